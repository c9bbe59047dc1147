"""What a day is measured by: marks become times, times become shares, and what is missing is said."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, timedelta
from uuid import UUID

import pytest

from data.loaders.target_file import NotTargets, read_targets
from dispatch.course import Course, Gap, Run, incident_time, times, unit_time
from dispatch.day_figures import by_hour, by_zone, kept
from dispatch.late import missed, why
from dispatch.share import percentile, summary
from dispatch.status import UnitStatus
from dispatch.target import Measure, Target
from dispatch.unit import Capability, UnitId
from dispatch.unit_hours import Timeline, free_for, unit_hours
from incidents.terms import IncidentId, IncidentType, Priority
from routing.geo import LatLon
from tests.builders import NOON, minutes

RESPONSE = Target(name="response", measure=Measure.RESPONSE, within_s=360, share=0.9, edition="assumed here")
PROCESSING = replace(RESPONSE, name="processing", measure=Measure.PROCESSING, within_s=60)
TURNOUT = replace(RESPONSE, name="turnout", measure=Measure.TURNOUT, within_s=80)
TARGETS = (PROCESSING, TURNOUT, RESPONSE)


def a_run(
    unit: str = "E1",
    sent: float = 1,
    moving: float | None = 2,
    there: float | None = 6,
    ended: float | None = 30,
) -> Run:
    """Minutes after the call."""
    return Run(
        unit_id=UnitId(UUID(int=1)),
        unit=unit,
        capabilities=frozenset({Capability.ENGINE}),
        slot="engine",
        sent_at=NOON + minutes(sent),
        moving_at=None if moving is None else NOON + minutes(moving),
        there_at=None if there is None else NOON + minutes(there),
        ended_at=None if ended is None else NOON + minutes(ended),
        proposed={},
    )


def a_course(*runs: Run, closed: bool = True, priority: Priority = Priority.P1) -> Course:
    return Course(
        id=IncidentId(UUID(int=7)),
        number="2026-000007",
        type=IncidentType("structure_fire"),
        priority=priority,
        zone="Centre",
        place="Rua Central 8",
        position=LatLon(22.19, 113.54),
        placed_at_once=True,
        opened_at=NOON,
        closed_at=NOON + minutes(40) if closed else None,
        runs=runs,
    )


def a_timeline(unit: str, *changes: tuple[float, UnitStatus], crew: str | None = None) -> Timeline:
    return Timeline(
        unit=unit,
        capabilities=frozenset({Capability.ENGINE}),
        crew=crew,
        changes=tuple((NOON + minutes(at), status) for at, status in changes),
    )


def codes(course: Course, timelines: Sequence[Timeline] = ()) -> list[str]:
    over = missed(course, TARGETS, NOON + timedelta(hours=2))
    return [each.code for each in why(course, over, TARGETS, timelines, {})]


def test_turnout_travel_and_response_lie_between_the_marks_of_the_crew() -> None:
    run = a_run(sent=1, moving=2, there=6)
    assert unit_time(Measure.TURNOUT, run) == 60
    assert unit_time(Measure.TRAVEL, run) == 240
    assert incident_time(Measure.PROCESSING, a_course(run)) == 60
    assert incident_time(Measure.RESPONSE, a_course(run)) == 300


def test_response_ends_with_whoever_is_there_first_and_begins_with_whoever_was_told_first() -> None:
    taken_back = replace(a_run("E1", sent=1, moving=None, there=None, ended=3), taken_back=True)
    course = a_course(taken_back, a_run("E2", sent=3, there=9), a_run("E3", sent=4, there=8))
    assert incident_time(Measure.RESPONSE, course) == 7 * 60


def test_a_crew_that_never_reported_on_scene_has_no_travel_time_and_is_counted_as_such() -> None:
    silent = a_run(there=None)
    assert unit_time(Measure.TRAVEL, silent) is Gap.NEVER_REPORTED
    assert incident_time(Measure.RESPONSE, a_course(silent)) is Gap.NEVER_REPORTED
    found = summary([60.0, Gap.NEVER_REPORTED, Gap.NEVER_REPORTED], 80)
    assert (found.count, found.in_time, found.missing) == (1, 1.0, {Gap.NEVER_REPORTED: 2})


def test_a_crew_under_way_one_taken_back_and_an_incident_nobody_went_to_are_told_apart() -> None:
    assert unit_time(Measure.TRAVEL, a_run(there=None, ended=None)) is Gap.UNDER_WAY
    back = replace(a_run(moving=None, there=None), taken_back=True)
    assert unit_time(Measure.TURNOUT, back) is Gap.TAKEN_BACK
    assert incident_time(Measure.PROCESSING, a_course()) is Gap.NOT_SENT
    assert incident_time(Measure.PROCESSING, a_course(closed=False)) is Gap.UNDER_WAY


def test_on_scene_before_en_route_is_no_travel_time_of_less_than_nothing() -> None:
    assert unit_time(Measure.TRAVEL, a_run(moving=9, there=6)) is Gap.NEVER_REPORTED


@pytest.mark.parametrize(("share", "expected"), [(0.5, 5), (0.9, 9), (0.91, 10), (1.0, 10), (0.05, 1)])
def test_a_percentile_is_a_time_that_was_driven(share: float, expected: float) -> None:
    assert percentile([float(each) for each in range(1, 11)], share) == expected


def test_exactly_on_the_target_is_in_time_and_of_nothing_nothing_is_known() -> None:
    assert summary([80.0, 80.1], 80).in_time == 0.5
    assert summary([], 80).in_time is None
    assert summary([], 80).p90_s is None


def test_a_target_of_the_first_engine_counts_the_one_that_was_there_first() -> None:
    first = replace(TURNOUT, measure=Measure.TRAVEL, first_only=True)
    course = a_course(a_run("E1", moving=2, there=9), a_run("E2", sent=2, moving=3, there=6))
    assert list(times(first, course)) == [180]


def test_a_target_of_the_urgent_does_not_count_what_can_wait() -> None:
    urgent = replace(RESPONSE, priorities=frozenset({Priority.P1}))
    can_wait = a_course(a_run(there=50), priority=Priority.P4)
    assert list(times(urgent, can_wait)) == []
    assert missed(can_wait, [urgent], NOON + minutes(60)) == []


def test_what_still_waits_is_late_as_soon_as_its_time_is_over() -> None:
    waiting = a_course(closed=False)
    assert missed(waiting, TARGETS, NOON + timedelta(seconds=60)) == []
    (over,) = missed(waiting, TARGETS, NOON + timedelta(seconds=61))
    assert (over.measure, over.seconds, over.still) == (Measure.PROCESSING, 61, True)


def test_late_says_whether_anybody_was_free_when_the_call_was_taken() -> None:
    late = a_course(a_run(sent=5, moving=6, there=8))
    busy = a_timeline("E1", (-60, UnitStatus.AVAILABLE), (-10, UnitStatus.ON_SCENE))
    free = a_timeline("E2", (-60, UnitStatus.AVAILABLE))
    assert codes(late, [busy]) == ["late_nobody_free"]
    assert codes(late, [busy, free]) == ["late_some_free"]


def test_late_says_who_was_slow_to_move_who_was_far_and_what_a_closed_street_cost() -> None:
    run = replace(a_run(sent=1, moving=4, there=12), promised_s=420.0, closed_s=90.0)
    assert codes(a_course(run)) == ["late_turnout", "late_far", "late_closure", "late_slower"]


def test_late_says_when_another_unit_was_proposed() -> None:
    run = replace(a_run(there=12), proposed={"E9": 120.0})
    assert "late_other_proposed" in codes(a_course(run))


def test_a_unit_whose_crew_is_out_with_another_vehicle_was_not_free() -> None:
    out = a_timeline("E1", (-60, UnitStatus.EN_ROUTE), crew="first")
    home = a_timeline("L1", (-60, UnitStatus.AVAILABLE), crew="first")
    assert free_for("engine", [out, home], NOON) == (0, 2)
    back = replace(out, changes=[(NOON, UnitStatus.RETURNING)])
    assert free_for("engine", [back, home], NOON) == (1, 2)
    in_station = replace(out, changes=[(NOON, UnitStatus.AVAILABLE)])
    assert free_for("engine", [in_station, home], NOON) == (2, 2)


def test_hours_are_those_of_the_day_and_nothing_is_made_up_before_anything_was_known() -> None:
    line = a_timeline("E1", (10, UnitStatus.AVAILABLE), (20, UnitStatus.ASSIGNED), (35, UnitStatus.OFF_DUTY))
    hours = unit_hours(line, NOON, NOON + minutes(60))
    assert (hours.busy_s, hours.free_s, hours.out_s) == (15 * 60, 10 * 60, 25 * 60)
    assert hours.busy_share == pytest.approx(0.6)
    assert unit_hours(line, NOON + minutes(30), NOON + minutes(33)).busy_s == 180
    assert unit_hours(a_timeline("E2"), NOON, NOON + minutes(60)).busy_share is None


def test_a_day_has_all_its_hours_and_its_fullest_zones_first() -> None:
    courses = [a_course(a_run()), replace(a_course(a_run(there=12)), zone=None)]
    courses[1] = replace(courses[1], id=IncidentId(UUID(int=8)))
    late = {each.id for each in courses if missed(each, TARGETS, NOON)}
    hours = by_hour(courses, late, UTC)
    assert [each.key for each in hours] == list(range(24))
    assert [(each.incidents, each.late) for each in hours if each.incidents] == [(2, 1)]
    assert [each.key for each in by_zone(courses, late)] == ["Centre", None]


def test_every_target_that_comes_with_farol_names_its_edition_and_is_measured() -> None:
    targets = read_targets()
    assert all(each.edition for each in targets)
    assert {each.measure for each in targets} == set(Measure)
    found = {each.target.name: each.summary.count for each in kept(targets, [a_course(a_run())])}
    assert found["response"] == found["turnout_fire"] == 1
    assert found["turnout_medical"] == 0


@pytest.mark.parametrize(
    "text",
    ["", "targets = 3", "[[targets]]\nname = 'x'", "[[targets]]\nname = 'x'\nwhithin_s = 3", "[[targets"],
)
def test_a_file_of_no_targets_is_refused_in_one_line(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.mktemp("targets") / "own.toml"
    path.write_text(text)
    with pytest.raises(NotTargets) as refused:
        read_targets(path)
    assert "\n" not in str(refused.value)
