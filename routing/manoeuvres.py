"""A way through the streets as what its driver has to do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from routing.bends import bearing_in, bearing_out, goes_back, other_ways, side_deg, turn_deg
from routing.geo import LatLon
from routing.network import Flag, StreetNetwork
from routing.search_graph import SearchGraph
from routing.snap import WALK_M_PER_S
from routing.step_times import step_ms
from routing.way import Step, cut

STRAIGHT_DEG = 20.0
SLIGHT_DEG = 50.0
NORMAL_DEG = 125.0
BACK_DEG = 170.0
"""Up to these a driver goes straight on, bears, turns, turns sharply; beyond the last, back. Assumed."""

FORK_DEG = 40.0
"""Two ways on with less between them are a fork: straight on does not tell them apart. Assumed."""

AHEAD_DEG = 30.0
"""A place less to the side than this is straight ahead. Assumed."""

WALKED_FROM_M = 15.0
"""Fewer metres from the street to the door are not worth a word: a pavement. Assumed."""


class Kind(StrEnum):
    DEPART = "depart"
    CONTINUE = "continue"
    SLIGHT_LEFT = "slight_left"
    LEFT = "left"
    SHARP_LEFT = "sharp_left"
    SLIGHT_RIGHT = "slight_right"
    RIGHT = "right"
    SHARP_RIGHT = "sharp_right"
    U_TURN = "u_turn"
    ROUNDABOUT = "roundabout"
    ARRIVE_LEFT = "arrive_left"
    ARRIVE_RIGHT = "arrive_right"
    ARRIVE_AHEAD = "arrive_ahead"
    WALK = "walk"
    """Get out; the rest is on foot."""


@dataclass(frozen=True, slots=True)
class Manoeuvre:
    kind: Kind
    position: LatLon
    street: str | None
    """The street it leads into; None where none has a name."""
    distance_m: float
    """From here to the next manoeuvre."""
    seconds: float
    """From here to the next one; of all of them, the way's whole time."""
    exit: int | None = None
    """Of a roundabout, counted from where it is entered; None: the way ends in it."""
    heading_deg: float | None = None
    """Of the departure, clockwise from north."""


@dataclass(frozen=True, slots=True)
class _Begun:
    """A manoeuvre and the number of the step it begins."""

    step: int
    kind: Kind
    exit: int | None = None


def manoeuvres(view: SearchGraph, steps: Sequence[Step], walk_ms: int, place: LatLon) -> list[Manoeuvre]:
    """From the departure to the arrival at a place, for steps as the planner gives them.

    Where a road only bends, and where a street goes on as itself, there is nothing to do and nothing is said.
    Raises ValueError for steps that may not be driven.
    """
    network, took = view.network, step_ms(view, steps)
    begun = list(_begun(network, [arc for arc, _, _ in steps]))
    ends = [each.step for each in begun[1:]] + [len(steps)]
    said = []
    for each, end in zip(begun, ends, strict=True):
        part, (arc, enters, _) = steps[each.step : end], steps[each.step]
        length = sum(float(network.arrays.length_m[a]) * (out - into) for a, into, out in part)
        said.append(
            Manoeuvre(
                each.kind,
                cut(network.line_of(arc), enters, 1.0)[0],
                _street(network, [a for a, _, _ in part]),
                length,
                sum(took[each.step : end]) / 1000,
                each.exit,
                bearing_out(network, arc, enters) if each.kind is Kind.DEPART else None,
            )
        )
    return said + _arrival(network, steps[-1], walk_ms, place)


def _begun(network: StreetNetwork, arcs: Sequence[int]) -> Iterator[_Begun]:
    """The steps where something is to be done."""
    ring = [bool(network.flags_of(arc) & Flag.ROUNDABOUT) for arc in arcs]
    yield _Begun(0, Kind.DEPART)
    if ring[0] and not all(ring):
        yield _Begun(0, Kind.ROUNDABOUT, _exit(network, arcs, ring, 0))
    for i in range(1, len(arcs)):
        if ring[i]:
            if not ring[i - 1]:
                yield _Begun(i, Kind.ROUNDABOUT, _exit(network, arcs, ring, i))
        elif not ring[i - 1]:
            kind = turn_kind(network, arcs[i - 1], arcs[i])
            if kind is not None:
                yield _Begun(i, kind)


