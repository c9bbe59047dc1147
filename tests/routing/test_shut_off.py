"""A place behind closed streets is timed to their edge and on foot from there, not by a straight line."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from routing.closures import SHUT, Closure, Overlay
from routing.fitting import Fitting
from routing.geo import LatLon, distance_m
from routing.isochrone import area_to
from routing.many_places import by_road_s, times
from routing.network import CLOSED_MS, StreetNetwork
from routing.snap import WALK_M_PER_S
from routing.street_cells import StreetCells
from routing.travel_time import Planner
from tests.routing.grids import STEP, a_grid
from tests.routing.shut_towns import STEP_M, WIDE, block, shut
from tests.routing.towns import Town

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
FIRE = LatLon(22.0 + 3 * STEP, 113.0 + 3 * STEP)
STATION = LatLon(22.0, 113.0)
SPAN = 1.2
"""Of a cordon to each side, in streets: it holds the next junctions and what leads there."""


def cordon(middle: LatLon = FIRE, span: float = SPAN) -> Closure:
    d = span * STEP
    corners = ((-d, -d), (-d, d), (d, d), (d, -d))
    area = tuple(LatLon(middle.lat + y, middle.lon + x) for y, x in corners)
    return Closure(id=UUID(int=1), factor=SHUT, from_at=NOON, until_at=None, area=area)


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


def _leaves_the_middle(town: StreetNetwork, arc: int) -> bool:
    """Two junctions in the middle stay joined to each other and to nothing else."""
    middle = {3 * WIDE + 3, 3 * WIDE + 4}
    tail, head, *_ = town.edge_of(arc)
    return (tail in middle) != (head in middle)
