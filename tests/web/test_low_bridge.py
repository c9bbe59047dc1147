"""Whoever is called the soonest has a way there that its own vehicle fits through."""

from dataclasses import replace
from math import inf
from uuid import UUID

import pytest

from data.stores.picture import Fleet
from dispatch.unit import Capability, Station, Unit
from dispatch.vehicle import DRIVES
from routing.fitting import Fitting, fit
from routing.geo import LatLon
from tests.builders import NOON, an_engine
from tests.routing.ascii_town import Town, a_town
from web.arrivals import arrivals, arrivals_at
from web.soonest import Asked, Soonests

AROUND = """
    F--l--*------G
    |     |
    +-----+
"""
ONLY_UNDER = "F--l--*----G"
LOW = "highway=residential maxheight=2.85"
"""An ambulance passes, an engine does not."""

ENGINE, AMBULANCE = Capability.ENGINE, Capability.AMBULANCE


def fitting(town: Town) -> Fitting:
    return fit(town.network, frozenset(DRIVES.values()), [], None)


def at(town: Town, letter: str) -> LatLon:
    return town.network.position(town.node[letter])


def a_unit(town: Town, name: str, letter: str, can: Capability = ENGINE) -> Unit:
    home = Station(id=UUID(int=ord(letter)), name=letter, position=at(town, letter), sample=True)
    return replace(an_engine(name), station=home, capabilities=frozenset({can}))


def soonest(town: Town, units: list[Unit], *asked: Capability) -> tuple[str, bool]:
    free = {can: [each for each in units if can in each.capabilities] for can in asked}
    found = Soonests(fitting(town), Fleet(units, {}), free, NOON, lambda: 0.0).of(Asked(at(town, "*"), asked))
    assert found is not None
    return found.unit.name, found.approximate


def test_the_engine_behind_the_low_bridge_is_not_the_soonest_when_it_must_drive_around() -> None:
    town = a_town(AROUND, l=LOW)
    behind, beyond = a_unit(town, "E1", "F"), a_unit(town, "E2", "G")
    # 500 m under the bridge, 700 m around it; from the other side 600 m
    assert soonest(town, [behind, beyond], ENGINE) == ("E2", False)
    assert soonest(town, [behind], ENGINE) == ("E1", False)
    assert soonest(a_town(AROUND, l="highway=residential"), [behind, beyond], ENGINE) == ("E1", False)


def test_the_time_is_that_of_the_way_it_fits_through() -> None:
    town = a_town(AROUND, l=LOW)
    behind = a_unit(town, "E1", "F")
    asked = Asked(at(town, "*"), (ENGINE,))
    mine = Soonests(fitting(town), Fleet([behind], {}), {ENGINE: [behind]}, NOON, lambda: 0.0).of(asked)
    assert mine is not None
    told = arrivals(fitting(town), Fleet([behind], {}), [behind], at(town, "*"), NOON)[behind.id]
    assert told.fits
    assert mine.eta_s == pytest.approx(told.seconds, abs=0.01)


def test_an_engine_with_no_way_but_a_low_one_is_named_after_all_that_fit() -> None:
    town = a_town(ONLY_UNDER, l=LOW)
    behind, beyond = a_unit(town, "E1", "F"), a_unit(town, "E2", "G")
    ambulance = a_unit(town, "A1", "F", AMBULANCE)
    assert soonest(town, [behind, beyond], ENGINE) == ("E2", False)
    assert soonest(town, [behind, ambulance], ENGINE, AMBULANCE) == ("A1", False)
    assert soonest(town, [behind], ENGINE) == ("E1", True)  # nobody disappears: by straight line, marked


def test_whom_the_low_street_alone_leads_to_is_marked_for_all_offers() -> None:
    town = a_town(ONLY_UNDER, l=LOW)
    behind, ambulance = a_unit(town, "E1", "F"), a_unit(town, "A1", "F", AMBULANCE)
    times = arrivals(fitting(town), Fleet([behind], {}), [behind, ambulance], at(town, "*"), NOON)
    assert (times[behind.id].fits, times[behind.id].by_road, times[behind.id].approximate) == (
        False,
        False,
        False,
    )
    assert times[ambulance.id].by_road


def test_many_at_many_places_are_told_as_each_is_alone() -> None:
    town = a_town(ONLY_UNDER, l=LOW)
    behind, ambulance = a_unit(town, "E1", "F"), a_unit(town, "A1", "F", AMBULANCE)
    seen, units, places = Fleet([behind], {}), [behind, ambulance], [at(town, "*"), at(town, "F")]
    found = arrivals_at(fitting(town), seen, units, places, NOON)
    for row, place in enumerate(places):
        alone = arrivals(fitting(town), seen, units, place, NOON)
        assert [found.eta(row, i) for i in range(2)] == [alone[each.id] for each in units]
    told = [found.eta(0, i).seconds for i in range(2)]
    assert found.fitting_s[0].tolist() == [inf, told[1]], "no call is given to who may not fit through"
    assert found.by_road_s[0].tolist() == [inf, told[1]]
    nowhere = arrivals_at(fitting(town), seen, units, [LatLon(80.0, 0.0)], NOON)
    assert nowhere.fitting_s[0, 1] == nowhere.eta(0, 1).seconds
    assert nowhere.by_road_s[0].tolist() == [inf, inf], "no crew is turned round by a straight line"
