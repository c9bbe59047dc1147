"""In real cities the planner's times and ways are those of plain networkx, in mid-street too."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from math import inf
from random import Random

import pytest

from data.loaders.draft import Draft
from data.loaders.osm import read_osm
from data.stores.arcs import network_of
from routing.geo import LatLon, distance_m
from routing.restrictions import compile_restrictions
from routing.ruled import arcs_of_ways
from routing.snap import WALK_M_PER_S
from routing.spot import Snap
from routing.travel_time import Planner
from routing.turn_costs import TurnCosts
from routing.turn_restriction import TurnRestriction, Unusable, restrictions_of
from tests.extracts import beside, helsinki
from tests.routing.by_networkx import EdgeBased
from tests.routing.grids import driven_ms, ways

CITIES = ("helsinki", "osm/monaco.osm.pbf", "osm/liechtenstein.osm.pbf")
INCIDENTS, UNITS, SOONEST = 15, 20, 5
"""Three hundred pairs a city."""
SAME_STREET = 5
"""So many units stand in the street of an incident."""
FORBIDDEN = 100
"""Ways forbidden by chance, beside those a city has."""

OFF_DEG = 0.0002
"""How far beside a street a position may lie: 22 m."""


@lru_cache
def draft_of(city: str) -> Draft:
    return read_osm(helsinki() if city == "helsinki" else beside(city))


@lru_cache
def planner_of(city: str) -> Planner:
    draft = draft_of(city)
    network = network_of(draft.junctions.items(), draft.streets)
    return Planner(network, ways(network, len(city), FORBIDDEN))


def beside_street(planner: Planner, arc: int, chance: Random) -> LatLon:
    """Anywhere between its ends; one in three at its first."""
    a, *_, b = planner.network.line_of(arc)
    along, off = chance.choice([0.0, chance.random(), chance.random()]), chance.uniform(-OFF_DEG, OFF_DEG)
    return LatLon(a.lat + (b.lat - a.lat) * along + off, a.lon + (b.lon - a.lon) * along)


def positions(planner: Planner, arcs: Sequence[int], chance: Random) -> list[LatLon]:
    """One beside each, as far as they are at any street that is no islet's."""
    spots = (beside_street(planner, arc, chance) for arc in arcs)
    return [spot for spot in spots if planner.snapper.snap(spot) is not None]


def snapped(planner: Planner, spot: LatLon) -> Snap:
    found = planner.snapper.snap(spot)
    assert found is not None
    return found


@pytest.mark.parametrize("city", CITIES)
def test_the_soonest_units_and_the_ways_are_those_networkx_finds(city: str) -> None:
    planner, chance = planner_of(city), Random(city)
    network = planner.network
    oracle = EdgeBased(network, ways(network, len(city), FORBIDDEN))
    streets = [chance.randrange(network.arc_count) for _ in range(INCIDENTS)]
    others = [chance.randrange(network.arc_count) for _ in range(UNITS - SAME_STREET)]
    incidents = positions(planner, streets, chance)
    units = positions(planner, [*streets[:SAME_STREET], *others], chance)
    fleet = {f"E{i:02}": at for i, at in enumerate(units)}
    stands, reached = planner.stands(fleet), 0
    for incident in incidents:
        goal = planner.snapper.reach(incident)
        assert goal is not None
        expected = oracle.times_to(goal, {name: snapped(planner, at) for name, at in fleet.items()})
        by_road = sorted((ms, name) for name, ms in expected.items())
        found = planner.soonest(goal, stands, SOONEST)
        assert [(ms, name) for name, ms in found] == by_road[:SOONEST]
        for name, at in fleet.items():
            steps = planner.steps(snapped(planner, at), goal)
            assert (steps is None) == (name not in expected)
            assert steps is None or steps[1] + steps[2] == expected[name]
            assert steps is None or driven_ms(network, steps[0]) == steps[1]
        reached += len(by_road)
    assert reached > 0.6 * len(incidents) * len(units)  # enough to mean something: extracts are cut


@pytest.mark.parametrize("city", CITIES)
def test_a_way_is_drawn_from_street_to_street_without_a_gap(city: str) -> None:
    planner, chance = planner_of(city), Random(city)
    longest_m = float(planner.network.arrays.length_m.max())
    streets = [chance.randrange(planner.network.arc_count) for _ in range(50)]
    ends = positions(planner, [*streets, *streets[::-1]], chance)
    for start, to in pairwise(ends):
        way = planner.route(start, to)
        if way.approximate:
            continue
        assert distance_m(way.geometry[0], snapped(planner, start).position) < 1
        assert distance_m(way.geometry[-1], to) == pytest.approx(way.walk_s * WALK_M_PER_S, rel=0.02, abs=1)
        steps = [distance_m(a, b) for a, b in pairwise(way.geometry)]
        assert sum(steps) == pytest.approx(way.length_m, rel=0.01, abs=1)
        assert max(steps, default=0) <= longest_m


GOALS, FLEET = 34, 100
"""Ten thousand questions in all three cities."""


@pytest.mark.parametrize("city", CITIES)
def test_ten_thousand_times_by_the_citys_own_rules_are_those_of_networkx(city: str) -> None:
    """Its turn restrictions and what turning costs, by both searches, every unit and not only the soonest."""
    draft = draft_of(city)
    network = network_of(draft.junctions.items(), draft.streets)
    told: list[TurnRestriction] = []
    for rule in draft.restrictions:
        found = restrictions_of(rule.tags, rule.members)
        assert not isinstance(found, Unusable)
        told += found
    costs = TurnCosts(network)
    forbidden = compile_restrictions(network, told, arcs_of_ways(network)).paths()
    planner = Planner(network, forbidden, costs)
    planner.prepare()
    oracle, chance = EdgeBased(network, forbidden, costs), Random(city)
    arcs = [chance.randrange(network.arc_count) for _ in range(GOALS + FLEET)]
    incidents, units = positions(planner, arcs[:GOALS], chance), positions(planner, arcs[GOALS:], chance)
    fleet = {f"E{i:03}": at for i, at in enumerate(units)}
    stands, snaps = planner.stands(fleet), {name: snapped(planner, at) for name, at in fleet.items()}
    asked = 0
    for incident in incidents:
        goal = planner.snapper.reach(incident)
        assert goal is not None
        expected = sorted(oracle.times_to(goal, snaps).items(), key=lambda each: (each[1], each[0]))
        for dense_states in (0.0, inf):
            planner.dense_states = dense_states
            assert planner.soonest(goal, stands, len(fleet)) == expected
        asked += len(fleet)
    assert asked > 3000
