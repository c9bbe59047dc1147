"""A call as the call-taker's screen sends it. Nothing but the id must be known."""

from typing import Annotated

from pydantic import Field

from incidents.location import Candidate, FoundBy
from incidents.question import Answer
from incidents.terms import Channel
from web.forms.fields import Form, Id, Line, Metres, Spot, Words, Write

MOST_ANSWERS = 40
"""A card asks ten; the type may change three times while the caller talks. Assumed."""

Urgency = Annotated[int, Field(ge=1, le=4)]


class Pin(Spot):
    """Put on the map by hand."""

    radius_m: Metres | None = None


class Chosen(Spot):
    """One of the candidates the geocoder gave, chosen by the call-taker."""

    label: Line
    found_by: Annotated[FoundBy, Field(strict=False)]
    confidence: Annotated[float, Field(ge=0, le=1)]
    radius_m: Metres
    outside_region: bool = False
    number_unknown: Line | None = None
    near: Line | None = None

    def candidate(self) -> Candidate:
        return Candidate(
            position=self.position,
            label=self.label,
            found_by=self.found_by,
            confidence=self.confidence,
            radius_m=self.radius_m,
            outside_region=self.outside_region,
            number_unknown=self.number_unknown,
            near=self.near,
        )


Code = Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[a-z][a-z0-9_]*$")]


class AnswerSoFar(Form):
    question: Code
    value: Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[a-z0-9_.\-]+$")]
    """Yes, no, unknown, the key of an option, or figures."""

    def answer(self) -> Answer:
        return Answer(question=self.question, value=self.value)


class AnswerForm(AnswerSoFar):
    """Kept also where no card of ours asks it: what a caller said is never refused."""

    asked: Line = ""
    said: Line = ""

    def answer(self) -> Answer:
        return Answer(question=self.question, value=self.value, asked=self.asked, said=self.said)


class CallForm(Write):
    words: Words = ""
    location_text: Line = ""
    pin: Pin | None = None
    chosen: Chosen | None = None
    type: Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[a-z][a-z0-9_]*$")] | None = None
    priority: Urgency | None = None
    channel: Annotated[Channel, Field(strict=False)] = Channel.PHONE
    caller_name: Line | None = None
    callback: Line | None = None
    incident_id: Id | None = None
    exercise: bool = False
    answers: Annotated[tuple[AnswerForm, ...], Field(max_length=MOST_ANSWERS, strict=False)] = ()
    question_edition: Annotated[int, Field(ge=1, lt=2**63)] | None = None
    """Of the question cards that stood on the screen (GET /api/question-cards)."""


class PartForm(Write):
    """Nothing but the id and the instant."""


class SoFarForm(Form):
    """A call still being taken: what is known of it, to be told what it may mean."""

    words: Words = ""
    place: Pin | None = None
    location_text: Line = ""
    place_name: Line | None = None
    """As the chosen candidate is called: notes are kept by it."""
    type: Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[a-z][a-z0-9_]*$")] | None = None
    priority: Urgency | None = None
    callback: Line | None = None
    answers: Annotated[tuple[AnswerSoFar, ...], Field(max_length=MOST_ANSWERS, strict=False)] = ()
