"""Turn restrictions of a map become the forbidden paths a SearchGraph is built with.

Crews obey them unless their agency says otherwise: a sign may stand for a barrier between the lanes, for
a turn a long vehicle cannot make, for others who do not expect it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from routing.agency import AGENCY, Agency
from routing.bearings import Bearings, reverses
from routing.hours import Condition, active, read_condition
from routing.network import StreetNetwork
from routing.search_graph import Path
from routing.turn_restriction import KINDS_OF_TURN, TurnRestriction, Unusable, exempts_us
from routing.via_ways import ArcsOfWay, Ways

STRAIGHT_DEG = 30.0
"""A smaller change of direction is no turn. Assumed; asked only where a map leaves open which turn is
meant."""


@dataclass(frozen=True, slots=True)
class Forbidden:
    path: Path
    """Arcs that may not be driven one after the other, two or more."""
    condition: Condition | None
    """When; None: always."""


@dataclass(frozen=True, slots=True)
class Compiled:
    forbidden: tuple[Forbidden, ...]
    used: int
    """Restrictions that forbid something here."""
    moot: int
    """Restrictions whose forbidden turns nobody can drive anyway: a one-way or the lie of the streets
    forbids them."""
    unusable: Mapping[Unusable, int]
    always: int
    """Conditions that could not be read as hours, whole or in part; what could not be read is taken to
    hold."""

    def paths(self, weekday: int | None = None, minute: int | None = None) -> list[Path]:
        """What is forbidden then (0 is Monday, minute of the day, local); without a time, whatever ever
        is."""
        if weekday is None or minute is None:
            return sorted({each.path for each in self.forbidden})
        return sorted(
            {
                each.path
                for each in self.forbidden
                if each.condition is None or active(each.condition, weekday, minute)
            }
        )


def compile_restrictions(
    network: StreetNetwork,
    restrictions: Iterable[TurnRestriction],
    arcs_of_way: ArcsOfWay,
    agency: Agency = AGENCY,
) -> Compiled:
    """Every restriction is counted once: used, moot or unusable and why."""
    compiler = _Compiler(network, arcs_of_way)
    unusable: Counter[Unusable] = Counter()
    forbidden: list[Forbidden] = []
    used = moot = always = 0
    told = list(restrictions)
    only: dict[tuple[object, ...], list[TurnRestriction]] = defaultdict(list)
    for each in told:
        if each.is_only and _not_for_us(each, agency) is None:
            # "straight on or right" is drawn as two that each say "only": what either leaves open is open
            only[_place(each)].append(each)
    for each in told:
        found = _not_for_us(each, agency) or compiler.paths(each, only[_place(each)])
        if isinstance(found, Unusable):
            unusable[found] += 1
            continue
        read = read_condition(each.condition) if each.condition else None
        forbidden += [Forbidden(path, read.condition if read else None) for path in sorted(found)]
        used, moot = used + bool(found), moot + (not found)
        always += read is not None and not read.whole
    return Compiled(tuple(forbidden), used, moot, unusable, always)


def _not_for_us(restriction: TurnRestriction, agency: Agency) -> Unusable | None:
    if restriction.kind not in KINDS_OF_TURN:
        return Unusable.KIND
    if exempts_us(restriction):
        return Unusable.EXEMPT
    return Unusable.IGNORED if restriction.kind in agency.ignored_turns else None


def _place(restriction: TurnRestriction) -> tuple[object, ...]:
    return restriction.from_ways, restriction.via_node, restriction.via_ways, restriction.condition


class _Compiler:
    def __init__(self, network: StreetNetwork, arcs_of_way: ArcsOfWay) -> None:
        self._network = network
        self._ways = Ways(network, arcs_of_way)
        self._bearings = Bearings(network)

    def paths(
        self, restriction: TurnRestriction, together: Iterable[TurnRestriction]
    ) -> set[Path] | Unusable:
        """Forbidden paths, none when nobody could drive one. together: all that say "only" at the same
        place."""
        ways = self._ways
        if not all(
            ways.known(each) for each in (restriction.from_ways, restriction.via_ways, restriction.to_ways)
        ):
            return Unusable.WAY_MISSING
        if restriction.via_node is not None and restriction.via_node not in self._network.index:
            return Unusable.NODE_MISSING
        if not self._meet(restriction):
            return Unusable.NOT_CONNECTED
        if not restriction.is_only:
            return self._as_told(restriction)
        return self._all_others({path for each in together for path in self._as_told(each)})

    def _meet(self, restriction: TurnRestriction) -> bool:
        """Do its ways touch each other at all, whichever way they are driven?"""
        ways = self._ways
        if restriction.via_node is not None:
            via = self._network.index[restriction.via_node]
            return via in ways.nodes(restriction.from_ways) and via in ways.nodes(restriction.to_ways)
        row = [restriction.from_ways, *((way,) for way in restriction.via_ways), restriction.to_ways]
        return all(ways.nodes(one) & ways.nodes(next) for one, next in pairwise(row))

    def _whole(self, restriction: TurnRestriction) -> set[Path]:
        """Every way to drive from, via, to."""
        ways, found = self._ways, set()
        if restriction.via_node is not None:
            starts = {self._network.index[restriction.via_node]}
        else:
            starts = set(ways.nodes(restriction.via_ways[:1]))
        for first in ways.into(restriction.from_ways, starts):
            start = int(self._network.arrays.head[first])
            for middle in ways.over(start, restriction.via_ways, restriction.to_ways):
                end = int(self._network.arrays.head[middle[-1]]) if middle else start
                found |= {(first, *middle, last) for last in ways.out_of(restriction.to_ways, {end})}
        return found

    def _as_told(self, restriction: TurnRestriction) -> set[Path]:
        """What it names, from its beginning to its end. Without turning back in one street, unless that
        is meant; where a way of it runs through the node, only what turns as the name says."""
        whole = self._whole(restriction)
        turns_back = restriction.kind.endswith("u_turn")
        back = {path for path in whole if self._reverses(path)}
        if turns_back and set(restriction.from_ways) & set(restriction.to_ways) and not restriction.via_ways:
            return back
        onward = whole - back
        if restriction.via_node is None or len(onward) <= len(restriction.from_ways) * len(
            restriction.to_ways
        ):
            return onward
        return {path for path in onward if self._turns(path, restriction.kind)} or onward

    def _all_others(self, allowed: set[Path]) -> set[Path] | Unusable:
        """What leaves the way that is left open, at its first junction or any later one."""
        if not allowed:
            return Unusable.NO_WAY_OUT
        begun = {path[:i] for path in allowed for i in range(1, len(path) + 1)}
        forbidden = set()
        for path in begun - allowed:
            head = int(self._network.arrays.head[path[-1]])
            arcs = range(int(self._network.out_start[head]), int(self._network.out_start[head + 1]))
            forbidden |= {(*path, arc) for arc in arcs if (*path, arc) not in begun}
        return forbidden

    def _reverses(self, path: Path) -> bool:
        return any(bool(reverses(self._network, np.array([a]), np.array([b]))[0]) for a, b in pairwise(path))

    def _turns(self, path: Path, kind: str) -> bool:
        deg = float(self._bearings.turn_deg(np.array([path[0]]), np.array([path[-1]]))[0])
        if kind.endswith("left_turn"):
            return deg < -STRAIGHT_DEG
        if kind.endswith("right_turn"):
            return deg > STRAIGHT_DEG
        return abs(deg) <= STRAIGHT_DEG if kind.endswith("straight_on") else True
