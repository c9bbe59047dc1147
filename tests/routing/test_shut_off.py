"""A place behind closed streets is timed to their edge and on foot from there, not by a straight line."""

from collections.abc import Collection
from datetime import UTC, datetime
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routing.closures import SHUT, Closure, Overlay
from routing.cordons import Streets
from routing.coverage import times_to_cells
from routing.fitting import Fitting
from routing.geo import LatLon, distance_m
from routing.isochrone import area_to
from routing.many_places import by_road_s, times
from routing.network import CLOSED_MS, Arc, StreetNetwork
from routing.snap import WALK_M_PER_S
from routing.soonest import DENSE_STATES
from routing.street_cells import StreetCells
from routing.travel_time import Planner
from routing.zones import Zone, Zones
from tests.routing.by_networkx import EdgeBased
from tests.routing.grids import STEP, a_grid
from tests.routing.towns import Town
from tests.routing.walks import Walks

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
FIRE = LatLon(22.0 + 3 * STEP, 113.0 + 3 * STEP)
STATION = LatLon(22.0, 113.0)
STEP_M = distance_m(LatLon(22.0, 113.0), LatLon(22.0, 113.0 + STEP))
"""Of a street that leads east, the shorter ones."""
Junction = tuple[int, float, float]
SPAN = 1.2
"""Of a cordon to each side, in streets: it holds the next junctions and what leads there."""


def cordon(middle: LatLon = FIRE, span: float = SPAN) -> Closure:
    d = span * STEP
    corners = ((-d, -d), (-d, d), (d, d), (d, -d))
    area = tuple(LatLon(middle.lat + y, middle.lon + x) for y, x in corners)
    return Closure(id=UUID(int=1), factor=SHUT, from_at=NOON, until_at=None, area=area)


WIDE = 12
"""Junctions to each side: two of so many are an islet (routing/snap.py)."""


def a_town() -> StreetNetwork:
    return a_grid(WIDE, WIDE)


def test_a_fire_in_a_closed_area_is_driven_to_its_edge_and_walked_to_from_there() -> None:
    town = a_town()
    planner, overlay = Planner(town), Overlay(town)
    open_time = planner.nearest(FIRE, {"E1": STATION}, 1)["E1"]
    overlay.apply([cordon()], NOON)
    closed = planner.nearest(FIRE, {"E1": STATION}, 1)["E1"]
    walk_s = planner.walks_s({"E1": STATION}, FIRE)["E1"]
    assert closed.approximate is False
    edge = planner.goal(FIRE)
    assert edge is not None
    assert edge.shut_off
    assert walk_s > distance_m(FIRE, LatLon(FIRE.lat, FIRE.lon + SPAN * STEP)) / WALK_M_PER_S
    assert closed.seconds > max(walk_s, open_time.seconds)
    way = planner.route(STATION, FIRE)
    assert (way.approximate, way.seconds, way.walk_s) == (False, closed.seconds, walk_s)
    overlay.apply([], NOON)
    assert planner.nearest(FIRE, {"E1": STATION}, 1)["E1"] == open_time
    assert planner.route(STATION, FIRE).walk_s == open_time.walk_s


def test_over_many_places_and_over_the_hierarchy_it_is_the_same_time() -> None:
    town = a_town()
    planner = Planner(town)
    planner.prepare()
    Overlay(town).apply([cordon()], NOON)
    found = planner.nearest(FIRE, {"E1": STATION}, 1)["E1"]
    planner.dense_states = 0
    assert planner.nearest(FIRE, {"E1": STATION}, 1)["E1"] == found
    assert by_road_s(planner, [FIRE], [STATION])[0, 0] == found.seconds


def test_from_where_it_is_reached_in_time_is_an_area_and_not_nothing() -> None:
    town = a_town()
    planner = Planner(town)
    Overlay(town).apply([cordon()], NOON)
    goal = planner.goal(FIRE)
    assert goal is not None
    seconds = planner.nearest(FIRE, {"E1": STATION}, 1)["E1"].seconds
    area = area_to(planner.view, StreetCells(town), goal, seconds)
    assert area.area > 0


