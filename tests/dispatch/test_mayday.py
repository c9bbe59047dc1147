"""A mayday is never refused, stands until its owner has cleared it in words, and is one a unit."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dispatch.alarm import Alarm, Cause, Held, alarm_id, evolve, own
from dispatch.mayday import Mayday, MaydayNeedsWords, MaydayNotTaken, call_mayday, clear
from dispatch.mayday import evolve as after
from dispatch.overdue import episodes, overdue
from dispatch.unit import Fix
from routing.geo import LatLon
from tests.builders import NOON, an_engine, an_incident, minutes

ID = UUID(int=11)
E1 = an_engine("E1")
HERE = Fix(unit_id=E1.id, position=LatLon(22.19, 113.54), at=NOON - minutes(2))


def a_mayday(at: datetime = NOON) -> Mayday:
    return after(None, call_mayday(None, ID, E1, an_incident(7), HERE, at, "E1"))


def the_alarm(mayday: Mayday, held: dict[UUID, Held], at: datetime) -> Alarm:
    (found,) = overdue([], [], held, at, [mayday])
    return found


def taken_by(name: str, mayday: Mayday) -> dict[UUID, Held]:
    alarm = the_alarm(mayday, {}, NOON)
    return {alarm.id: evolve(None, own(alarm, None, NOON + minutes(1), name))}


def test_it_is_an_alarm_at_once_with_who_where_and_how_old_that_is() -> None:
    alarm = the_alarm(a_mayday(), {}, NOON)
    assert (alarm.cause, alarm.unit, alarm.number) == (Cause.MAYDAY, "E1", "2026-000007")
    assert (alarm.position, alarm.fix_at, alarm.owner, alarm.step) == (HERE.position, HERE.at, None, 1)


def test_nobody_takes_it_for_half_a_minute_and_it_is_the_supervisors_too() -> None:
    assert the_alarm(a_mayday(), {}, NOON + minutes(0.49)).step == 1
    assert the_alarm(a_mayday(), {}, NOON + minutes(0.5)).step == 2


def test_who_has_taken_it_keeps_it_however_long_the_rescue_takes() -> None:
    mayday = a_mayday()
    alarm = the_alarm(mayday, taken_by("ana", mayday), NOON + minutes(300))
    assert (alarm.owner, alarm.step) == ("ana", 1)


def test_only_its_owner_clears_it_and_only_in_words() -> None:
    mayday = a_mayday()
    (held,) = taken_by("ana", mayday).values()
    for owner, by in ((None, "ana"), (held, "mei")):
        with pytest.raises(MaydayNotTaken):
            clear(mayday, owner, "all out", NOON, by)
    with pytest.raises(MaydayNeedsWords):
        clear(mayday, held, "  ", NOON, "ana")
    fact = clear(mayday, held, " all out ", NOON + minutes(9), "ana")
    assert fact.words == "all out"
    assert after(mayday, fact).cleared_at == NOON + minutes(9)


def test_a_crew_sent_nowhere_may_call_and_a_crew_never_heard_too() -> None:
    fact = call_mayday(None, ID, E1, None, None, NOON, "E1")
    assert (fact.incident_id, fact.position) == (None, None)
    assert the_alarm(after(None, fact), {}, NOON).number == ""


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=8))
def test_however_often_it_is_called_it_is_one_with_its_first_instant_and_loses_no_place(
    presses: list[tuple[bool, bool]],
) -> None:
    mayday: Mayday | None = None
    for n, (placed, sent) in enumerate(presses):
        about, fix = an_incident(7) if sent else None, HERE if placed else None
        fact = call_mayday(mayday, UUID(int=n), E1, about, fix, NOON + minutes(n), "E1")
        mayday = after(mayday, fact)
    assert mayday is not None
    assert (mayday.id, mayday.called_at, mayday.version) == (UUID(int=0), NOON, len(presses))
    assert (mayday.position is not None) == any(placed for placed, _ in presses)
    assert (mayday.incident_number is not None) == any(sent for _, sent in presses)


def test_called_again_it_never_goes_back_to_an_older_place() -> None:
    older = Fix(unit_id=E1.id, position=LatLon(22.1, 113.5), at=NOON - minutes(60))
    again = call_mayday(a_mayday(), UUID(int=12), E1, None, older, NOON + minutes(1), "E1")
    assert after(a_mayday(), again).fix == HERE
    newer = replace(older, at=NOON)
    again = call_mayday(a_mayday(), UUID(int=12), E1, None, newer, NOON + minutes(1), "E1")
    assert after(a_mayday(), again).fix == newer


def test_what_is_said_of_it_is_found_by_its_own_id() -> None:
    assert list(episodes([], [], [a_mayday()])) == [alarm_id(Cause.MAYDAY, ID)]
