"""A day of three calls, told again: with a unit more, a unit fewer, a bridge closed; every minute by hand."""

from dataclasses import replace
from uuid import UUID

import numpy as np
import pytest

from dispatch.simulation.policy import Policy
from dispatch.simulation.replay.comparison import Came, Comparison
from dispatch.simulation.replay.record import Record
from dispatch.simulation.replay.what_if import NoSkills, NoSuchStation, NoSuchUnit, more, without
from dispatch.simulation.travel import ByRoad
from dispatch.unit import Capability
from incidents.terms import Priority
from routing.closures import Closure, Overlay
from routing.snap import WALK_M_PER_S
from routing.travel_time import Planner
from tests.builders import NOON
from tests.dispatch.simulation.replay.days import AMBULANCE, Day, a_stage, along_the_road, at, told
from tests.routing.towns import M_PER_S, Town


def three_calls() -> Day:
    """One ambulance at minute 0 of the road. The first call keeps it until 31: the second waits."""
    day = Day()
    day.unit("A1", station=0)
    day.call("one", 0, at(10))
    day.sent("A1", "one", 0, en_route=1, on_scene=11, free=31)
    day.call("two", 5, at(4), Priority.P1)
    day.sent("A1", "two", 31, en_route=32, on_scene=38, free=58)
    day.call("three", 100, at(2), Priority.P3)
    day.sent("A1", "three", 103, en_route=104, on_scene=106, free=110)
    return day


def responses(told: Comparison) -> list[tuple[str, float, str, float]]:
    found = []
    for row in told.rows:
        assert row.then is not None
        assert row.now is not None
        found.append((row.then.unit, row.then.response_min, row.now.unit, row.now.response_min))
    return found


def test_told_as_it_was_with_nothing_changed_the_day_is_the_record() -> None:
    comparison = told(a_stage(three_calls().record()))
    assert responses(comparison) == [
        ("A1", 11, "A1", 11),
        ("A1", 33, "A1", 33),
        ("A1", 6, "A1", 6),  # three minutes were people's
    ]
    assert [row.recorded.response_min for row in comparison.rows] == [11, 33, 6]
    agreement = comparison.agreement()
    assert agreement is not None
    assert (agreement.mean_absolute_error_min, agreement.bias_min, agreement.same_unit) == (0, 0, 1)


def test_one_unit_more_at_the_station_spares_the_second_call_its_wait() -> None:
    record = three_calls().record()
    fleet = [*record.units, *more(record, ["S0"], [], {})]
    comparison = told(a_stage(record), fleet)
    assert responses(comparison) == [("A1", 11, "A1", 11), ("A1", 33, "+1", 5), ("A1", 6, "A1", 6)]
    assert [row.gain_min for row in comparison.rows] == [0, 28, 0]
    sums = comparison.sums()
    assert sums is not None
    assert [sums.then.mean_min, sums.now.mean_min] == pytest.approx([50 / 3, 22 / 3])
    assert [sums.then.in_time, sums.now.in_time] == pytest.approx([1 / 3, 2 / 3])
    urgent = comparison.sums(Priority.P1)
    assert urgent is not None
    assert (urgent.recorded.calls, urgent.then.p90_min, urgent.now.p90_min) == (1, 33, 5)


def test_a_unit_of_another_kind_is_no_help() -> None:
    record = three_calls().record()
    fleet = [*record.units, *more(record, ["S0"], [Capability.PATROL], {})]
    assert [row.gain_min for row in told(a_stage(record), fleet).rows] == [0, 0, 0]


def test_units_of_one_crew_are_told_as_one_crew() -> None:
    """Both calls could be A1's and A2's at once; the crew they share is home at 41, so the second waits."""
    day = Day()
    for name in ("A1", "A2"):
        day.unit(name, station=0, crew="1")
    day.call("one", 0, at(10))
    day.sent("A1", "one", 0, en_route=1, on_scene=11, free=31)
    day.call("two", 5, at(4))
    day.sent("A1", "two", 31, en_route=32, on_scene=38, free=58)
    record = day.record()
    assert responses(told(a_stage(record))) == [("A1", 11, "A1", 11), ("A1", 33, "A1", 33)]
    two = [replace(each, crew=None) for each in record.units]
    assert responses(told(a_stage(record), two))[1] == ("A1", 33, "A2", 5)
    left = without(record.units, ["A1"])
    assert responses(told(a_stage(record), left)) == [("A1", 11, "A2", 11), ("A1", 33, "A2", 33)]