def test_an_engine_whose_own_street_is_shut_comes_out_of_it_at_a_walk() -> None:
    town = a_town()
    planner, overlay = Planner(town), Overlay(town)
    before = planner.nearest(FIRE, {"E1": STATION}, 1)["E1"]
    overlay.apply([cordon(STATION, 0.5)], NOON)
    after = planner.nearest(FIRE, {"E1": STATION}, 1)["E1"]
    stand = planner.stand(STATION)
    assert stand is not None
    assert stand.shut_off
    assert after.approximate is False
    assert after.seconds > STEP_M / WALK_M_PER_S
    assert after.seconds > before.seconds
    assert planner.route(STATION, FIRE).seconds == after.seconds


def test_an_open_lane_that_leads_to_closed_streets_only_leads_nowhere() -> None:
    town = a_town()
    planner = Planner(town)
    ring = [arc for arc in range(town.arc_count) if _leaves_the_middle(town, arc)]
    ids = tuple({int(town.arrays.street_id[arc]) for arc in ring})
    Overlay(town).apply(
        [Closure(id=UUID(int=2), factor=SHUT, from_at=NOON, until_at=None, street_ids=ids)], NOON
    )
    inside = LatLon(FIRE.lat, FIRE.lon + STEP / 2)
    reach = planner.snapper.reach(inside)
    assert reach is not None
    assert all(each.ms_from_tail(town) is not None for each in reach.on)
    found = planner.nearest(inside, {"E1": STATION}, 1)["E1"]
    goal = planner.goal(inside)
    assert goal is not None
    assert goal.shut_off
    assert found.approximate is False


def shut(town: StreetNetwork, *cut: Collection[int]) -> None:
    """Every street that joins some junctions to the others."""
    a = town.arrays
    for some in cut:
        inside = np.isin(a.node, sorted(some))
        for arc in np.flatnonzero(inside[a.tail] != inside[a.head]).tolist():
            town.write(arc, CLOSED_MS)


def block(x: int, y: int, wide: int, high: int) -> set[int]:
    """Junctions of a rectangle of the grid."""
    return {(y + j) * WIDE + x + i for i in range(wide) for j in range(high)}


def corner(x: float, y: float) -> LatLon:
    return LatLon(22.0 + y * STEP, 113.0 + x * STEP)


@pytest.mark.parametrize("size", [1, 3, 6])
def test_an_engine_within_the_cordon_drives_and_one_without_walks_the_last_part(size: int) -> None:
    """A part of two in a hundred junctions was a town of its own, and nobody came into it: nine engines
    around it were timed by straight lines, sooner than the one inside. In a smaller one nobody drove."""
    town = a_town()
    planner = Planner(town)
    inside, outside, fire = corner(3, 3.2), corner(9, 0), corner(3, 2.8 + size)
    before = planner.nearest(fire, {"in": inside, "out": outside}, 2)
    shut(town, block(3, 3, 1, size + 1))
    after = planner.nearest(fire, {"in": inside, "out": outside}, 2)
    assert not any(each.approximate for each in after.values())
    lane = [town.travel_s(town.arc_of((at, at + WIDE, 0))) for at in sorted(block(3, 3, 1, size))]
    by_lane = sum(lane) - 0.2 * lane[0] - 0.2 * lane[-1]
    assert after["in"].seconds == pytest.approx(by_lane, abs=0.01)
    assert after["out"].seconds >= max(before["out"].seconds, STEP_M / WALK_M_PER_S)
    assert planner.walks_s({"in": inside, "out": outside}, fire)["in"] == 0


def test_over_a_closed_bridge_one_walks_by_the_bridge_and_not_over_the_water() -> None:
    """The bridge is the eastern end of a grid whose two halves nothing else joins."""
    a = Town(
        """
        A    B    C    D
        E    F    G    H
        """,
        "ABCD North Bank",
        "EFGH South Bank",
        "DH Bridge",
    )
    planner = Planner(a.network)
    for pair in ("DH", "HD"):
        a.network.write(a.arc(pair), CLOSED_MS)
    fire, engine = a.letters["A"], a.letters["E"]
    found = planner.nearest(fire, {"E1": engine}, 1)["E1"]
    from_the_bridge_s = distance_m(a.letters["A"], a.letters["D"]) / WALK_M_PER_S
    assert found.approximate is False
    assert found.seconds > from_the_bridge_s
    assert found.seconds > distance_m(engine, fire) / WALK_M_PER_S * 2


