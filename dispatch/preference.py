"""In which order free units are offered: the soonest first, but of those nearly as soon, who bares least.

Nearly is a band of seconds by priority: of a life-threatening call only what nobody could feel, of a lesser
one as much as is worth the people left without cover (FIELD.md §3.2-3.3).
"""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from math import inf, isfinite
from typing import Protocol, TypeVar

from dispatch.unit import Capability, Unit
from incidents.terms import Priority

BAND_S: Mapping[Priority, float] = {
    Priority.P1: 45.0,
    Priority.P2: 90.0,
    Priority.P3: 120.0,
    Priority.P4: 120.0,
}
"""FIELD.md §3: a tie band of 30 to 60 s where life is threatened, else 60 to 120 s; the agency's to set."""


class Offered(Protocol):
    @property
    def unit(self) -> Unit: ...
    @property
    def seconds(self) -> float: ...
    @property
    def cover_lost(self) -> float: ...


T = TypeVar("T", bound=Offered)


def preferred(by_arrival: Sequence[T], due: Collection[Capability], band_s: float) -> list[T]:
    """Each next one is the one that costs least cover among those within the band of the soonest left.

    Ranked for each capability that is due by itself: an ambulance at the door says nothing about engines. A
    unit with several counts where it ranks best. Without a band it is the order of arrival; cover decides
    ties.
    """
    seconds = [each.seconds for each in by_arrival]
    lost = [each.cover_lost for each in by_arrival]
    best: dict[int, tuple[float, int]] = {}
    for capability in due:
        able = [i for i, each in enumerate(by_arrival) if capability in each.unit.capabilities]
        for rank, (soonest_s, i) in enumerate(_windowed(able, seconds, lost, band_s)):
            best[i] = min((soonest_s, rank), best.get(i, (inf, rank)))
    return [by_arrival[i] for i in sorted(best, key=lambda i: (*best[i], i))]


def _windowed(
    able: Sequence[int], seconds: Sequence[float], lost: Sequence[float], band_s: float
) -> Iterator[tuple[float, int]]:
    """With the seconds of the soonest left when it was taken. Without a time none is nearly as soon."""
    left = list(able)
    while left:
        soonest_s = seconds[left[0]]
        near = bisect_right(left, soonest_s + band_s, key=seconds.__getitem__) if isfinite(soonest_s) else 1
        taken = left.pop(min(range(near), key=lambda at: lost[left[at]]))
        yield soonest_s, taken
