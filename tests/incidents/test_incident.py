"""An incident is what its facts say, and nothing else."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from incidents.call import CallForService
from incidents.errors import IncidentIsClosed
from incidents.events import IncidentClosed, IncidentReclassified, NoteAdded
from incidents.incident import Incident, evolve, open_incident, require_open
from incidents.location import Location
from incidents.terms import CallId, Disposition, IncidentId, IncidentState, IncidentType, Priority

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ID = IncidentId(UUID(int=7))


def a_call(priority: Priority | None = Priority.P1) -> CallForService:
    return CallForService(
        id=CallId(UUID(int=1)),
        at=NOON,
        words="smoke from the third floor",
        location=Location(text="behind the Lisboa"),
        type=IncidentType("structure_fire"),
        priority=priority,
    )


def an_incident() -> Incident:
    return evolve(None, open_incident(a_call(), ID, "2026-000001", NOON, "ana"))


def closed(incident: Incident) -> Incident:
    fact = IncidentClosed(
        subject=incident.subject,
        version=incident.version + 1,
        at=NOON,
        by="ana",
        incident_id=ID,
        disposition=Disposition.RESOLVED,
    )
    return evolve(incident, fact)


def test_an_incident_opens_with_the_callers_own_words() -> None:
    incident = an_incident()
    assert incident.state is IncidentState.OPEN
    assert incident.narrative == "smoke from the third floor"
    assert incident.location.text == "behind the Lisboa"
    assert incident.version == 1


def test_words_alone_open_an_incident_whose_location_is_unconfirmed() -> None:
    incident = an_incident()
    assert incident.location.position is None
    assert not incident.location.confirmed


def test_a_call_without_a_priority_must_be_triaged_before_it_opens() -> None:
    with pytest.raises(ValueError, match="triage"):
        open_incident(a_call(priority=None), ID, "2026-000001", NOON, "ana")


def test_reclassifying_changes_type_and_priority_only() -> None:
    before = an_incident()
    fact = IncidentReclassified(
        subject=before.subject,
        version=2,
        at=NOON,
        by="rui",
        incident_id=ID,
        type=IncidentType("rubbish_fire"),
        priority=Priority.P3,
    )
    after = evolve(before, fact)
    assert (after.type, after.priority, after.version) == ("rubbish_fire", Priority.P3, 2)
    assert (after.narrative, after.location) == (before.narrative, before.location)


def test_closing_keeps_how_and_when_it_ended() -> None:
    incident = closed(an_incident())
    assert incident.state is IncidentState.CLOSED
    assert (incident.closed_at, incident.disposition) == (NOON, Disposition.RESOLVED)


def test_a_closed_incident_refuses_and_says_the_way_out() -> None:
    with pytest.raises(IncidentIsClosed) as refusal:
        require_open(closed(an_incident()))
    assert str(refusal.value) == "Incident 2026-000001 is closed; open a new one if it happens again."


def test_nothing_happens_to_an_incident_before_it_is_opened() -> None:
    note = NoteAdded(subject=an_incident().subject, version=2, at=NOON, by="ana", incident_id=ID, text="!")
    with pytest.raises(ValueError, match="before the incident was opened"):
        evolve(None, note)
