"""What may be asked of an incident."""

from typing import Annotated, Self

from pydantic import Field, FiniteFloat, StringConstraints, model_validator

from incidents.alarm import HIGHEST
from incidents.terms import Disposition
from web.forms.calls import Urgency
from web.forms.fields import Id, Line, Metres, Spot, Words, Write

Seconds = Annotated[FiniteFloat, Field(ge=0, le=1_000_000)]


class AssignmentForm(Write):
    unit_id: Id
    slot: Line | None = None
    recommended: Annotated[dict[Line, Seconds], Field(max_length=50, default_factory=dict)]
    """Unit names that were proposed → ETA seconds, so that the log keeps what was chosen against."""
    eta_s: Seconds | None = None
    divert: bool = False
    """Take it from the less urgent incident it drives to."""


class SwapForm(Write):
    """A free unit for one that is still under way."""

    out_unit_id: Id
    unit_id: Id
    slot: Line | None = None
    eta_s: Seconds | None = None

    @model_validator(mode="after")
    def _two_units(self) -> Self:
        if self.out_unit_id == self.unit_id:
            raise ValueError("a unit cannot relieve itself")
        return self


class ReleaseForm(Write):
    unit_id: Id


class NoteForm(Write):
    text: Annotated[Words, StringConstraints(min_length=1)]


class LocationForm(Write, Spot):
    label: Line | None = None
    radius_m: Metres | None = None


class ClassificationForm(Write):
    type: Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[a-z][a-z0-9_]*$")]
    priority: Urgency


class AlarmForm(Write):
    """The level itself, not one more: two who press at once mean the same alarm."""

    level: Annotated[int, Field(ge=1, le=HIGHEST)]


class CloseForm(Write):
    disposition: Annotated[Disposition, Field(strict=False)]
