"""What has taken too long is said once, to somebody, and said louder when nobody answers."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from dispatch.alarm import Alarm, Cause, Held, alarm_id, end, evolve, own
from dispatch.overdue import ESCALATES_S, PENDING_S, Duty, Short, Waiting, episodes, overdue
from dispatch.status import UnitStatus
from dispatch.unit import AssignmentId, Capability
from incidents.terms import IncidentId, Priority
from tests.builders import NOON, an_engine, minutes

FIRE = IncidentId(UUID(int=7))
TASK = AssignmentId(UUID(int=8))


def seconds(count: float) -> timedelta:
    return timedelta(seconds=count)


def a_duty(
    status: UnitStatus = UnitStatus.ASSIGNED,
    *,
    since: datetime = NOON,
    eta_s: float | None = None,
    fix_at: datetime | None = None,
    speed_kmh: float | None = None,
    capabilities: frozenset[Capability] = frozenset({Capability.ENGINE}),
    has_tablet: bool = False,
    acknowledged_at: datetime | None = None,
) -> Duty:
    """E1, sent by ana at noon to #7."""
    unit = replace(
        an_engine("E1", status),
        status_since=since,
        incident_id=FIRE,
        incident_number="2026-000007",
        assignment_id=TASK,
        assigned_by="ana",
        assigned_at=NOON,
        capabilities=capabilities,
        acknowledged_at=acknowledged_at,
    )
    return Duty(unit=unit, eta_s=eta_s, fix_at=fix_at, speed_kmh=speed_kmh, has_tablet=has_tablet)


def a_wait(priority: Priority = Priority.P1) -> Waiting:
    return Waiting(id=FIRE, number="2026-000007", priority=priority, since_at=NOON)


def alarms(duty: Duty, after: timedelta, held: dict[UUID, Held] | None = None) -> tuple[Alarm, ...]:
    return overdue([duty], [], held or {}, NOON + after)


def causes(duty: Duty, after: timedelta) -> list[Cause]:
    return [each.cause for each in alarms(duty, after)]


def test_a_fire_crew_that_has_not_moved_after_its_turnout_target_is_overdue() -> None:
    assert alarms(a_duty(), seconds(79)) == ()
    (alarm,) = alarms(a_duty(), seconds(80))
    assert (alarm.cause, alarm.unit, alarm.falls_to, alarm.owner) == (Cause.NOT_MOVING, "E1", "ana", None)
    assert alarm.due_at == NOON + seconds(80)


def test_a_medical_crew_has_its_own_target() -> None:
    medic = a_duty(capabilities=frozenset({Capability.AMBULANCE}))
    assert causes(medic, seconds(59)) == []
    assert causes(medic, seconds(60)) == [Cause.NOT_MOVING]


def test_a_crew_heard_moving_since_it_was_sent_has_moved_whatever_its_button_says() -> None:
    assert causes(a_duty(fix_at=NOON + seconds(70), speed_kmh=40.0), seconds(100)) == []
    before = a_duty(fix_at=NOON - seconds(1), speed_kmh=40.0)
    assert causes(before, seconds(100)) == [Cause.NOT_MOVING]


def test_a_crew_that_says_it_drives_is_not_late_until_its_promise_has_passed_by_the_margin() -> None:
    driving = a_duty(UnitStatus.EN_ROUTE, eta_s=300.0)
    assert causes(driving, seconds(419)) == []
    assert causes(driving, seconds(420)) == [Cause.PAST_ETA]
    far = a_duty(UnitStatus.EN_ROUTE, eta_s=1000.0)
    assert causes(far, seconds(1299)) == []
    assert causes(far, seconds(1300)) == [Cause.PAST_ETA]


def test_nobody_is_late_to_a_promise_that_was_never_made() -> None:
    assert causes(a_duty(UnitStatus.EN_ROUTE), minutes(60)) == []


def test_who_has_arrived_is_not_late() -> None:
    assert causes(a_duty(UnitStatus.ON_SCENE, eta_s=60.0), minutes(10)) == []


def test_a_vehicle_at_work_that_is_no_longer_heard_is_silent_but_not_one_never_heard() -> None:
    heard = a_duty(UnitStatus.EN_ROUTE, fix_at=NOON)
    assert causes(heard, seconds(119)) == []
    assert causes(heard, seconds(120)) == [Cause.SILENT]
    assert causes(a_duty(UnitStatus.EN_ROUTE), seconds(600)) == []


def test_a_crew_long_on_scene_is_asked_how_it_fares_and_again_after_it_was() -> None:
    working = a_duty(UnitStatus.ON_SCENE)
    (alarm,) = alarms(working, minutes(20))
    assert alarm.cause is Cause.WELFARE
    answered = evolve(None, end(alarm, None, NOON + minutes(21), "ana"))
    assert alarms(working, minutes(40), {alarm.id: answered}) == ()
    (again,) = alarms(working, minutes(41), {alarm.id: answered})
    assert again.since_at == NOON + minutes(21)


@pytest.mark.parametrize("priority", list(Priority))
def test_an_incident_nobody_is_sent_to_is_overdue_by_its_priority(priority: Priority) -> None:
    allowed = seconds(PENDING_S[priority])
    assert overdue([], [a_wait(priority)], {}, NOON + allowed - seconds(1)) == ()
    (alarm,) = overdue([], [a_wait(priority)], {}, NOON + allowed)
    assert (alarm.cause, alarm.unit, alarm.number) == (Cause.PENDING, None, "2026-000007")


