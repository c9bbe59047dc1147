"""Each vehicle drives where it fits; one that fits nowhere is still timed, and marked."""

from math import inf

import pytest

from routing.apparatus import AERIAL, PUMPER, VAN_AMBULANCE, Apparatus
from routing.fitting import Fitting, fit
from tests.routing.ascii_town import Town, a_town

SHORT_BUT_LOW = """
    F--l--*
    |     |
    +-----+
"""
LOW = "highway=residential maxheight=3.0"


def fitting(town: Town) -> Fitting:
    return fit(town.network, (AERIAL, PUMPER, VAN_AMBULANCE), [], None)


def seconds(town: Town, apparatus: Apparatus | None) -> tuple[float, bool]:
    start, to = (town.network.position(town.node[each]) for each in "F*")
    found = fitting(town).nearest(to, {"L1": (start, apparatus)})["L1"]
    assert not found.approximate
    return found.seconds, found.fits


def test_a_ladder_drives_around_the_low_bridge_and_an_ambulance_under_it() -> None:
    town = a_town(SHORT_BUT_LOW, l=LOW)
    (car, _), (ladder, fits), (ambulance, _) = [seconds(town, each) for each in (None, AERIAL, VAN_AMBULANCE)]
    assert car == ambulance
    assert fits
    assert ladder == pytest.approx(car * 7 / 5)


def test_where_only_the_low_street_leads_it_is_timed_by_it_and_marked() -> None:
    town = a_town("F--l--*", l=LOW)
    assert seconds(town, AERIAL) == (seconds(town, None)[0], False)
    assert seconds(town, PUMPER)[1]


def test_where_everybody_fits_there_is_one_planner() -> None:
    found = fitting(a_town("F-----*"))
    assert not found.small
    assert found.of(AERIAL) is found.city


def test_vehicles_barred_from_the_same_streets_share_one() -> None:
    town = a_town(SHORT_BUT_LOW, l="highway=residential maxheight=2.0")
    found = fitting(town)
    assert found.of(AERIAL) is found.of(PUMPER) is found.of(VAN_AMBULANCE)
    assert found.of(AERIAL) is not found.city


def test_a_mixed_fleet_is_timed_each_by_its_own_streets() -> None:
    town = a_town(SHORT_BUT_LOW, l=LOW)
    start, to = (town.network.position(town.node[each]) for each in "F*")
    found = fitting(town).nearest(
        to, {"L1": (start, AERIAL), "A1": (start, VAN_AMBULANCE), "P1": (start, None)}
    )
    assert found["A1"] == found["P1"]
    assert found["L1"].seconds > found["A1"].seconds


@pytest.mark.parametrize("closed", [False, True])
def test_over_the_hierarchies_the_times_are_the_same_also_when_a_street_is_closed(closed: bool) -> None:
    town = a_town(SHORT_BUT_LOW, l=LOW)
    start, to = (town.network.position(town.node[each]) for each in "F*")
    plain, prepared = fitting(town), fitting(town)
    prepared.prepare()
    if closed:
        streets = town.network.graph[town.node["F"]][town.node["*"]]
        min(streets.values(), key=lambda each: each["length_m"])["travel_s"] = inf
        prepared.catch_up()
    for each in (plain.city, *prepared.planners):
        each.dense_states = 0
    asked = {"L1": (start, AERIAL), "A1": (start, VAN_AMBULANCE), "P1": (start, None)}
    found = prepared.nearest(to, asked)
    assert found == plain.nearest(to, asked)
    assert found["L1"].fits
    assert (found["A1"].seconds == found["L1"].seconds) is closed
    assert [each.hierarchy.topology for each in prepared.planners] == [prepared.city.hierarchy.topology] * 2
