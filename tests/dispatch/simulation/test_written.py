"""A scenario written as a folder is read back the same, to the bit."""

from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest

from dispatch.simulation.demand import WEEK_H, by_people
from dispatch.simulation.folder import read_scenario
from dispatch.simulation.hour_profile import calls_each_hour
from dispatch.simulation.policy import Dispatch, Policy, Return
from dispatch.simulation.region import Load, RegionWorld, busy_share
from dispatch.simulation.travel import ByRoad
from dispatch.simulation.world import Calls, Scenario, Units, World
from dispatch.simulation.written import files_of
from routing.travel_time import Planner
from tests.dispatch.simulation.test_region import CARE, TOWN, a_region

POLICY = Policy(
    dispatch=Dispatch.HYBRID, home=Return.DMEXCLP, swap_gain_min=2, threshold_min=9, busy_fraction=0.3
)


def a_scenario(seed: int = 1) -> Scenario:
    world = RegionWorld(a_region(), ByRoad(Planner(TOWN.network)))
    expected = by_people(world.people, calls_each_hour(1.5))
    return world.scenario(Load(expected=expected, care=CARE, hours=WEEK_H, seed=seed), POLICY)


def same(one: object, other: object) -> bool:
    """Field by field, arrays to the bit."""
    pairs = [(getattr(one, f.name), getattr(other, f.name)) for f in fields(one)]  # type: ignore[arg-type]  # dataclasses both
    return all(np.array_equal(a, b) if isinstance(a, np.ndarray) else a == b for a, b in pairs)


def test_what_is_written_is_read_back_to_the_bit(tmp_path: Path) -> None:
    scenario = a_scenario()
    for name, text in files_of(scenario, "drawn by Farol").items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    again = read_scenario(tmp_path)
    assert same(again.world, scenario.world)
    assert same(again.units, scenario.units)
    assert same(again.calls, scenario.calls)
    assert again.policy == scenario.policy


def test_the_same_scenario_is_the_same_text_and_another_seed_another() -> None:
    one = files_of(a_scenario())
    assert one == files_of(a_scenario())
    other = files_of(a_scenario(seed=2))
    assert [name for name in one if one[name] != other[name]] == ["calls.csv"]


def test_most_calls_come_in_the_evening_and_few_before_dawn_and_the_mean_is_kept() -> None:
    week = calls_each_hour(6.0)
    assert week.shape == (WEEK_H,)
    assert week.mean() == pytest.approx(6.0)
    assert week.reshape(7, 24).argmax(axis=1).tolist() == [18] * 7
    assert week.reshape(7, 24).argmin(axis=1).tolist() == [4] * 7


def test_units_are_busy_as_long_as_calls_keep_them_with_the_drives() -> None:
    """Two units, 50 minutes from the first call to the last: 100 minutes there are. A call takes 1 turning
    out, 9 driven and 10 on scene; the second is taken to hospital in 5 and stays 15: 20 and 40."""
    minutes = np.array([[0.0, 9.0, 4.0], [9.0, 0.0, 5.0], [4.0, 5.0, 0.0]])
    node = np.array([0])
    world = World(
        xy=np.zeros((3, 2)),
        demand=np.ones(3),
        minutes=minutes,
        stations=("S",),
        station_node=node,
        hospital_node=np.array([2]),
    )
    calls = Calls(
        name=("1", "2"),
        arrival_min=np.array([0.0, 50.0]),
        node=np.array([1, 1]),
        turnout_min=np.ones(2),
        on_scene_min=np.full(2, 10.0),
        transport=np.array([False, True]),
        handover_min=np.array([99.0, 15.0]),
    )
    units = Units(name=("A", "B"), station=np.array([0, 0]))
    scenario = Scenario(world=world, units=units, calls=calls, policy=Policy())
    assert busy_share(scenario) == pytest.approx(0.6)
    alone = replace(scenario, units=Units(name=("A",), station=np.array([0])))
    assert busy_share(alone) == 1.0
