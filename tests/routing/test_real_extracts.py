"""In real cities the planner's times and ways are those of plain networkx, in mid-street too."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from random import Random

import networkx as nx
import pytest

from data.loaders.osm import read_osm
from data.stores.arcs import network_of
from routing.geo import LatLon, distance_m
from routing.network import EdgeId
from routing.snap import edge_line
from routing.spot import Snap
from routing.travel_time import Planner
from tests.extracts import beside, helsinki
from tests.routing.by_networkx import open_ms, seconds_among

CITIES = ("helsinki", "osm/monaco.osm.pbf", "osm/liechtenstein.osm.pbf")
INCIDENTS, UNITS, SOONEST = 15, 20, 5
"""Three hundred pairs a city."""
SAME_STREET = 5
"""So many units stand in the street of an incident."""

OFF_DEG = 0.0002
"""How far beside a street a position may lie: 22 m."""


@lru_cache
def planner_of(city: str) -> Planner:
    draft = read_osm(helsinki() if city == "helsinki" else beside(city))
    return Planner(network_of(draft.junctions.items(), draft.streets))


def a_street(planner: Planner, chance: Random) -> EdgeId:
    """One that positions beside it are put on, not an islet's."""
    edges: list[EdgeId] = list(planner.network.graph.edges(keys=True))
    while planner.snapper.snap(beside_street(planner, edge := chance.choice(edges), chance)) is None:
        pass
    return edge


def beside_street(planner: Planner, edge: EdgeId, chance: Random) -> LatLon:
    """Anywhere between its ends; one in three at its first."""
    a, *_, b = edge_line(planner.network, edge)
    along, off = chance.choice([0.0, chance.random(), chance.random()]), chance.uniform(-OFF_DEG, OFF_DEG)
    return LatLon(a.lat + (b.lat - a.lat) * along + off, a.lon + (b.lon - a.lon) * along)


def positions(planner: Planner, streets: Sequence[EdgeId], chance: Random) -> list[LatLon]:
    """One beside each, as far as they are at any street."""
    spots = (beside_street(planner, street, chance) for street in streets)
    return [spot for spot in spots if planner.snapper.snap(spot) is not None]


def snapped(planner: Planner, spots: list[LatLon]) -> list[Snap]:
    return [snap for spot in spots if (snap := planner.snapper.snap(spot)) is not None]


@pytest.mark.parametrize("city", CITIES)
def test_the_soonest_units_and_the_ways_are_those_networkx_finds(city: str) -> None:
    planner, chance = planner_of(city), Random(city)
    streets = [a_street(planner, chance) for _ in range(INCIDENTS)]
    others = [a_street(planner, chance) for _ in range(UNITS - SAME_STREET)]
    incidents = positions(planner, streets, chance)
    units = positions(planner, [*streets[:SAME_STREET], *others], chance)
    table = seconds_among(planner.network, snapped(planner, units), snapped(planner, incidents))
    fleet = {f"E{i:02}": at for i, at in enumerate(units)}
    reached = 0
    for j, incident in enumerate(incidents):
        expected = {name: table[i][j] for i, name in enumerate(fleet)}
        by_road = sorted((seconds, name) for name, seconds in expected.items() if seconds is not None)
        soonest = planner.nearest(incident, fleet, SOONEST)
        assert [(each.seconds, name) for name, each in soonest.items()] == by_road[:SOONEST]
        assert not any(each.approximate for each in soonest.values())
        for name, at in fleet.items():
            way = planner.route(at, incident)
            assert way.approximate == (expected[name] is None)
            assert way.approximate or way.seconds == expected[name]
        reached += len(by_road)
    assert reached > 0.85 * INCIDENTS * UNITS


@pytest.mark.parametrize("city", CITIES)
def test_a_way_is_drawn_from_street_to_street_without_a_gap(city: str) -> None:
    planner, chance = planner_of(city), Random(city)
    longest_m = max(edge["length_m"] for _, _, edge in planner.network.graph.edges(data=True))
    streets = [a_street(planner, chance) for _ in range(50)]
    ends = positions(planner, [*streets, *streets[::-1]], chance)
    for start, to in pairwise(ends):
        way = planner.route(start, to)
        if way.approximate:
            continue
        one, other = snapped(planner, [start, to])
        assert distance_m(way.geometry[0], one.position) < 1
        assert distance_m(way.geometry[-1], other.position) < 1
        steps = [distance_m(a, b) for a, b in pairwise(way.geometry)]
        assert sum(steps) == pytest.approx(way.length_m, rel=0.01, abs=1)
        assert max(steps, default=0) <= longest_m


@pytest.mark.parametrize("city", CITIES)
def test_from_junction_to_junction_too(city: str) -> None:
    planner, chance = planner_of(city), Random(city)
    network = planner.network
    backwards = network.graph.reverse()
    for to in chance.sample(network.nodes, INCIDENTS):
        units = {f"E{i:02}": node for i, node in enumerate(chance.sample(network.nodes, UNITS))}
        ms = nx.single_source_dijkstra_path_length(backwards, to, weight=open_ms)
        by_road = sorted((ms[node] / 1000, name) for name, node in units.items() if node in ms)
        assert list(planner.soonest(to, units, SOONEST).items()) == [(n, s) for s, n in by_road[:SOONEST]]
