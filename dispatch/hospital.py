"""Which hospital: the drive, the wait until the patient is taken over, and whether it can treat."""

from collections.abc import Sequence
from dataclasses import dataclass

OFFLOAD_S = 1200.0
"""From the door until the crew is free where nobody waits before it: 20 min, a common target. Assumed."""
QUEUE_S = 600.0
"""More for each crew that is there already. Assumed until fitted to own runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hospital:
    name: str
    travel_s: float
    approximate: bool
    crews_there: int
    treats: frozenset[str] | None = None
    """What it can treat; None: not known, and a human must."""

    @property
    def offload_s(self) -> float:
        return OFFLOAD_S + QUEUE_S * self.crews_there

    @property
    def seconds(self) -> float:
        """Until the crew is free again."""
        return self.travel_s + self.offload_s


def ranked(hospitals: Sequence[Hospital], need: str | None = None) -> list[Hospital]:
    """Those able to treat by when the patient is taken over; then those of which it is not known; never those
    known not to. Without a need all are able."""

    def able(each: Hospital) -> bool | None:
        return True if need is None else None if each.treats is None else need in each.treats

    some = [each for each in hospitals if able(each) is not False]
    return sorted(some, key=lambda each: (able(each) is None, each.seconds, each.name))
