"""How durations spread: percentiles by nearest rank, so that every figure is one that was measured."""

from collections.abc import Sequence
from math import ceil


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` (above 0, up to 1) of the values do not exceed.

    Raises ValueError when there is none.
    """
    if not values or not 0 < share <= 1:
        raise ValueError(f"no {share} percentile of {len(values)} values")
    return sorted(values)[ceil(share * len(values)) - 1]
