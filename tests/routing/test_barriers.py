"""Gates, bollards, humps and signals on the way; streets too low, weak or narrow."""

import pytest

from routing.apparatus import AERIAL, PUMPER, VAN_AMBULANCE
from routing.network import Flag
from routing.profile import profile
from tests.routing.ascii_town import a_town, tagged

TWO_WAYS_ROUND = """
    F--a--*
    |     |
    +--b--+
"""


def test_signals_are_met_by_those_who_drive_towards_them() -> None:
    towards = profile(tagged("highway=primary"), points=[{}, tagged("highway=traffic_signals")])
    assert towards.forward is not None
    assert towards.backward is not None
    assert towards.forward.flags & Flag.SIGNALS
    assert not towards.backward.flags & Flag.SIGNALS
    before = tagged("highway=traffic_signals traffic_signals:direction=backward")
    facing = profile(tagged("highway=primary"), points=[{}, before, {}])
    assert facing.forward is not None
    assert facing.backward is not None
    assert not facing.forward.flags & Flag.SIGNALS
    assert facing.backward.flags & Flag.SIGNALS


def test_a_hump_takes_seconds() -> None:
    town = a_town("F--H--*", H="traffic_calming=hump")
    assert town.seconds() == pytest.approx(a_town("F--H--*").seconds() + 3, abs=0.01)
    assert a_town("F--H--*", H="traffic_calming=cushion").seconds() == a_town("F--H--*").seconds()


@pytest.mark.parametrize(
    ("gate", "seconds"),
    [
        ("barrier=gate", 30),
        ("barrier=gate access=private", 30),
        ("barrier=gate access=yes", 0),
        ("barrier=gate access=yes locked=yes", 30),
        ("barrier=swing_gate emergency=yes", 30),
        ("barrier=lift_gate", 15),
        ("barrier=bollard bollard=removable", 60),
        ("barrier=bollard bollard=rising", 15),
        ("barrier=bollard bollard=flexible", 0),
        ("barrier=bollard emergency=yes", 0),
        ("barrier=chain", 60),
        ("barrier=kerb kerb=lowered", 0),
        ("barrier=bus_trap emergency=yes", 0),
        ("barrier=entrance", 0),
        ("barrier=toll_booth", 0),
        ("barrier=yes motor_vehicle=yes", 0),
        ("barrier=block emergency=designated", 0),
    ],
)
def test_a_gate_costs_the_time_to_open_it(gate: str, seconds: float) -> None:
    plain = a_town("F--G--*").seconds()
    assert a_town("F--G--*", G=gate).seconds() == pytest.approx(plain + seconds, abs=0.01)


@pytest.mark.parametrize(
    "barrier",
    [
        "barrier=bollard",
        "barrier=bollard access=yes",
        "barrier=bollard bollard=fixed",
        "barrier=bollard bollard=removable emergency=no",
        "barrier=block",
        "barrier=cycle_barrier",
        "barrier=kissing_gate",
        "barrier=kerb",
        "barrier=kerb kerb=raised",
        "barrier=bus_trap",
        "barrier=bus_trap bus=yes",
        "barrier=gate emergency=no",
        "barrier=something_new",
        "barrier=yes",
    ],
)
def test_goes_round_what_it_cannot_pass(barrier: str) -> None:
    town = a_town(
        """
        F--a--B--*
        |        |
        +---b----+
        """,
        a="highway=residential",
        b="highway=residential",
        B=barrier,
    )
    assert town.goes_by() == "b"


def test_a_gate_that_others_find_shut_is_flagged() -> None:
    street = tagged("highway=service")
    for gate, flagged in (
        ("barrier=gate", True),
        ("barrier=gate access=yes", False),
        ("barrier=entrance", False),
    ):
        found = profile(street, points=[{}, tagged(gate), {}]).forward
        assert found is not None
        assert bool(found.flags & Flag.SIREN_ONLY) is flagged


@pytest.mark.parametrize(
    ("limit", "by_ambulance", "by_engine", "by_ladder"),
    [
        ("maxheight=3.5", "a", "a", "b"),
        ("maxheight=2.5", "b", "b", "b"),
        ("maxheight=below_default", "a", "a", "b"),
        ("maxheight=9'5\"", "a", "b", "b"),
        ("maxheight=default", "a", "a", "a"),
        ("maxweight=20", "a", "a", "b"),
        ("maxweight=3.5", "a", "b", "b"),
        ("maxweight=3.5 maxweight:emergency=none", "a", "a", "a"),
        ("maxwidth=2.5", "a", "b", "b"),
        ("width=3.0", "a", "a", "b"),
    ],
)
def test_each_vehicle_takes_the_street_it_fits(
    limit: str, by_ambulance: str, by_engine: str, by_ladder: str
) -> None:
    town = a_town(TWO_WAYS_ROUND, a=f"highway=residential {limit}", b="highway=residential")
    found = [town.goes_by(apparatus=each) for each in (VAN_AMBULANCE, PUMPER, AERIAL)]
    assert found == [by_ambulance, by_engine, by_ladder]


def test_a_height_restrictor_lets_the_low_ones_through() -> None:
    town = a_town(
        """
        F--a--H--*
        |        |
        +---b----+
        """,
        a="highway=residential",
        b="highway=residential",
        H="barrier=height_restrictor maxheight=3.0",
    )
    assert (town.goes_by(apparatus=PUMPER), town.goes_by(apparatus=AERIAL)) == ("a", "b")