def test_where_closures_leave_not_even_a_walk_the_line_is_as_slow_as_one() -> None:
    town = Town("A" + " " * 399 + "B" + " " * 199 + "C" + " " * 9 + "D", "ABCD Estrada")  # 10 km and 5 km
    planner = Planner(town.network)
    for pair in ("BC", "CB"):
        town.network.write(town.arc(pair), CLOSED_MS)
    fire, engine = town.letters["D"], town.letters["A"]
    (found,) = planner.nearest(fire, {"E1": engine}, 1).values()
    assert found.approximate is True
    assert found.seconds == pytest.approx(distance_m(engine, fire) / WALK_M_PER_S)
    told = times(Fitting(planner), [fire], [(engine, None)])
    assert (told.seconds[0, 0], told.approximate[0, 0]) == (pytest.approx(found.seconds), True)


def test_nobody_walks_over_the_sea_because_a_street_is_shut_somewhere() -> None:
    town = Town("A    B    C\n\n\nD    E    F", "ABC Island", "DEF Mainland")
    planner = Planner(town.network)
    fire, engine = town.letters["A"], town.letters["F"]
    before = planner.nearest(fire, {"E1": engine}, 1)
    for pair in ("DE", "ED"):
        town.network.write(town.arc(pair), CLOSED_MS)
    assert planner.nearest(fire, {"E1": engine}, 1) == before


def a_row(first: int, count: int, lat: float, *, travel_s: float = 10.0) -> tuple[list[Junction], list[Arc]]:
    """Junctions one step east of each other, driven both ways, drawn longer than they are said to be."""
    junctions = [(first + i, lat, 113.0 + i * STEP) for i in range(count)]
    pairs = [(n, n + 1) for n in range(first, first + count - 1)]
    ends = [each for u, v in pairs for each in ((u, v), (v, u))]
    return junctions, [
        Arc(street_id=min(u, v), tail=u, head=v, length_m=10, travel_s=travel_s, name=None) for u, v in ends
    ]


def test_of_an_island_that_is_broken_into_islets_the_largest_part_is_driven_in() -> None:
    """Three junctions of a hundred and fifty are no islet, the two that a closure leaves are one."""
    (mainland, streets), (island, more) = a_row(0, 140, 22.0), a_row(140, 3, 22.1)
    town = StreetNetwork.from_rows([*mainland, *island], [*streets, *more])
    planner = Planner(town)
    shut(town, {142})
    (found,) = planner.nearest(LatLon(22.1, 113.0 + 2 * STEP), {"E1": LatLon(22.1, 113.0)}, 1).values()
    step_m = distance_m(LatLon(22.1, 113.0), LatLon(22.1, 113.0 + STEP))
    assert found.approximate is False
    assert found.seconds == pytest.approx(10 + step_m / WALK_M_PER_S, abs=0.1)


def test_nobody_walks_against_a_one_way_street_because_a_street_is_shut_beyond_it() -> None:
    """What no closure has parted stays as it was: no way by road."""
    town = Town("A    B    C    D    E    F", "ABC>DEF Rua")
    planner = Planner(town.network)
    fire, engine = town.letters["A"], town.between("DE", 0.5)
    before = planner.nearest(fire, {"E1": engine}, 1)
    assert before["E1"].approximate
    for pair in ("EF", "FE"):
        town.network.write(town.arc(pair), CLOSED_MS)
    assert planner.nearest(fire, {"E1": engine}, 1) == before


