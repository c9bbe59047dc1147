"""A drawn city as a scenario: times by its streets, calls where people are, the same for the same seed."""

from dataclasses import replace

import numpy as np
import pytest

from dispatch.simulation.day import simulate
from dispatch.simulation.demand import WEEK_H, Care, by_people, drawn
from dispatch.simulation.policy import Dispatch, Policy, Return
from dispatch.simulation.region import Load, Region, RegionWorld
from dispatch.simulation.travel import ByRoad
from routing.geo import LatLon
from routing.travel_time import Planner
from routing.zones import Zone
from tests.routing.towns import Town

TOWN = Town(
    """
    A-------B-------C
            |
            D
    """,
    "A>B Rua de ida",
    "BC Rua larga",
    "BD Beco",
    "D>A Rua de volta",
)
AT = TOWN.letters
CARE = Care(turnout_min=1, on_scene_min=20, handover_min=15, transport_share=0.5)
FAR_AWAY = LatLon(40.0, 10.0)


def a_region(**changed: object) -> Region:
    region = Region(
        zones=(Zone("West", 300, (AT["A"],)), Zone("East", 200, (AT["B"], AT["C"]))),
        stations={"North": AT["B"], "South": AT["D"]},
        hospitals=(AT["C"],),
        units={"E1": "South", "E2": "North"},
    )
    return replace(region, **changed)  # type: ignore[arg-type]  # a test's shorthand


def a_load(people: "np.ndarray[tuple[int], np.dtype[np.float64]]", seed: int = 1) -> Load:
    return Load(expected=by_people(people, np.full(WEEK_H, 2.0)), care=CARE, hours=WEEK_H, seed=seed)


def test_minutes_are_the_planners_by_road_one_ways_obeyed() -> None:
    planner = Planner(TOWN.network)
    places = [AT[letter] for letter in "ABCD"]
    found = ByRoad(planner).between(places)
    assert not found.approximate.any()
    for row, start in enumerate(places):
        for column, goal in enumerate(places):
            expected = planner.nearest(goal, {"unit": start}, 1)["unit"].seconds / 60
            assert found.minutes[row, column] == pytest.approx(expected)
    assert found.minutes[0, 1] < found.minutes[1, 0]


def test_a_place_off_every_street_is_timed_by_the_straight_line_and_marked() -> None:
    planner = Planner(TOWN.network)
    found = ByRoad(planner).between([AT["A"], FAR_AWAY])
    assert found.approximate.tolist() == [[False, True], [True, True]]
    expected = planner.nearest(FAR_AWAY, {"unit": AT["A"]}, 1)["unit"].seconds / 60
    assert found.minutes[0, 1] == pytest.approx(expected)


def test_many_places_keep_their_order() -> None:
    places = [AT["A"]] * 10 + [AT["C"]]
    minutes = ByRoad(Planner(TOWN.network)).between(places).minutes
    assert (minutes[10, :10] == minutes[10, 0]).all()
    assert minutes[10, 0] > minutes[10, 10] == 0


def test_a_region_runs_by_any_policy_the_same_for_the_same_seed() -> None:
    world = RegionWorld(a_region(), ByRoad(Planner(TOWN.network)))
    load = a_load(world.people)
    policy = Policy(
        dispatch=Dispatch.HYBRID, home=Return.DMEXCLP, threshold_min=1, busy_fraction=0.3, swap_gain_min=2
    )
    done = simulate(world.scenario(load, policy))
    assert done == simulate(world.scenario(load, policy))
    assert done != simulate(world.scenario(a_load(world.people, seed=2), policy))
    assert len(done.answered) > 200
    assert world.approximate == 0


def test_units_start_at_their_own_stations_and_demand_is_the_calls_of_a_week() -> None:
    world = RegionWorld(a_region(), ByRoad(Planner(TOWN.network)))
    scenario = world.scenario(a_load(world.people), Policy())
    assert world.people.tolist() == [300, 100, 100]
    assert scenario.world.demand == pytest.approx(np.array([0.6, 0.2, 0.2, 0, 0, 0]) * 2 * WEEK_H)
    assert scenario.world.stations == ("North", "South")
    assert scenario.units.station.tolist() == [1, 0]
    assert scenario.world.station_node.tolist() == [3, 4]
    assert scenario.world.hospital_node.tolist() == [5]


def test_what_does_not_fit_the_region_is_refused() -> None:
    travel = ByRoad(Planner(TOWN.network))
    world = RegionWorld(a_region(), travel)
    with pytest.raises(ValueError, match="hours and places"):
        world.scenario(a_load(world.people[:2]), Policy())
    without = RegionWorld(a_region(hospitals=()), travel)
    with pytest.raises(ValueError, match="no hospital"):
        without.scenario(a_load(without.people), Policy())
    with pytest.raises(ValueError, match="people"):
        by_people(np.zeros(3), np.ones(WEEK_H))


def test_calls_come_as_often_from_where_and_at_the_hour_that_is_expected() -> None:
    of_hour = np.where(np.arange(WEEK_H) < 84, 1.0, 5.0)
    calls = drawn(by_people(np.array([300.0, 100.0]), of_hour), CARE, hours=40 * WEEK_H, seed=3)
    count = 40 * WEEK_H * 3
    assert len(calls.name) == pytest.approx(count, rel=4 / count**0.5)
    assert (np.diff(calls.arrival_min) >= 0).all()
    late = calls.arrival_min / 60 % WEEK_H >= 84
    assert late.mean() == pytest.approx(5 / 6, abs=0.01)
    assert (calls.node == 0).mean() == pytest.approx(0.75, abs=0.015)


def test_times_on_scene_have_the_mean_and_the_spread_that_are_asked_for() -> None:
    calls = drawn(by_people(np.ones(1), np.full(WEEK_H, 50.0)), CARE, hours=2 * WEEK_H, seed=4)
    assert calls.on_scene_min.mean() == pytest.approx(20, rel=0.03)
    assert calls.on_scene_min.std() == pytest.approx(20 * CARE.spread, rel=0.05)
    assert calls.handover_min.mean() == pytest.approx(15, rel=0.03)
    assert calls.transport.mean() == pytest.approx(0.5, abs=0.02)
    assert (calls.turnout_min == 1).all()
