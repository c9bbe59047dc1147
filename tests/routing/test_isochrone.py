"""What is within so many seconds is what plain networkx says, cut to the metre, and areas hold all of it."""

from math import inf

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from routing.geo import LatLon
from routing.isochrone import area_from, area_of, area_to
from routing.network import CLOSED_MS, StreetNetwork
from routing.outline import outline
from routing.reachable import Pieces, reachable_from, reachable_to
from routing.search_graph import SearchGraph
from routing.spot import OnArc, Snap
from routing.street_cells import StreetCells
from routing.travel_time import Planner
from routing.way import cut
from tests.routing.by_networkx import EdgeBased
from tests.routing.grids import grids, some_cost, spots, ways
from tests.routing.towns import Town

SHARES = (0.0, 0.13, 0.5, 0.77, 1.0)


def within(pieces: Pieces, arc: int, share: float) -> bool:
    mine = pieces.arc == arc
    return bool((mine & (pieces.enters <= share) & (share <= pieces.leaves)).any())


@settings(max_examples=60, deadline=None)
@given(
    grids,
    spots,
    st.integers(0, 150_000),
    st.integers(0, 99),
    st.integers(0, 12),
    st.booleans(),
    st.lists(st.integers(0, 30), max_size=3),
    st.booleans(),
)
def test_streets_within_a_time_are_those_networkx_reaches_in_it(
    network: StreetNetwork,
    at: LatLon,
    limit_ms: int,
    seed: int,
    rules: int,
    costly: bool,
    shut: list[int],
    onward: bool,
) -> None:
    forbidden = ways(network, seed, rules)
    cost = some_cost if costly else None
    planner = Planner(network, forbidden, cost)
    for arc in shut:
        if arc < network.arc_count:
            network.set_travel_s(network.edge_of(arc), inf)
    oracle = EdgeBased(network, forbidden, cost)
    place = planner.snapper.snap(at) if onward else planner.snapper.reach(at)
    assert place is not None
    pieces = (reachable_from if onward else reachable_to)(planner.view, place, limit_ms / 1000)
    others = {
        f"{arc} {share}": Snap((OnArc(arc, share),), at, 0.0)
        for arc in range(0, network.arc_count, 3)
        for share in SHARES
    }
    times = {} if onward else oracle.times_to(place, others)
    for name, other in others.items():
        found = oracle.times_to(other, {"": place}).get("") if onward else times.get(name)
        ms = inf if found is None else found
        if abs(ms - limit_ms) > 1:  # times are whole milliseconds, cuts are not
            assert within(pieces, other.on[0].arc, other.on[0].share) == (ms < limit_ms), name


def test_a_street_is_cut_where_the_time_is_up() -> None:
    town = Town("A         B         C", "ABC Rua Central")  # 250 m each, 10 m/s
    planner = Planner(town.network)
    start = planner.snapper.snap(town.between("AB", 0.4))
    assert start is not None
    pieces = reachable_from(planner.view, start, 20.0)
    assert within(pieces, town.arc("BC"), 0.199)  # 150 m to B, 50 m beyond
    assert not within(pieces, town.arc("BC"), 0.201)
    back = reachable_to(planner.view, start, 20.0)
    assert within(back, town.arc("CB"), 0.801)
    assert not within(back, town.arc("CB"), 0.799)


def test_behind_on_a_one_way_street_is_not_within_reach() -> None:
    town = Town("A         B", "A>B Descida")
    planner = Planner(town.network)
    start = planner.snapper.snap(town.between("AB", 0.5))
    assert start is not None
    pieces = reachable_from(planner.view, start, 60.0)
    assert not within(pieces, town.arc("AB"), 0.4)
    assert within(pieces, town.arc("AB"), 0.9)
    assert within(reachable_to(planner.view, start, 60.0), town.arc("AB"), 0.1)


