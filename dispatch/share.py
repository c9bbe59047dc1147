"""Many times in a few numbers: percentiles, the share in time, and how many are missing and why."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from dispatch.course import Gap


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """`count` were measured; without any, nothing is known: None."""

    count: int
    p50_s: float | None
    p90_s: float | None
    in_time: float | None
    """0 to 1."""
    missing: Mapping[Gap, int]


def percentile(in_order: Sequence[float], share: float) -> float | None:
    """By nearest rank: the least value that at least this share keep. A time that was driven, never one
    between two. None of nothing."""
    if not in_order:
        return None
    return in_order[max(1, ceil(share * len(in_order) - 1e-9)) - 1]


def summary(times: Iterable[float | Gap], within_s: float | None) -> Summary:
    """Exactly on the target is in time. Without a target no share is known."""
    seconds: list[float] = []
    missing: Counter[Gap] = Counter()
    for each in times:
        if isinstance(each, Gap):
            missing[each] += 1
        else:
            seconds.append(each)
    seconds.sort()
    kept = None if within_s is None else sum(each <= within_s for each in seconds)
    return Summary(
        count=len(seconds),
        p50_s=percentile(seconds, 0.5),
        p90_s=percentile(seconds, 0.9),
        in_time=None if kept is None or not seconds else kept / len(seconds),
        missing=missing,
    )
