"""While they drive: who could relieve whom, and who is left in peace."""

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dispatch.eta import Eta, eta
from dispatch.offers import Sent, Swap, reliefs
from dispatch.replacement import can_do
from dispatch.status import UnitStatus
from dispatch.unit import Capability, Unit
from tests.builders import an_engine, an_incident


def at(seconds: float, *, line: bool = False) -> Eta:
    moving = replace(an_engine(), status=UnitStatus.EN_ROUTE)
    return eta(moving, seconds, approximate=line, fix_age_s=0.0)


def sent(name: str, seconds: float, *, changes: int = 0, number: int = 1, line: bool = False) -> Sent:
    return Sent(
        unit=an_engine(name),
        incident=an_incident(number),
        capability=Capability.ENGINE,
        eta=at(seconds, line=line),
        changes=changes,
    )


def swaps(going: list[Sent], free: list[Unit], eta: list[list[Eta | None]]) -> list[Swap]:
    """eta: free × sent; None where the unit cannot do it."""
    eta_s = np.array([[each.seconds if each and each.by_road else np.inf for each in row] for row in eta])
    found = []
    for i, j in reliefs(going, eta_s):
        chosen = eta[i][j]
        assert chosen is not None
        found.append(Swap(out=going[j], into=free[i], eta=chosen))
    return found


def test_a_unit_two_minutes_sooner_is_offered_and_one_a_second_less_is_not() -> None:
    (offer,) = swaps([sent("E1", 400)], [an_engine("E2")], [[at(280)]])
    assert (offer.out.unit.name, offer.into.name, offer.gain_s) == ("E1", "E2", 120.0)
    assert swaps([sent("E1", 400)], [an_engine("E2")], [[at(281)]]) == []


def test_a_call_that_has_changed_hands_twice_is_left_in_peace() -> None:
    assert len(swaps([sent("E1", 900, changes=1)], [an_engine("E2")], [[at(60)]])) == 1
    assert swaps([sent("E1", 900, changes=2)], [an_engine("E2")], [[at(60)]]) == []


def test_no_crew_is_turned_round_by_a_straight_line() -> None:
    assert swaps([sent("E1", 900)], [an_engine("E2")], [[at(60, line=True)]]) == []
    assert swaps([sent("E1", 900, line=True)], [an_engine("E2")], [[at(60)]]) == []
    assert swaps([sent("E1", 900)], [an_engine("E2")], [[None]]) == []


def test_no_crew_is_relieved_by_one_that_may_not_fit_through() -> None:
    tight = replace(at(60), fits=False)
    assert swaps([sent("E1", 900)], [an_engine("E2")], [[tight]]) == []
    assert (
        len(
            swaps([replace(sent("E1", 900), eta=replace(at(900), fits=False))], [an_engine("E2")], [[at(60)]])
        )
        == 1
    )


def test_each_unit_is_offered_once_where_it_gains_most() -> None:
    going = [sent("E1", 600, number=1), sent("E3", 900, number=2)]
    first, second = swaps(going, [an_engine("E2"), an_engine("E4")], [[at(100), at(100)], [at(450), at(700)]])
    assert (first.into.name, first.out.unit.name) == ("E2", "E3")
    assert (second.into.name, second.out.unit.name, second.gain_s) == ("E4", "E1", 150.0)


def test_without_a_slot_whoever_takes_over_can_do_all_of_it() -> None:
    both = frozenset({Capability.ENGINE, Capability.LADDER})
    one = replace(an_engine("E1"), capabilities=both)
    assert not can_do(frozenset({Capability.ENGINE}), one, None)
    assert can_do(both | {Capability.RESCUE}, one, None)
    assert can_do(frozenset({Capability.LADDER}), one, Capability.LADDER)


@given(st.lists(st.lists(st.integers(0, 1000), min_size=3, max_size=3), min_size=1, max_size=4))
def test_every_offer_gains_two_minutes_and_nobody_is_in_two(times: list[list[int]]) -> None:
    going = [sent(f"E{j}", 700, number=j) for j in range(3)]
    free: list[Unit] = [an_engine(f"F{i}") for i in range(len(times))]
    found = swaps(going, free, [[at(each) for each in row] for row in times])
    assert all(each.gain_s >= 120 for each in found)
    assert (
        len({each.into.name for each in found}) == len(found) == len({each.out.unit.name for each in found})
    )
    gains = np.array([each.gain_s for each in found])
    assert (np.diff(gains) <= 0).all()
