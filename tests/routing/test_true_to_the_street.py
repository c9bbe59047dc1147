"""A vehicle goes from the station to the fire by the streets its tags open to it, and by no other."""

import pytest

from routing.agency import Agency
from routing.network import Flag
from tests.routing.ascii_town import a_town

ONE_STREET = "F--a--*"
TWO_WAYS_ROUND = """
    F--a--*
    |     |
    +--b--+
"""
BOLD = Agency(contraflow=True)


def gets_there(tags: str, agency: Agency = Agency(), *, back: bool = False) -> bool:
    town = a_town(ONE_STREET, agency, a=tags)
    return (town.goes_by("*", "F") if back else town.goes_by()) == "a"


def test_goes_round_a_street_that_is_shut() -> None:
    town = a_town("""
        F---+---+
        |       |
        a       b
        |       |
        +---x---*
    """)
    assert town.goes_by() == "b"
    assert town.seconds() == pytest.approx(900 * 3.6 / (25 / 0.7), abs=0.01)


@pytest.mark.parametrize(
    "tags",
    [
        "highway=residential access=private",
        "highway=residential access=no",
        "highway=service motor_vehicle=no",
        "highway=service service=emergency_access",
        "highway=service service=emergency_access access=no motor_vehicle=no",
        "highway=service motor_vehicle=emergency",
        "highway=service access=emergency",
        "highway=busway",
        "highway=path emergency=yes",
        "highway=footway emergency=designated motor_vehicle=no",
    ],
)
def test_a_siren_opens_what_is_shut_to_others_and_says_so(tags: str) -> None:
    assert gets_there(tags)
    assert a_town(ONE_STREET, a=tags).flags("a") & Flag.SIREN_ONLY


@pytest.mark.parametrize(
    "tags",
    [
        "highway=residential",
        "highway=residential access=destination",
        "highway=residential emergency=yes",
        "highway=service access=no motorcar=yes",
        "highway=service access=private motor_vehicle=permissive",
        "highway=footway motor_vehicle=yes",
    ],
)
def test_a_street_open_to_all_is_not_flagged(tags: str) -> None:
    assert gets_there(tags)
    assert not a_town(ONE_STREET, a=tags).flags("a") & Flag.SIREN_ONLY


@pytest.mark.parametrize(
    "tags",
    [
        "highway=residential emergency=no",
        "highway=service service=emergency_access emergency=no",
        "highway=footway",
        "highway=footway access=yes",
        "highway=steps emergency=yes",
        "highway=corridor emergency=yes",
        "highway=construction emergency=yes",
        "highway=proposed motor_vehicle=yes",
        "highway=residential construction=yes",
        "highway=track smoothness=impassable",
        "highway=track impassable=yes emergency=yes",
        "highway=track winter_road=yes",
        "highway=pedestrian area=yes",
        "railway=rail emergency=yes",
    ],
)
def test_never_drives_stairs_building_sites_or_where_it_is_told_not_to(tags: str) -> None:
    assert not gets_there(tags)
    assert not gets_there(tags, BOLD)


def test_a_street_being_widened_is_driven() -> None:
    assert gets_there("highway=residential construction=minor")


def test_a_pedestrian_street_serves_for_the_last_metres_and_is_no_short_cut() -> None:
    town = a_town(TWO_WAYS_ROUND, a="highway=pedestrian", b="highway=residential")
    assert town.goes_by() == "b"
    assert gets_there("highway=pedestrian")
    assert town.flags("a") & Flag.FOOTWAY
    assert a_town(ONE_STREET, a="highway=pedestrian").seconds() == pytest.approx(500 * 3.6 / 7, abs=0.01)


def test_a_one_way_street_is_driven_its_way_only() -> None:
    town = a_town("F-->--*")
    assert town.goes_by() == ""
    assert town.goes_by("*", "F") is None
    assert a_town("F--<--*").goes_by() is None