def test_whoever_walks_faster_than_streets_are_driven_is_not_passed_over() -> None:
    """Snow: 200 s a street. The nearer by the line drives three of them, the farther mostly walks."""
    town = StreetNetwork.from_rows(*a_row(0, 12, 22.0, travel_s=200.0))
    planner = Planner(town)
    planner.prepare()
    fire, near, far = (LatLon(22.0, 113.0 + i * STEP) for i in (7, 11, 0.9))
    shut(town, {7}, {6, 7}, {5, 6, 7}, {4, 5, 6, 7}, {3, 4, 5, 6, 7})
    for dense in (DENSE_STATES, 0.0):
        planner.dense_states = dense
        ((first, found),) = planner.nearest(fire, {"far": far, "near": near}, 1).items()
        assert first == "far"
        assert found.seconds == pytest.approx(220 + 5 * STEP_M / WALK_M_PER_S, abs=0.1)


def test_no_walk_is_sooner_than_its_straight_line() -> None:
    """Over many streets, each rounded: the straight line is what the search stops by."""
    streets = Streets(StreetNetwork.from_rows(*a_row(0, 40, 22.0)))
    assert (streets.walk_ms * WALK_M_PER_S >= streets.drawn_m * 1000).all()
    assert streets.drawn_m == pytest.approx(STEP_M, rel=1e-3)


rectangles = st.tuples(
    st.integers(0, WIDE - 1), st.integers(0, WIDE - 1), st.integers(1, 5), st.integers(1, 5)
).map(lambda drawn: block(*drawn))
anywhere = st.tuples(st.integers(0, 11_000), st.integers(0, 11_000)).map(
    lambda at: LatLon(22.0 + at[1] * STEP / 1000, 113.0 + at[0] * STEP / 1000)
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(rectangles, min_size=1, max_size=3),
    st.frozensets(st.integers(0, 2 * WIDE * (WIDE - 1) - 1), max_size=60),
    st.lists(st.integers(0, 400), max_size=40),
    st.lists(anywhere, min_size=1, max_size=3),
    st.dictionaries(st.sampled_from(["E1", "E2", "A3", "L4"]), anywhere, min_size=1),
    st.integers(0, 50),
)
def test_times_past_closed_streets_are_what_networkx_says(
    cut: list[set[int]],
    oneway: frozenset[int],
    more: list[int],
    fires: list[LatLon],
    fleet: dict[str, LatLon],
    seed: int,
) -> None:
    """By road, out at a walk, and in on foot: for a place, over the hierarchy, for the cover of people."""
    town = a_grid(WIDE, WIDE, oneway=oneway, seed=seed)
    planner = Planner(town)
    zones = Zones(planner.view, planner.shut_off, [Zone("Z", 1.0, tuple(fires))])
    planner.prepare()
    shut(town, *cut)
    for arc in more:
        if arc < town.arc_count:
            town.write(arc, CLOSED_MS)
    drawn, by_road = Walks(town), EdgeBased(town)
    units = {
        name: drawn.out(snap) for name, at in fleet.items() if (snap := planner.snapper.snap(at)) is not None
    }
    stands = planner.stands(fleet)
    cover = times_to_cells(planner.view, zones, stands, 100_000.0)
    for cell, fire in enumerate(fires):
        reach = planner.snapper.reach(fire)
        assert reach is not None
        expected = by_road.times_to(drawn.into(reach), units)
        for dense in (DENSE_STATES, 0.0):
            planner.dense_states = dense
            found = planner.nearest(fire, fleet, len(fleet))
            on_road = {name: round(t.seconds * 1000) for name, t in found.items() if not t.approximate}
            assert on_road == expected
        of_cell = dict(zip(stands.names, cover[:, cell].tolist(), strict=True))
        assert {name: ms for name, ms in of_cell.items() if ms < CLOSED_MS} == expected
        for name, start in fleet.items():
            way = planner.route(start, fire)
            assert way.approximate is (name not in expected)
            assert way.seconds == found[name].seconds


def _leaves_the_middle(town: StreetNetwork, arc: int) -> bool:
    """Two junctions in the middle stay joined to each other and to nothing else."""
    middle = {3 * WIDE + 3, 3 * WIDE + 4}
    tail, head, *_ = town.edge_of(arc)
    return (tail in middle) != (head in middle)
