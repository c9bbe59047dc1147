"""A unit that becomes free takes over a call from one still under way, where it is there enough sooner.

Practice (FIELD.md §3): at a gain of two minutes or more, and at most twice a call, because each change is
talk on the radio and a crew that turns round.
"""

import numpy as np

from dispatch.arrays import Floats, Int64s

MOST_SWAPS = 2
"""Times one call may change hands. Assumed: practice says one or two."""


def allowed(sooner_min: Floats, swaps: Int64s) -> Floats:
    """The gains, without those at calls that have changed hands often enough. swaps: one a call, the last
    axis of `sooner_min`."""
    return np.where(swaps < MOST_SWAPS, sooner_min, -np.inf)


def takes_over(sooner_min: Floats, swaps: Int64s, gain_min: float) -> int | None:
    """Which call under way the freed unit takes: the one it is there soonest before the unit sent; or none.

    sooner_min: one a call, how much earlier the freed unit would be there; swaps: how often it has changed
    hands. Of even gains the earlier call; a gain_min of 0 means no swaps.
    """
    if gain_min <= 0 or not len(sooner_min):
        return None
    gains = allowed(sooner_min, swaps)
    best = int(np.argmax(gains))
    return best if gains[best] >= gain_min else None
