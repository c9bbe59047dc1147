"""Busy units that will be free soon: a rough word on when, for those whose work has a usual end."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from dispatch.status import UnitStatus
from dispatch.unit import Unit

TAKES_S: Mapping[UnitStatus, float] = MappingProxyType(
    {
        UnitStatus.AT_HOSPITAL: 1200.0,
        UnitStatus.STAGED: 600.0,
    }
)
"""From the status being reported until the crew is free, about the middle. Handing over a patient: 20 min, in
many places the target of off-load; standing by: 10 min. Assumed until fitted to own runs."""

AT_LEAST_S = 120.0
"""Past its usual end it is still not free at once. Assumed."""


def free_in_s(unit: Unit, at: datetime) -> float | None:
    """Seconds; None where nobody can say: on scene it takes as long as it takes."""
    takes_s = TAKES_S.get(unit.status)
    if takes_s is None:
        return None
    return max(AT_LEAST_S, takes_s - (at - unit.status_since).total_seconds())
