"""A place behind closed streets is timed to their edge and on foot from there, not by a straight line."""

from datetime import UTC, datetime
from uuid import UUID

from routing.closures import SHUT, Closure, Overlay
from routing.geo import LatLon, distance_m
from routing.isochrone import area_to
from routing.many_places import by_road_s
from routing.network import StreetNetwork
from routing.snap import WALK_M_PER_S
from routing.street_cells import StreetCells
from routing.travel_time import Planner
from tests.routing.grids import STEP, a_grid

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
    assert edge.off_street_m > distance_m(FIRE, LatLon(FIRE.lat + SPAN * STEP, FIRE.lon))
    assert walk_s >= edge.off_street_m / WALK_M_PER_S - 0.001
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
    assert after.seconds > stand.off_street_m / WALK_M_PER_S
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


def _leaves_the_middle(town: StreetNetwork, arc: int) -> bool:
    """Two junctions in the middle stay joined to each other and to nothing else."""
    middle = {3 * WIDE + 3, 3 * WIDE + 4}
    tail, head, *_ = town.edge_of(arc)
    return (tail in middle) != (head in middle)