def test_one_more_elsewhere_is_nearer_to_what_happens_there() -> None:
    record = three_calls().record()
    (extra,) = more(record, ["the harbour"], [Capability.AMBULANCE], {"The Harbour": at(9)})
    comparison = told(a_stage(record, sites=[at(9)]), [*record.units, extra])
    assert responses(comparison) == [("A1", 11, "+1", 2), ("A1", 33, "A1", 5), ("A1", 6, "A1", 6)]


def test_without_its_only_unit_a_call_is_answered_by_nobody_and_is_not_in_the_sums() -> None:
    day = three_calls()
    day.unit("L1", can=frozenset({Capability.LADDER}))
    day.call("high", 200, at(3))
    day.sent("L1", "high", 200, slot="ladder", en_route=201, on_scene=204, free=220)
    record = day.record()
    comparison = told(a_stage(record), without(record.units, ["L1"]))
    assert [row.number for row in comparison.unanswered] == ["high"]
    sums = comparison.sums()
    assert sums is not None
    assert sums.then.calls == 3


def two_sides() -> Record:
    """A unit on either side of the river at minute 5, the call at 6."""
    day = Day()
    day.unit("A1", station=4)
    day.unit("A2", station=10)
    day.call("one", 0, at(6))
    day.sent("A1", "one", 0, en_route=1, on_scene=3, free=30)
    return day.record()


def test_a_bridge_closed_sends_the_unit_of_the_other_side_and_makes_it_later() -> None:
    stage = a_stage(two_sides())
    comparison = told(stage, closed=along_the_road(stage.places, cut_at=5, detour_min=20))
    assert responses(comparison) == [("A1", 3, "A2", 5)]


def test_where_no_way_is_left_nobody_is_sent_and_the_call_waits_for_one_who_can_come() -> None:
    day = Day()
    day.unit("A1", station=4)
    day.unit("A2", station=10)
    day.call("near", 0, at(9))
    day.sent("A2", "near", 0, en_route=1, on_scene=2, free=12)
    day.call("one", 1, at(6))
    day.sent("A1", "one", 1, en_route=2, on_scene=4, free=30)
    stage = a_stage(day.record())
    comparison = told(stage, closed=along_the_road(stage.places, cut_at=5))
    # A1 is free and cannot cross; A2 is free at 12 and 3 minutes away, and turns out in 1
    assert responses(comparison) == [("A2", 2, "A2", 2), ("A1", 3, "A2", 15)]


def test_a_place_cut_off_from_everybody_is_answered_by_nobody() -> None:
    day = three_calls()
    stage = a_stage(day.record())
    comparison = told(stage, closed=along_the_road(stage.places, cut_at=3))
    assert [(row.number, row.now) for row in comparison.unanswered] == [("one", None), ("two", None)]


BRIDGE = Closure(id=UUID(int=7), factor=None, from_at=NOON, until_at=None, street_name="Ponte")


def riverside() -> Town:
    """Over the bridge it is 20 s from B to C, around by the south 50 s."""
    return Town(
        """
        A-------B=======C
                |       |
                |       |
                D-------E
        """,
        "AB Rua Velha",
        "BC Ponte",
        "BDEC Rua do Sul",
    )


def test_over_real_streets_who_stands_at_the_end_of_the_bridge_drives_around() -> None:
    town = riverside()
    planner, overlay = Planner(town.network), Overlay(town.network)
    places = [town.letters[letter] for letter in "AC"]
    before = ByRoad(planner).between(places).minutes
    overlay.apply([BRIDGE], NOON)
    after = ByRoad(planner).between(places)
    assert not after.approximate.any()
    assert after.minutes - before == pytest.approx(np.array([[0, 0.5], [0.5, 0]]), abs=0.01)
    overlay.apply([], NOON)
    assert ByRoad(planner).between(places).minutes.tolist() == before.tolist()