def short(priority: Priority = Priority.P1, since_at: datetime = NOON) -> Short:
    """Of an ambulance."""
    return Short(
        id=FIRE,
        number="2026-000007",
        priority=priority,
        since_at=since_at,
        missing={Capability.AMBULANCE: 1},
    )


@pytest.mark.parametrize("priority", list(Priority))
def test_an_incident_short_of_somebody_who_must_come_is_overdue_by_its_priority(priority: Priority) -> None:
    allowed = seconds(PENDING_S[priority])
    assert overdue([], [], {}, NOON + allowed - seconds(1), short=[short(priority)]) == ()
    (alarm,) = overdue([], [], {}, NOON + allowed, short=[short(priority)])
    assert (alarm.cause, alarm.missing) == (Cause.UNDER_RESOURCED, {Capability.AMBULANCE: 1})


def test_said_to_be_enough_it_is_quiet_until_something_changes() -> None:
    id = alarm_id(Cause.UNDER_RESOURCED, FIRE)
    assert id in episodes([], [], short=[short()])
    enough = {id: Held(version=1, ended_at=NOON + minutes(2))}
    assert overdue([], [], enough, NOON + minutes(60), short=[short()]) == ()
    raised = short(since_at=NOON + minutes(30))
    assert len(overdue([], [], enough, NOON + minutes(31), short=[raised])) == 1


@pytest.mark.parametrize("cause", list(Cause))
def test_every_cause_has_an_interval_after_which_it_is_the_supervisors_too(cause: Cause) -> None:
    assert ESCALATES_S[cause] > 0


def test_an_alarm_nobody_ends_goes_a_step_further_after_another_interval() -> None:
    assert [each.step for each in alarms(a_duty(), seconds(139))] == [1]
    assert [each.step for each in alarms(a_duty(), seconds(140))] == [2]


def test_an_owner_is_given_a_whole_interval_and_then_it_goes_further_all_the_same() -> None:
    (alarm,) = alarms(a_duty(), seconds(100))
    held = {alarm.id: evolve(None, own(alarm, None, NOON + seconds(130), "mei"))}
    (mine,) = alarms(a_duty(), seconds(189), held)
    assert (mine.owner, mine.step) == ("mei", 1)
    (later,) = alarms(a_duty(), seconds(190), held)
    assert (later.owner, later.step) == ("mei", 2)


def test_an_end_by_hand_silences_nothing_for_ever() -> None:
    (alarm,) = alarms(a_duty(), seconds(100))
    held = {alarm.id: evolve(None, end(alarm, None, NOON + seconds(100), "ana"))}
    assert alarms(a_duty(), seconds(179), held) == ()
    (again,) = alarms(a_duty(), seconds(180), held)
    assert again.owner is None


def test_what_was_said_of_an_earlier_silence_does_not_count_for_a_new_one() -> None:
    first = a_duty(UnitStatus.EN_ROUTE, fix_at=NOON)
    (alarm,) = alarms(first, seconds(130))
    held = {alarm.id: evolve(None, own(alarm, None, NOON + seconds(130), "ana"))}
    heard_again = a_duty(UnitStatus.EN_ROUTE, fix_at=NOON + seconds(200))
    (anew,) = alarms(heard_again, seconds(400), held)
    assert (anew.id, anew.owner) == (alarm.id, None)


def test_an_alarm_has_the_same_name_in_every_process_and_another_for_another_assignment() -> None:
    assert alarm_id(Cause.SILENT, TASK) == alarm_id(Cause.SILENT, TASK)
    assert alarm_id(Cause.SILENT, TASK) != alarm_id(Cause.SILENT, UUID(int=9))
    assert alarm_id(Cause.SILENT, TASK) != alarm_id(Cause.WELFARE, TASK)


def test_whatever_can_stand_is_asked_for() -> None:
    on_scene = a_duty(UnitStatus.ON_SCENE, fix_at=NOON, eta_s=1.0)
    on_its_way = a_duty(UnitStatus.ASSIGNED, fix_at=NOON, eta_s=1.0, has_tablet=True)
    for duty, count in ((on_scene, 3), (on_its_way, 4)):
        standing = overdue([duty], [a_wait()], {}, NOON + minutes(60))
        assert {each.id for each in standing} <= set(episodes([duty], [a_wait()]))
        assert len(standing) == count


def test_a_crew_with_a_tablet_that_has_not_touched_it_is_told_of_before_it_is_late() -> None:
    assert causes(a_duty(has_tablet=True), seconds(29)) == []
    assert causes(a_duty(has_tablet=True), seconds(30)) == [Cause.NOT_ACKNOWLEDGED]
    assert causes(a_duty(has_tablet=True), seconds(80)) == [Cause.NOT_MOVING]
    assert causes(a_duty(), seconds(79)) == []


def test_it_ends_when_the_crew_says_it_has_seen_it_or_moves_or_says_what_it_does() -> None:
    seen = a_duty(has_tablet=True, acknowledged_at=NOON + seconds(20))
    assert causes(seen, seconds(79)) == []
    assert causes(seen, seconds(80)) == [Cause.NOT_MOVING]
    moving = a_duty(has_tablet=True, fix_at=NOON + seconds(25), speed_kmh=40.0)
    assert causes(moving, seconds(60)) == []
    assert causes(a_duty(UnitStatus.EN_ROUTE, has_tablet=True), seconds(60)) == []
