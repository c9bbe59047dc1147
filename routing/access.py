"""May an emergency vehicle drive a street, and which way: from OpenStreetMap's tags."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from routing.agency import AGENCY, Agency
from routing.network import Flag

CAR_KINDS = frozenset(
    {
        *("motorway", "trunk", "primary", "secondary", "tertiary", "unclassified", "residential", "road"),
        *("living_street", "service", "pedestrian", "track", "busway"),
    }
)
"""Classes a car can drive when nothing forbids it; every other `highway` must be opened by a tag."""

ON_FOOT = frozenset({"pedestrian", "footway", "path", "cycleway", "bridleway"})
NOT_A_ROAD = frozenset(
    {
        *("construction", "proposed", "planned", "abandoned", "razed", "disused"),
        *("platform", "elevator", "steps", "corridor", "via_ferrata", "ladder", "emergency_bay"),
    }
)
HALF_BUILT = frozenset({"no", "minor", "widening"})
"""Values of `construction` that leave a street usable, as OSRM's car profile has them."""
IMPASSABLE = (
    ("smoothness", "impassable"),
    ("impassable", "yes"),
    ("status", "impassable"),
    ("ice_road", "yes"),
    ("winter_road", "yes"),
)
"""The last two are there for a season nobody told us of."""
HEAD_ON_NEVER = frozenset({"motorway", "trunk"})
"""Nobody drives against the traffic of these, whatever the agency allows: closing speed kills. Assumed."""

CLOSED = frozenset(
    {"no", "private", "delivery", "agricultural", "forestry", "customers", "permit", "military"}
)
OPEN = frozenset({"yes", "designated", "official", "permissive", "destination"})
PARTICULAR_FIRST = ("motorcar", "motor_vehicle", "vehicle", "access")
"""Of these the first that is tagged decides, as the OpenStreetMap wiki has it under Key:access."""
_ONEWAY = ("oneway:emergency", "oneway:motor_vehicle", "oneway:vehicle", "oneway")
_FORWARD = frozenset({"yes", "true", "1"})
_BACKWARD = frozenset({"-1", "reverse"})


NO_FLAGS = Flag(0)


class Direction(StrEnum):
    FORWARD = "forward"
    BACKWARD = "backward"


@dataclass(frozen=True, slots=True)
class Access:
    """Which ways of a street are open to an emergency vehicle."""

    forward: bool
    backward: bool
    reason: str
    """Why not, or why although: a short English phrase for reports."""
    forward_flags: Flag = NO_FLAGS
    backward_flags: Flag = NO_FLAGS


def drivable(tags: Mapping[str, str], agency: Agency = AGENCY) -> Access:
    """From a way's tags. A siren opens private ways and pedestrian streets, never stairs or a building site.

    Conditions of time on access (`access:conditional`) say nothing to a crew that may go in at any hour.
    """
    kind = tags.get("highway", "").removesuffix("_link")
    if kind or tags.get("route") != "ferry":
        shut = _never(tags, kind)
        return Access(False, False, shut) if shut else _street(tags, kind, agency)
    return _ferry(tags, agency)


def _never(tags: Mapping[str, str], kind: str) -> str:
    """Why no vehicle gets through; empty when one may."""
    building = tags.get("construction", "no")
    if kind in NOT_A_ROAD:
        return f"highway={kind}"
    if kind and building not in HALF_BUILT:
        return f"construction={building}"
    if tags.get("area") == "yes":
        return "an area, not a line"
    if tags.get("emergency") == "no":
        return "emergency=no"
    found = next((f"{key}={value}" for key, value in IMPASSABLE if tags.get(key) == value), "")
    return found or ("" if kind else "not a street")


def _street(tags: Mapping[str, str], kind: str, agency: Agency) -> Access:
    allowed, told = _told(tags)
    ours = _kept_for_us(tags)
    if kind not in CAR_KINDS and not ours and not allowed:
        return Access(False, False, f"highway={kind}")
    flags = _lie_of_the_street(tags)
    if kind in ON_FOOT:
        flags |= Flag.FOOTWAY
    closed = bool(told) and not allowed
    if closed or kind == "busway" or (ours and (kind not in CAR_KINDS or not ours.startswith("emergency"))):
        flags |= Flag.SIREN_ONLY
    reason = f"{told}, opened by siren" if closed and not ours else ours if closed or ours else ""
    return _directions(tags, reason, flags, agency)


