"""Restrictions by chance in grids: the way found is the best of those that break none, as read word by
word."""

from collections.abc import Sequence
from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from routing.geo import LatLon
from routing.network import StreetNetwork
from routing.restrictions import compile_restrictions
from routing.travel_time import Planner
from routing.turn_restriction import TurnRestriction
from routing.via_ways import ArcsOfWay
from tests.routing.by_networkx import EdgeBased, History
from tests.routing.grids import fleets, grids, spots


class WordByWord(EdgeBased):
    """Judges what was driven by the restrictions themselves, never by compiled paths."""

    def __init__(self, network: StreetNetwork, rules: Sequence[TurnRestriction], ways: ArcsOfWay) -> None:
        self.rules, self.ways = rules, {way: frozenset(arcs) for way, arcs in ways.items()}
        self.ends = list(zip(network.arrays.tail.tolist(), network.arrays.head.tolist(), strict=True))
        self.junction = network.index
        longest = 2 + 2 * max((len(rule.via_ways) for rule in rules), default=0)
        super().__init__(network, [tuple(range(longest))])  # only its length counts: what must be remembered

    def may(self, here: History, arc: int) -> bool:
        driven = (*here, arc)
        return not any(self.breaks(rule, driven[i:]) for rule in self.rules for i in range(len(driven) - 1))

    def breaks(self, rule: TurnRestriction, driven: History) -> bool:
        """Is just this stretch, from its first arc to its last, what the rule forbids?"""
        if not any(driven[0] in self.ways[way] for way in rule.from_ways):
            return False
        if not rule.is_only:
            return self.follows(rule, driven) == "through"
        together = [
            each
            for each in self.rules
            if each.is_only
            and (each.from_ways, each.via_node, each.via_ways)
            == (rule.from_ways, rule.via_node, rule.via_ways)
        ]
        begun = any(self.open(each, driven[:-1]) for each in together)
        return begun and not any(self.keeps(each, driven) for each in together)

    def follows(self, rule: TurnRestriction, driven: History) -> str:
        """How far driven keeps to from, via and to: "off", "under way" or "through"."""
        at = self.ends[driven[0]][1]
        if rule.via_node is not None and at != self.junction[rule.via_node]:
            return "off"
        rest = list(driven[1:])
        for stage, way in enumerate(rule.via_ways):
            goals = self.touched(rule.via_ways[stage + 1 : stage + 2] or rule.to_ways)
            seen = {at}
            while True:
                if not rest:
                    return "under way"
                arc = rest.pop(0)
                at = self.ends[arc][1]
                if arc not in self.ways[way] or at in seen:
                    return "off"
                seen.add(at)
                if at in goals:
                    break
        if not rest:
            return "under way"
        through = len(rest) == 1 and any(rest[0] in self.ways[way] for way in rule.to_ways)
        return "through" if through and not self.turns_back(driven) else "off"

    def open(self, rule: TurnRestriction, driven: History) -> bool:
        """Begun, and it can still be finished from here. A rule that cannot be is not in force."""
        if self.follows(rule, driven) != "under way":
            return False
        return any(self.keeps(rule, (*driven, arc)) for arc in self.after[driven[-1]])

    def keeps(self, rule: TurnRestriction, driven: History) -> bool:
        return self.follows(rule, driven) == "through" or self.open(rule, driven)

    def turns_back(self, driven: History) -> bool:
        return any(self.ends[a] == self.ends[b][::-1] for a, b in pairwise(driven))

    def touched(self, ways: Sequence[int]) -> frozenset[int]:
        return frozenset(end for way in ways for arc in self.ways[way] for end in self.ends[arc])


def ways_of(network: StreetNetwork, chance: Random) -> dict[int, list[int]]:
    """Streets as ways; some ways hold two streets that meet."""
    by_street: dict[int, list[int]] = {}
    for arc, street in enumerate(network.arrays.street_id.tolist()):
        by_street.setdefault(street, []).append(arc)
    streets = sorted(by_street)
    chance.shuffle(streets)
    ways: dict[int, list[int]] = {}
    for street in streets:
        joined = next((way for way in sorted(ways) if len(ways[way]) <= 2 and chance.random() < 0.15), None)
        if joined is not None and _meet(network, ways[joined], by_street[street]):
            ways[joined] += by_street[street]
        else:
            ways[street] = by_street[street]
    return ways


def _meet(network: StreetNetwork, one: Sequence[int], other: Sequence[int]) -> bool:
    a = network.arrays
    ends = [{int(end) for arc in arcs for end in (a.tail[arc], a.head[arc])} for arcs in (one, other)]
    return len(ends[0] & ends[1]) == 1


def rules_of(
    network: StreetNetwork, ways: dict[int, list[int]], chance: Random, count: int
) -> list[TurnRestriction]:
    """From way to way as a drive by chance crosses them. Turning round and ways through a junction are
    for the drawn towns: here every rule means one turn whatever its name."""
    a, rules = network.arrays, []
    owner = {arc: way for way, arcs in ways.items() for arc in arcs}
    for _ in range(count):
        arc = chance.randrange(network.arc_count)
        row, first = [owner[arc]], int(a.head[arc])
        for _ in range(chance.choice((6, 6, 12, 16))):
            after = range(int(network.out_start[a.head[arc]]), int(network.out_start[a.head[arc] + 1]))
            if not after or len(row) == 4:
                break
            arc = chance.choice(after)
            if owner[arc] not in row:
                row.append(owner[arc])
        row = row[: chance.choice((2, 2, 3, 4))]
        if len(row) < 2:
            continue
        via = tuple(row[1:-1])
        node = None if via else int(a.node[first])
        kind = chance.choice(("no_entry", "no_exit", "only_u_turn"))
        for to in (row[-1], *([chance.choice(sorted(ways))] if chance.random() < 0.5 else [])):
            if to not in (row[0], *via):
                rules.append(
                    TurnRestriction(
                        kind=kind, from_ways=(row[0],), to_ways=(to,), via_ways=via, via_node=node
                    )
                )
    return rules


@settings(max_examples=80, deadline=None)
@given(grids, spots, fleets, st.integers(0, 10_000), st.integers(1, 8))
def test_the_way_breaks_no_restriction_and_no_better_one_keeps_them_all(
    network: StreetNetwork, to: LatLon, fleet: dict[str, LatLon], seed: int, count: int
) -> None:
    chance = Random(seed)
    ways = ways_of(network, chance)
    rules = rules_of(network, ways, chance, count)
    compiled = compile_restrictions(network, rules, ways)
    assert compiled.used + compiled.moot + sum(compiled.unusable.values()) == len(rules)
    planner = Planner(network, compiled.paths())
    goal = planner.snapper.reach(to)
    assert goal is not None
    stands = planner.stands(fleet)
    snaps = {name: snap for name, snap in zip(stands.names, stands.snaps, strict=True) if snap is not None}
    judge = WordByWord(network, rules, ways)
    expected = sorted((ms, name) for name, ms in judge.times_to(goal, snaps).items())
    assert [(ms, name) for name, ms in planner.soonest(goal, stands, len(fleet))] == expected
