"""How streets lie at a junction: by how much a driver turns, and where else there was to go."""

from routing.geo import LatLon, bearing_deg, distance_m
from routing.network import Flag, StreetNetwork
from routing.way import cut

LOOK_M = 20.0
"""A street's direction at a junction is taken over so many metres: a kerb's curve is shorter. Assumed."""

AT_M = 3.0
"""Nearer than this a place is on the street itself: half a lane. Assumed."""


def turn_deg(network: StreetNetwork, arc: int, into: int) -> float:
    """From one arc into the next, in (-180, 180]; right is positive."""
    return between_deg(bearing_in(network, arc), bearing_out(network, into))


def bearing_in(network: StreetNetwork, arc: int, share: float = 1.0) -> float:
    """Direction of the last metres up to a share of an arc, degrees clockwise from north."""
    near = LOOK_M / max(float(network.arrays.length_m[arc]), LOOK_M)
    back = max(0.0, share - near)
    return _bearing(cut(network.line_of(arc), back, share if share > 0 else near))


def bearing_out(network: StreetNetwork, arc: int, share: float = 0.0) -> float:
    """Direction of the first metres from a share of an arc, degrees clockwise from north."""
    near = LOOK_M / max(float(network.arrays.length_m[arc]), LOOK_M)
    ahead = min(1.0, share + near)
    return _bearing(cut(network.line_of(arc), share if share < 1 else 1 - near, ahead))


def between_deg(one: float, other: float) -> float:
    """From one bearing to another, in (-180, 180]; clockwise is positive."""
    return 180.0 - (one - other + 180.0) % 360.0


def other_ways(network: StreetNetwork, arc: int, into: int) -> list[int]:
    """What a driver might take instead at the end of an arc; not back, not against traffic, not on foot."""
    a = network.arrays
    head, tail = int(a.head[arc]), int(a.tail[arc])
    leaving = range(int(network.out_start[head]), int(network.out_start[head + 1]))
    return [
        each
        for each in leaving
        if each != into
        and not (a.head[each] == tail and a.street_id[each] == a.street_id[arc])
        and not network.flags_of(each) & (Flag.FOOTWAY | Flag.CONTRAFLOW)
    ]


def goes_back(network: StreetNetwork, arc: int, into: int) -> bool:
    """Whether the second arc is the first one the other way."""
    a = network.arrays
    return bool(
        a.head[into] == a.tail[arc] and a.tail[into] == a.head[arc] and a.street_id[into] == a.street_id[arc]
    )


def side_deg(line_end: LatLon, heading_deg: float, place: LatLon) -> float | None:
    """Where a place lies from who arrives with a heading, right positive; None when it is right there."""
    if distance_m(line_end, place) < AT_M:
        return None
    return between_deg(heading_deg, bearing_deg(line_end, place))


def _bearing(line: list[LatLon]) -> float:
    return bearing_deg(line[0], line[-1])
