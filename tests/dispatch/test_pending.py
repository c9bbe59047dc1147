"""What an incident still lacks, and why it waits."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from dispatch.pending import grouped, lack, whatever_they_do, why_waiting
from dispatch.reason import Reason
from dispatch.recommend import usable
from dispatch.run_card import RunCard, Slot
from dispatch.status import UnitStatus
from dispatch.unit import AssignmentId, Capability, Unit
from tests.builders import an_engine, an_incident

ENGINE, LADDER = Capability.ENGINE, Capability.LADDER
FIRE = an_incident()
CARD: RunCard = (Slot(ENGINE, 2), Slot(LADDER), Slot(Capability.COMMAND, mandatory=False))
L1 = replace(an_engine("L1"), capabilities=frozenset({LADDER}))


def sent(unit: Unit) -> Unit:
    return replace(
        unit,
        status=UnitStatus.EN_ROUTE,
        incident_id=FIRE.id,
        incident_number=FIRE.number,
        assignment_id=AssignmentId(UUID(int=3)),
    )


def reasons(*units: Unit, place_known: bool = True) -> Sequence[Reason]:
    found = lack(CARD, [each for each in units if each.incident_id == FIRE.id])
    assert found is not None
    free = grouped(usable([Slot(each) for each in Capability], units))
    return why_waiting(found, place_known, free, whatever_they_do(units))


def test_one_that_has_all_who_must_come_does_not_wait_for_who_would_be_welcome() -> None:
    assert lack(CARD, [sent(an_engine("E1")), sent(an_engine("E2")), sent(L1)]) is None


def test_what_is_missing_is_what_the_sent_cannot_do_between_them() -> None:
    both = replace(an_engine("R1"), capabilities=frozenset({ENGINE, LADDER}))
    found = lack(CARD, [sent(both)])
    assert found is not None
    assert sum(found.missing.values()) == 2


def test_with_units_free_it_waits_for_somebody_to_send_them() -> None:
    (only,) = reasons(an_engine("E1"), L1)
    assert (only.code, only.facts) == ("nobody_sent", {"missing": {"engine": 2, "ladder": 1}})


def test_when_some_are_sent_it_says_what_it_is_short_of() -> None:
    (only,) = reasons(sent(an_engine("E1")), an_engine("E2"), L1)
    assert (only.code, only.facts) == (
        "sent_but_short",
        {"missing": {"engine": 1, "ladder": 1}, "sent": ["E1"]},
    )


def test_a_capability_nobody_has_free_is_named_with_who_may_be_had_first() -> None:
    busy = replace(sent(L1), incident_id=an_incident(2).id, incident_number="2026-000002")
    told = {each.code: each.facts for each in reasons(an_engine("E1"), busy)}
    assert set(told) == {"all_busy", "nobody_sent"}
    assert told["all_busy"]["capability"] == "ladder"
    assert told["all_busy"]["units"] == [{"unit": "L1", "status": "en_route", "number": "2026-000002"}]


def test_a_ladder_whose_crew_is_out_with_the_engine_is_busy_and_says_so() -> None:
    elsewhere = replace(sent(an_engine("E1")), incident_id=an_incident(2).id, crew="red")
    told = {each.code: each.facts for each in reasons(elsewhere, replace(L1, crew="red"))}
    assert [each.code for each in reasons(elsewhere, replace(L1, crew="red"))] == ["all_busy", "all_busy"]
    assert "E1" in str(told["all_busy"])


def test_without_a_place_that_is_the_first_reason() -> None:
    assert [each.code for each in reasons(an_engine("E1"), L1, place_known=False)] == [
        "location_unknown",
        "nobody_sent",
    ]


def test_with_no_unit_at_all_every_wait_still_has_its_reason() -> None:
    assert [each.code for each in reasons()] == ["nobody_can", "nobody_can"]