@pytest.mark.parametrize("sign", ["oneway=yes", "oneway=-1"])
def test_against_a_one_way_only_where_the_agency_says_so_slower_and_flagged(sign: str) -> None:
    against = sign == "oneway=yes"
    assert not gets_there(f"highway=residential {sign}", back=against)
    assert gets_there(f"highway=residential {sign}", BOLD, back=against)
    town = a_town(ONE_STREET, BOLD, a=f"highway=residential {sign}")
    assert town.flags("a", backward=against) & Flag.CONTRAFLOW
    assert not town.flags("a", backward=not against) & Flag.CONTRAFLOW
    slow, fast = (
        (town.seconds("*", "F"), town.seconds()) if against else (town.seconds(), town.seconds("*", "F"))
    )
    assert slow == pytest.approx(500 * 3.6 / BOLD.contraflow_kmh, abs=0.01)
    assert slow > fast


@pytest.mark.parametrize(
    "tags",
    [
        "highway=motorway",
        "highway=motorway_link oneway=yes",
        "highway=trunk oneway=yes",
        "highway=tertiary junction=roundabout",
        "highway=primary tunnel=yes oneway=yes",
        "highway=residential oneway=yes emergency:backward=no",
        "highway=residential oneway=reversible",
    ],
)
def test_nobody_drives_head_on_where_others_cannot_stop_or_see(tags: str) -> None:
    assert not gets_there(tags, BOLD, back=True)


@pytest.mark.parametrize(
    "tags",
    [
        "highway=residential oneway=yes oneway:emergency=no",
        "highway=residential oneway=yes emergency:backward=yes",
        "highway=residential oneway=yes oneway:bus=no",
        "highway=residential oneway=yes oneway:psv=no",
        "highway=residential oneway=yes busway=opposite_lane",
        "highway=residential motor_vehicle:backward=no bus:backward=designated",
    ],
)
def test_a_lane_kept_for_buses_or_for_us_leads_against_a_one_way(tags: str) -> None:
    assert gets_there(tags, back=True)
    assert not a_town(ONE_STREET, a=tags).flags("a", backward=True) & Flag.CONTRAFLOW


@pytest.mark.parametrize(
    "tags", ["oneway:bicycle=no oneway=yes", "motor_vehicle:backward=no", "vehicle:backward=no"]
)
def test_what_lets_bicycles_through_lets_no_engine_through(tags: str) -> None:
    assert not gets_there(f"highway=residential {tags}", back=True)
    assert gets_there(f"highway=residential {tags}", BOLD, back=True)


def test_a_ferry_must_be_known_to_take_vehicles_and_takes_its_time() -> None:
    assert not gets_there("route=ferry")
    assert not gets_there("route=ferry access=yes")
    assert not gets_there("route=ferry motor_vehicle=yes", Agency(ferries=False))
    assert gets_there("route=ferry motor_vehicle=yes")
    town = a_town(ONE_STREET, a="route=ferry motor_vehicle=yes duration=00:20")
    assert town.seconds() == 1200
    assert town.flags("a") & Flag.FERRY
    assert a_town(ONE_STREET, a="route=ferry motor_vehicle=yes duration=PT1H").seconds() == 3600
    assert a_town(ONE_STREET, a="route=ferry motor_vehicle=yes").seconds() == pytest.approx(180)


@pytest.mark.parametrize(
    ("tags", "flag"),
    [("bridge=viaduct", Flag.BRIDGE), ("tunnel=yes", Flag.TUNNEL), ("junction=roundabout", Flag.ROUNDABOUT)],
)
def test_bridges_tunnels_and_roundabouts_are_known(tags: str, flag: Flag) -> None:
    assert a_town(ONE_STREET, a=f"highway=primary {tags}").flags("a") == flag


def test_a_street_for_trams_and_taxis_is_opened_the_way_it_runs() -> None:
    """Helsinki's Aleksanterinkatu was no street at all: shut to cars one way, one-way the other."""
    tags = "highway=service motor_vehicle:forward=no oneway:motor_vehicle=yes"
    assert gets_there(tags)
    assert not gets_there(tags, back=True)
    assert not gets_there(f"{tags} emergency:forward=no")
