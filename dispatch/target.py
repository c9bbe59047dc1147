"""What a centre measures itself by: a time, the share that must keep it, and the edition that says so."""

from dataclasses import dataclass
from enum import StrEnum

from dispatch.unit import Capability
from incidents.terms import Priority


class Measure(StrEnum):
    """FIELD words: told → moving is turnout, moving → there is travel, told → there is response."""

    PROCESSING = "processing"
    """Call taken → the first unit told. Of an incident."""
    TURNOUT = "turnout"
    """Told → moving. Of each unit."""
    TRAVEL = "travel"
    """Moving → there. Of each unit."""
    RESPONSE = "response"
    """The first unit told → the first unit there. Of an incident."""


OF_UNITS = frozenset({Measure.TURNOUT, Measure.TRAVEL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    name: str
    """Its key, such as "turnout_fire"; the screens have the words."""
    measure: Measure
    within_s: float
    share: float
    """Of all, that must be within; 0.9 is the 90th percentile."""
    edition: str
    note: str = ""
    """What is assumed, and by whom it should be checked."""
    capabilities: frozenset[Capability] | None = None
    """Only units that can do one of these; None: all."""
    priorities: frozenset[Priority] | None = None
    """Only incidents of these; None: all."""
    first_only: bool = False
    """Only the first unit to be there, of those that count."""
