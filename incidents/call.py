"""One caller's report, kept as it was said."""

from dataclasses import dataclass
from datetime import datetime

from incidents.location import Location
from incidents.question import Answer
from incidents.terms import CallId, Channel, IncidentId, IncidentType, Priority


@dataclass(frozen=True, slots=True, kw_only=True)
class CallForService:
    """What the caller said. Everything but the id and the instant may be unknown."""

    id: CallId
    at: datetime
    channel: Channel = Channel.PHONE
    words: str = ""
    location: Location
    type: IncidentType | None = None
    """None: the call-taker has not said; triage guesses from the words."""
    priority: Priority | None = None
    caller_name: str | None = None
    callback: str | None = None
    incident_id: IncidentId | None = None
    """Set when the call joins an incident we already have."""
    exercise: bool = False
    answers: tuple[Answer, ...] = ()
    """To the questions of the card, in the order of asking."""
    question_edition: int | None = None
    """Of the question cards they were asked from; None: not known, or nothing was asked."""