@settings(max_examples=100, deadline=None)
@given(grids, spots, st.integers(0, 120), st.integers(0, 120), st.booleans())
def test_a_longer_time_holds_a_shorter_one_and_every_point_in_reach_is_inside(
    network: StreetNetwork, at: LatLon, one_s: int, more_s: int, onward: bool
) -> None:
    planner, cells = Planner(network), StreetCells(network)
    place = planner.snapper.snap(at) if onward else planner.snapper.reach(at)
    assert place is not None
    area, reach = (area_from, reachable_from) if onward else (area_to, reachable_to)
    less = area(planner.view, cells, place, one_s)
    more = area(planner.view, cells, place, one_s + more_s)
    assert less.is_valid
    assert shapely.area(shapely.difference(less, more)) <= 1e-15
    pieces = reach(planner.view, place, one_s)
    for arc, enters, leaves in zip(*(getattr(pieces, n) for n in Pieces.__slots__), strict=True):
        line = shapely.LineString(
            [(p.lat, p.lon) for p in cut(network.line_of(int(arc)), enters, leaves)] * 2
        )
        assert less.covers(line)
        # some metres beside the street count as reached with it
        assert less.covers(line.buffer(1e-4))


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 8), st.integers(1, 8)), min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(1, 8), st.integers(1, 8)), max_size=10),
)
def test_an_outline_is_that_of_the_cells_joined_and_grows_with_them(
    some: list[tuple[int, int]], more: list[tuple[int, int]]
) -> None:
    few, many = np.zeros((10, 10), np.bool_), np.zeros((10, 10), np.bool_)
    for row, column in some:
        few[row, column] = many[row, column] = True
    for row, column in more:
        many[row, column] = True
    area, larger = outline(few), outline(many)
    assert area.is_valid
    assert larger.covers(area)
    squares = shapely.union_all([shapely.box(c, r, c + 1, r + 1) for r, c in some])
    assert area.covers(squares)
    # a corner's hull reaches a cell beyond; the middle of a small hole lies no farther than 1.5 from its rim
    assert shapely.buffer(squares, 2.5, join_style="mitre").covers(area)


def test_an_island_in_a_lake_on_an_island_is_drawn_as_such() -> None:
    cells = np.ones((40, 40), np.bool_)
    for ring in (0, 1, 2, 8, 9, 10, 11):
        cells[ring, ring : -ring or None] = cells[-1 - ring, ring : -ring or None] = False
        cells[ring : -ring or None, ring] = cells[ring : -ring or None, -1 - ring] = False
    area = outline(cells)
    # 34² - 24², and half a cell in each corner of the lake
    assert sorted((round(part.area), len(part.interiors)) for part in area.geoms) == [(256, 0), (582, 1)]


def test_the_inside_of_a_block_is_no_hole_and_a_park_is() -> None:
    cells = np.zeros((40, 40), np.bool_)
    cells[2:38, 2:38] = True
    cells[5:7, 5:7] = False
    cells[20:30, 20:30] = False
    (part,) = outline(cells).geoms
    assert [round(shapely.area(shapely.polygons(hole))) for hole in part.interiors] == [98]


def test_a_street_a_vehicle_does_not_fit_is_not_within_its_reach() -> None:
    town = Town("A         B         C", "ABC Rua Central")
    barred = np.zeros(town.network.arc_count, np.bool_)
    barred[[town.arc("BC"), town.arc("CB")]] = True
    view = SearchGraph(town.network, barred=barred)
    place = Planner(town.network).snapper.snap(town.between("AB", 0.4))
    assert place is not None
    assert not within(reachable_from(view, place, 60.0), town.arc("BC"), 0.1)
    assert not within(reachable_to(view, place, 60.0), town.arc("CB"), 0.9)


def test_nothing_within_reach_is_an_empty_area() -> None:
    town = Town("A         B", "AB Rua")
    cells = StreetCells(town.network)
    nothing = Pieces(np.empty(0, np.int64), np.empty(0), np.empty(0))
    assert area_of(cells, nothing).is_empty
    closed = Planner(town.network)
    for pair in ("AB", "BA"):
        town.network.write(town.arc(pair), CLOSED_MS)
    place = closed.snapper.snap(town.between("AB", 0.5))
    assert place is not None
    assert area_from(closed.view, cells, place, 600.0).is_empty


def test_coordinates_are_latitude_first() -> None:
    town = Town("A         B", "AB Rua")
    planner = Planner(town.network)
    place = planner.snapper.snap(town.between("AB", 0.5))
    assert place is not None
    area = area_from(planner.view, StreetCells(town.network), place, 60.0)
    assert area.covers(shapely.Point(town.letters["A"].lat, town.letters["A"].lon))
    assert area.bounds[0] == pytest.approx(22.2, abs=0.01)
