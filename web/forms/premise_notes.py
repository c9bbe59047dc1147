"""What may be noted of a place."""

from datetime import UTC, datetime
from typing import Annotated, Self

from pydantic import Field, FiniteFloat, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from incidents.premise_note import REACH_M
from incidents.terms import NoteKind
from web.forms.fields import Instant, Line, Spot, Write


class CircleForm(Spot):
    radius_m: Annotated[FiniteFloat, Field(ge=1, le=REACH_M)]


class PremiseNoteForm(Write):
    """A place by name, a circle, or both: at least one says where."""

    kind: Annotated[NoteKind, Field(strict=False)]
    text: Annotated[Line, StringConstraints(min_length=1, pattern=r"\S")]
    place: Annotated[Line, StringConstraints(min_length=1, pattern=r"\S")] | None = None
    circle: CircleForm | None = None
    from_at: Instant | None = None
    until_at: Instant | None = None

    @model_validator(mode="after")
    def _says_where_and_when(self) -> Self:
        if self.place is None and self.circle is None:
            raise PydanticCustomError("nowhere", "place or circle must say where")
        begins = self.from_at or self.at or datetime.now(UTC)
        if self.until_at and self.until_at <= begins:
            raise PydanticCustomError("ends_first", "until_at must come after from_at")
        return self


class NoteEndForm(Write):
    """Nothing but the id and the instant."""