def _told(tags: Mapping[str, str]) -> tuple[bool, str]:
    """Whether cars are told they may (True) or may not, and by which tag; (False, "") when none is."""
    for key in PARTICULAR_FIRST:
        if (value := tags.get(key)) in OPEN:
            # access=yes on a footway is for walkers
            return key != "access", f"{key}={value}" if key != "access" else ""
        if value in CLOSED:
            return False, f"{key}={value}"
    return False, ""


def _kept_for_us(tags: Mapping[str, str]) -> str:
    """The tag that names emergency vehicles as those who may; empty when none does."""
    if tags.get("emergency") in OPEN:
        return f"emergency={tags['emergency']}"
    if tags.get("service") == "emergency_access":
        return "service=emergency_access"
    return next((f"{key}=emergency" for key in PARTICULAR_FIRST if tags.get(key) == "emergency"), "")


def _ferry(tags: Mapping[str, str], agency: Agency) -> Access:
    """A ferry must be told to take vehicles: most of a city's take people only."""
    if not agency.ferries:
        return Access(False, False, "a ferry, which the agency does not use")
    if tags.get("emergency") == "no" or not (_told(tags)[0] or tags.get("hgv") in OPEN or _kept_for_us(tags)):
        return Access(False, False, "a ferry not known to take vehicles")
    return _directions(tags, "", Flag.FERRY, agency)


def _lie_of_the_street(tags: Mapping[str, str]) -> Flag:
    flags = Flag(0)
    if tags.get("junction") in ("roundabout", "circular"):
        flags |= Flag.ROUNDABOUT
    if tags.get("bridge", "no") != "no":
        flags |= Flag.BRIDGE
    if tags.get("tunnel", "no") != "no":
        flags |= Flag.TUNNEL
    return flags


def _directions(tags: Mapping[str, str], reason: str, flags: Flag, agency: Agency) -> Access:
    told = next((tags[key] for key in _ONEWAY if key in tags), "")
    if told == "reversible":
        return Access(False, False, "oneway=reversible: the direction of the hour is not known")
    implied = bool(flags & Flag.ROUNDABOUT) or tags.get("highway") == "motorway"
    legal = {
        Direction.FORWARD: told not in _BACKWARD,
        Direction.BACKWARD: not (told in _FORWARD or (implied and told != "no")) or told in _BACKWARD,
    }
    found = {way: _one_way(tags, way, legal[way], flags, agency) for way in Direction}
    if not any(each is not None for each in found.values()):
        # closed both ways to cars is a street for trams or taxis; a siren opens it the way it runs
        ours = {way: legal[way] and tags.get(f"emergency:{way}") != "no" for way in Direction}
        found = {way: flags | Flag.SIREN_ONLY if ours[way] else None for way in Direction}
    forward, backward = found[Direction.FORWARD], found[Direction.BACKWARD]
    return Access(forward is not None, backward is not None, reason, forward or Flag(0), backward or Flag(0))


def _one_way(
    tags: Mapping[str, str], way: Direction, legal: bool, flags: Flag, agency: Agency
) -> Flag | None:
    """Flags of one direction; None: nobody drives it."""
    ours = tags.get(f"emergency:{way}", "")
    if ours == "no":
        return None
    if ours in OPEN:
        return flags | Flag.SIREN_ONLY
    closed = any(tags.get(f"{key}:{way}") in CLOSED for key in PARTICULAR_FIRST)
    if legal and not closed:
        return flags
    if _has_bus_lane(tags, way):
        return flags | Flag.SIREN_ONLY
    if agency.contraflow and not _head_on(tags, flags):
        return flags | Flag.CONTRAFLOW
    return None


def _has_bus_lane(tags: Mapping[str, str], way: Direction) -> bool:
    """A lane of their own for buses that come the other way: a crew with a siren may use it."""
    if any(tags.get(f"{key}:{way}") in OPEN for key in ("bus", "psv")):
        return True
    against = tags.get("oneway:bus") == "no" or tags.get("oneway:psv") == "no"
    return against or tags.get("busway") == "opposite_lane"


def _head_on(tags: Mapping[str, str], flags: Flag) -> bool:
    """Where those who come could not see, stop or swerve."""
    fast = tags.get("highway", "").removesuffix("_link") in HEAD_ON_NEVER
    return fast or bool(flags & (Flag.ROUNDABOUT | Flag.TUNNEL | Flag.FERRY))
