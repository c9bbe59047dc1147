"""How slow streets are now, as a feed sends it."""

from datetime import timedelta
from typing import Annotated, Self

from pydantic import Field, FiniteFloat, model_validator

from web.forms.closures import StreetId
from web.forms.fields import Form, Instant, Line

BELIEVED_AT_MOST = timedelta(hours=24)
"""A feed that falls silent is not believed for ever. Assumed."""


class SlowStreet(Form):
    street_id: StreetId
    factor: Annotated[FiniteFloat, Field(ge=1, le=100)]
    """How many times longer than usual at this hour."""


class SpeedsForm(Form):
    """Everything the source knows: streets not named are as usual."""

    source: Annotated[Line, Field(min_length=1)]
    at: Instant
    """When it was measured; an older word never replaces a newer one."""
    until_at: Instant
    streets: Annotated[tuple[SlowStreet, ...], Field(max_length=5000, strict=False)]

    @model_validator(mode="after")
    def _ends(self) -> Self:
        if not self.at < self.until_at <= self.at + BELIEVED_AT_MOST:
            raise ValueError("until_at must come after at, by a day at most")
        return self
