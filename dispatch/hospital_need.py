"""What a patient of this kind of incident needs of a hospital, until somebody has seen the patient."""

from collections.abc import Sequence
from dataclasses import dataclass

from dispatch.hospital_capability import HospitalCapability
from incidents.terms import IncidentType, Priority


@dataclass(frozen=True, slots=True, kw_only=True)
class HospitalNeed:
    capabilities: tuple[HospitalCapability, ...]
    """All of them; none: any hospital will do."""
    types: frozenset[IncidentType] | None = None
    """None: every type."""
    priorities: frozenset[Priority] | None = None
    """None: every priority."""

    def holds(self, type: IncidentType, priority: Priority) -> bool:
        return (self.types is None or type in self.types) and (
            self.priorities is None or priority in self.priorities
        )


def needed(
    needs: Sequence[HospitalNeed], type: IncidentType, priority: Priority
) -> tuple[HospitalCapability, ...]:
    """Of the first that holds; none where none does."""
    return next((each.capabilities for each in needs if each.holds(type, priority)), ())
