"""What stands in the street, gate or bollard: can it be passed, and how long does that take."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from routing.access import CLOSED, OPEN
from routing.agency import AGENCY, Agency
from routing.limits import Limits, limits_of

NOTHING = frozenset(
    {
        *("no", "entrance", "cattle_grid", "border_control", "toll_booth", "sally_port", "bump_gate"),
        *("height_restrictor", "gap", "coupure", "open", "rumble_strip", "tyres"),
    }
)
"""Let a vehicle through; a height restrictor by its `maxheight`. The first row as OSRM's car profile,
tolls and borders without stopping: they see the lights. The others assumed."""

GATES = frozenset({"gate", "swing_gate", "sliding_gate", "hampshire_gate", "wire_gate"})
BOOMS = frozenset({"lift_gate", "sliding_beam", "horizontal_bar"})
TAKEN_OUT = frozenset({"chain", "rope", "bar"})
"""Undone by hand, or cut."""

BOLLARDS_S: Mapping[str, str] = {
    **dict.fromkeys(("rising", "retractable", "automatic"), "boom"),
    **dict.fromkeys(("removable", "foldable", "fold_down", "unlockable", "lockable"), "bollard"),
    **dict.fromkeys(("flexible", "rubber"), "none"),
}
"""By the tag `bollard`, which of the agency's seconds it costs; one that is fixed or not described stands."""

LOW_KERBS = frozenset({"lowered", "flush", "no", "rolled"})

_SPECIFIC = ("motorcar", "motor_vehicle", "vehicle")


@dataclass(frozen=True, slots=True)
class Passage:
    may_pass: bool
    seconds: float = 0.0
    siren_only: bool = False
    """Others find it shut."""
    limits: Limits = field(default_factory=Limits)
    reason: str = ""
    """What bars the way; empty when nothing does."""


def passage(tags: Mapping[str, str], agency: Agency = AGENCY) -> Passage:
    """From the tags of a point on a street. What is not known is not passed: a crew that stands before a
    concrete block has lost more time than the way round takes."""
    kind = tags.get("barrier", "no")
    if kind in NOTHING:
        return Passage(tags.get("emergency") != "no", limits=limits_of(tags))
    seconds = _seconds(kind, tags, agency)
    by_us, by_all = _told_open(kind, tags)
    shut = tags.get("emergency") == "no" or (seconds is None and not by_us)
    if shut:
        return Passage(False, reason=f"barrier={kind}")
    if by_all and not by_us and tags.get("locked") != "yes":
        seconds = 0.0
    return Passage(True, seconds or 0.0, siren_only=not by_all, limits=limits_of(tags))


def _seconds(kind: str, tags: Mapping[str, str], agency: Agency) -> float | None:
    """To get through with keys and hands; None: not at all."""
    by_name = {"boom": agency.boom_s, "bollard": agency.bollard_s, "none": 0.0}
    if kind in GATES:
        return agency.gate_s
    if kind in BOOMS:
        return agency.boom_s
    if kind in TAKEN_OUT:
        return agency.bollard_s
    if kind == "bollard":
        return by_name.get(BOLLARDS_S.get(tags.get("bollard", ""), ""))
    if kind == "kerb" and tags.get("kerb") in LOW_KERBS:
        return 0.0
    return None


def _told_open(kind: str, tags: Mapping[str, str]) -> tuple[bool, bool]:
    """Whether a tag opens it to us whatever it is, and whether it stands open for every vehicle."""
    vehicles = next((tags[key] for key in _SPECIFIC if tags.get(key) in OPEN | CLOSED | {"emergency"}), "")
    ours = tags.get("emergency") in OPEN or vehicles == "emergency" or tags.get("access") == "emergency"
    # access=yes on a bollard is for walkers, on a gate for all
    anyone = tags.get("access") in OPEN and not vehicles and (kind in GATES or kind in BOOMS)
    cars = vehicles in OPEN
    return ours or cars, cars or anyone or kind == "kerb"
