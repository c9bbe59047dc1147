"""Which hospital: whether it can treat, then the drive and the wait until the patient is taken over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from dispatch.hospital_capability import HospitalCapability, Known

OFFLOAD_S = 1200.0
"""From the door until the crew is free where nobody waits before it: 20 min, a common target. Assumed."""
QUEUE_S = 600.0
"""More for each crew that is there already. Assumed until fitted to own runs."""


class Ability(StrEnum):
    """For one patient."""

    CAN = "can"
    NOT_KNOWN = "not_known"
    CANNOT = "cannot"


RANK = tuple(Ability)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hospital:
    name: str
    travel_s: float
    approximate: bool
    crews_there: int
    known: Known = field(default_factory=dict)

    @property
    def offload_s(self) -> float:
        return OFFLOAD_S + QUEUE_S * self.crews_there

    @property
    def seconds(self) -> float:
        """Until the crew is free again."""
        return self.travel_s + self.offload_s

    def ability(self, needs: Iterable[HospitalCapability]) -> Ability:
        """One known no outweighs what is not known; without a need all can."""
        said = [self.known.get(each) for each in needs]
        if any(each is not None and not each.has for each in said):
            return Ability.CANNOT
        return Ability.NOT_KNOWN if None in said else Ability.CAN


def ranked(hospitals: Iterable[Hospital], needs: Sequence[HospitalCapability] = ()) -> list[Hospital]:
    """All of them. Those able to treat by when the patient is taken over; then those of which it is not
    known; last those known not to: a human may have a reason."""
    return sorted(hospitals, key=lambda each: (RANK.index(each.ability(needs)), each.seconds, each.name))
