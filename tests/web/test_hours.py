"""Streets have the travel times and the turns of the city's own hour."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from data.stores.places import RegionSummary
from data.time_zone import zone_at
from incidents.geocode.gazetteer import Gazetteer
from incidents.geocode.search import Geocoder
from routing.closures import Overlay
from routing.geo import LatLon
from routing.hours_of_week import ASSUMED_WEEK, FLAT, weights_at
from routing.ruled import Rules
from routing.zones import Zones
from tests.routing.ascii_town import a_town
from tests.routing.test_restrictions import CROSSING, NAMED, rule
from web.local_time import city_time, iana_name, local_time
from web.town import Town

MONDAY = datetime(2026, 11, 23, tzinfo=UTC)
RUSH, NIGHT = MONDAY.replace(hour=8), MONDAY.replace(hour=3)


@pytest.mark.parametrize(("lon", "hour"), [(113.5, 20), (-71.3, 7), (-9.1, 11), (0.0, 12)])
def test_without_a_named_zone_the_hour_is_the_suns(lon: float, hour: int) -> None:
    assert MONDAY.replace(hour=12).astimezone(local_time(None, lon)).hour == hour


def test_a_named_zone_keeps_its_summer_time() -> None:
    noon = datetime(2026, 7, 1, 12, tzinfo=UTC)
    assert noon.astimezone(local_time("Europe/Lisbon", -9.1)).hour == 13


def test_people_go_by_the_clock_of_where_they_live_not_by_the_suns() -> None:
    """La Serena was given UTC-5, by the sun; its people live by UTC-3 in November."""
    city = RegionSummary(
        id=1,
        name="La Serena",
        attribution="",
        checksum="",
        imported_at=MONDAY,
        bounds=(-71.4, -30.1, -71.1, -29.8),
        zones=(),
        facilities=(),
        timezone=zone_at(LatLon(-29.95, -71.25)),
    )
    noon = MONDAY.replace(hour=12)
    assert noon.astimezone(city_time(None, city)).hour == 9
    assert noon.astimezone(city_time("Asia/Macau", city)).hour == 20
    assert noon.astimezone(city_time(None, replace(city, timezone=None))).hour == 7
    assert noon.astimezone(city_time(None, replace(city, timezone="America/Not_Yet"))).hour == 7


@pytest.mark.parametrize(
    ("lat", "lon", "zone"), [(22.2, 113.55, "Asia/Macau"), (38.72, -9.14, "Europe/Lisbon"), (0, -140, None)]
)
def test_the_zone_of_a_place_is_known_offline(lat: float, lon: float, zone: str | None) -> None:
    assert zone_at(LatLon(lat, lon)) == zone


@pytest.mark.parametrize(
    ("lon", "name"), [(113.5, "Etc/GMT-8"), (-71.3, "Etc/GMT+5"), (0.0, "UTC"), (None, "UTC")]
)
def test_browsers_are_told_a_zone_they_know(lon: float | None, name: str) -> None:
    zone = local_time(None, lon)
    assert iana_name(zone) == name
    assert MONDAY.astimezone(ZoneInfo(name)).hour == MONDAY.astimezone(zone).hour


def town_with(rules: Rules, at: datetime) -> Town:
    forbidden = rules.forbidden(at.weekday(), at.hour * 60)
    fitting = rules.planners(forbidden)
    return Town(
        region=None,  # type: ignore[arg-type]  # what a map is called does not matter here
        fitting=fitting,
        geocoder=Geocoder(Gazetteer(places=(), streets=(), bounds=None)),
        zones=Zones(fitting.city.view, fitting.city.shut_off, ()),
        overlay=Overlay(rules.network),
        rules=rules,
        forbidden=forbidden,
    ).with_times(at)


def later(town: Town, at: datetime) -> Town:
    return town.with_turns(at).with_times(at)


def test_rush_hour_and_night_have_their_own_travel_times() -> None:
    drawn = a_town("F--p--*", p="highway=primary")
    town = town_with(Rules(drawn.network, ()), RUSH)
    assert np.array_equal(drawn.network.weight_ms, weights_at(drawn.network.arrays, ASSUMED_WEEK, 8))
    rush = drawn.network.weight_ms.sum()
    assert later(town, RUSH + timedelta(minutes=59)) is town
    later(town, NIGHT)
    assert drawn.network.weight_ms.sum() < rush


def test_a_turn_forbidden_in_the_rush_hour_is_driven_at_night() -> None:
    drawn = a_town(CROSSING, **NAMED)
    sign = rule(drawn, "restriction:conditional=no_straight_on~@~(Mo-Fr~07:00-09:00)", "a", "b")
    rules = Rules(drawn.network, sign, speeds=FLAT)
    start, to = (drawn.network.position(drawn.node[each]) for each in "F*")

    def seconds(town: Town) -> float:
        return town.fitting.nearest(to, {"E1": (start, None)})["E1"].seconds

    rush = town_with(rules, RUSH)
    night = later(rush, NIGHT)
    assert seconds(night) < seconds(rush)
    assert later(rush, RUSH + timedelta(minutes=30)) is rush
    assert seconds(later(night, RUSH)) == seconds(rush)