def test_to_who_is_on_the_closed_bridge_a_crew_walks_from_the_nearest_open_street() -> None:
    town = riverside()
    planner, overlay = Planner(town.network), Overlay(town.network)
    places = [town.letters["A"], town.between("BC", 0.25)]
    before = ByRoad(planner).between(places).minutes[0, 1]
    overlay.apply([BRIDGE], NOON)
    after = ByRoad(planner).between(places)
    overlay.apply([], NOON)
    assert not after.approximate.any()
    # driven to B as before, then 50 m on foot instead of in the car
    assert after.minutes[0, 1] - before == pytest.approx((50 / WALK_M_PER_S - 50 / M_PER_S) / 60, abs=0.01)


def test_of_two_calls_that_wait_the_more_urgent_goes_first() -> None:
    day = Day()
    day.unit("A1", station=0)
    day.call("one", 0, at(10))
    day.sent("A1", "one", 0, en_route=0, on_scene=10, free=30)
    day.call("lesser", 1, at(8), Priority.P3)
    day.sent("A1", "lesser", 60, en_route=60, on_scene=70, free=80)
    day.call("urgent", 2, at(2), Priority.P1)
    day.sent("A1", "urgent", 30, en_route=30, on_scene=38, free=60)
    comparison = told(a_stage(day.record()))
    assert [row.recorded.response_min for row in comparison.rows] == [10, 69, 36]
    assert [each[1] for each in responses(comparison)] == [
        10,
        65,
        36,
    ]  # 6 driven from 2 to 8, not 10 as recorded
    agreement = comparison.agreement()
    assert agreement is not None
    assert agreement.mean_absolute_error_min == pytest.approx(4 / 3)
    assert agreement.bias_min == pytest.approx(-4 / 3)


def test_swaps_may_be_what_is_changed() -> None:
    """A2 is free at 3 and two minutes from the call A1 drives to for ten."""
    day = Day()
    day.unit("A1", station=0)
    day.unit("A2", station=10)
    day.call("near", 0, at(12))
    day.sent("A2", "near", 0, en_route=0, on_scene=2, free=3)
    day.call("far", 1, at(10))
    day.sent("A1", "far", 1, en_route=1, on_scene=11, free=20)
    comparison = told(a_stage(day.record()), now=Policy(swap_gain_min=2))
    assert responses(comparison) == [("A2", 2, "A2", 2), ("A1", 10, "A2", 4)]


def test_the_same_day_is_told_the_same() -> None:
    record = three_calls().record()
    fleet = [*record.units, *more(record, ["S0"], [], {})]
    assert told(a_stage(record), fleet) == told(a_stage(three_calls().record()), fleet)


def test_what_is_not_there_is_refused_in_words() -> None:
    record = three_calls().record()
    with pytest.raises(NoSuchUnit, match="no unit E9 that day; there were A1"):
        without(record.units, ["E9"])
    with pytest.raises(NoSuchStation, match="no station Nowhere; there are Port, S0"):
        more(record, ["Nowhere"], [], {"Port": at(3)})
    with pytest.raises(NoSkills, match="lives at Port"):
        more(record, ["Port"], [], {"Port": at(3)})


def test_one_more_can_do_what_the_busiest_unit_there_could() -> None:
    day = three_calls()
    day.unit("P1", station=0, can=frozenset({Capability.PATROL}))
    day.unit("P2", station=0, can=frozenset({Capability.PATROL}))
    record = day.record()
    two = more(record, ["S0", "s0"], [], {})
    assert [(each.name, each.capabilities, each.station.name) for each in two] == [
        ("+1", AMBULANCE, "S0"),
        ("+2", AMBULANCE, "S0"),
    ]
    assert Came("+1", 1.0) != Came("+2", 1.0)