def _exit(network: StreetNetwork, arcs: Sequence[int], ring: Sequence[bool], entered: int) -> int | None:
    """Which exit of a roundabout the way takes: junctions of the ring with a street to leave it by."""
    count = 0
    for i in range(entered, len(arcs)):
        if not ring[i]:
            return max(count, 1)
        after = arcs[i + 1] if i + 1 < len(arcs) else arcs[i]
        leaving = [after, *other_ways(network, arcs[i], after)]
        count += any(not network.flags_of(each) & Flag.ROUNDABOUT for each in leaving)
    return None


def turn_kind(network: StreetNetwork, arc: int, into: int) -> Kind | None:
    """What a driver does between two arcs; None where there is no choice, or the street goes on as itself."""
    if goes_back(network, arc, into):
        return Kind.U_TURN
    others = other_ways(network, arc, into)
    if not others:
        return None
    turned = turn_deg(network, arc, into)
    beside = {each: turn_deg(network, arc, each) for each in others}
    name = network.name_of(into)
    same = name is not None and name == network.name_of(arc)
    if abs(turned) > STRAIGHT_DEG:
        goes_on = (
            same and abs(turned) <= SLIGHT_DEG and all(abs(each) > abs(turned) for each in beside.values())
        )
        return None if goes_on else _by_angle(turned)
    near = [
        turned - other
        for each, other in beside.items()
        if abs(turned - other) < FORK_DEG and (not same or network.name_of(each) == name)
    ]
    if near:
        return Kind.SLIGHT_LEFT if min(near, key=abs) < 0 else Kind.SLIGHT_RIGHT
    return Kind.CONTINUE if name is not None and not same else None


def _by_angle(turned: float) -> Kind:
    size, right = abs(turned), turned > 0
    if size <= SLIGHT_DEG:
        return Kind.SLIGHT_RIGHT if right else Kind.SLIGHT_LEFT
    if size <= NORMAL_DEG:
        return Kind.RIGHT if right else Kind.LEFT
    if size <= BACK_DEG:
        return Kind.SHARP_RIGHT if right else Kind.SHARP_LEFT
    return Kind.U_TURN


def _street(network: StreetNetwork, arcs: Sequence[int]) -> str | None:
    """The first name on the way to the next manoeuvre: a slip road is called after where it leads, and a
    roundabout after the street it is left by."""
    outside = [arc for arc in arcs if not network.flags_of(arc) & Flag.ROUNDABOUT]
    return next((name for arc in outside or arcs if (name := network.name_of(arc))), None)


def _arrival(network: StreetNetwork, last: Step, walk_ms: int, place: LatLon) -> list[Manoeuvre]:
    """Where the place is from the street, and the walk where it is one."""
    arc, enters, leaves = last
    at = cut(network.line_of(arc), enters, leaves)[-1]
    aside = side_deg(at, bearing_in(network, arc, leaves), place)
    walk_m, walk_s = walk_ms / 1000 * WALK_M_PER_S, walk_ms / 1000
    walks = walk_m >= WALKED_FROM_M
    if aside is None or abs(aside) <= AHEAD_DEG:
        kind = Kind.ARRIVE_AHEAD
    else:
        kind = Kind.ARRIVE_RIGHT if aside > 0 else Kind.ARRIVE_LEFT
    here = Manoeuvre(kind, at, network.name_of(arc), 0.0 if walks else walk_m, 0.0 if walks else walk_s)
    return [here, Manoeuvre(Kind.WALK, at, None, walk_m, walk_s)] if walks else [here]
