"""The building stones of every form: ids, words, instants, positions; strict, finite, no hidden signs."""

from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, FiniteFloat

from incidents.words import is_blank
from routing.geo import LatLon

EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
LATEST = datetime(2200, 1, 1, tzinfo=UTC)
"""Outside these a clock was never set; also keeps every instant inside what databases can hold."""


def _text_only(value: object) -> object:
    if not isinstance(value, str):
        raise ValueError("must be text")
    return value


def _without_nul(value: str) -> str:
    if "\x00" in value:
        raise ValueError("must not hold the character NUL")
    return value


BIDI_CONTROLS = dict.fromkeys(
    map(ord, "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)
"""Marks, embeddings, overrides and isolates of direction (Unicode Standard Annex 9, section 2)."""


def _without_bidi_controls(value: str) -> str:
    """They are not seen, but turn what stands beside them around: an address, a number, the next row. Letters
    of every script have their own direction, which stays."""
    return value.translate(BIDI_CONTROLS)


def _nothing_if_unseen(value: str) -> str:
    """Signs that nobody sees are no words, of a caller or of anybody; between words they stay."""
    return "" if is_blank(value) else value


def _in_our_time(value: datetime) -> datetime:
    if not EARLIEST <= value <= LATEST:
        raise ValueError(f"must lie between {EARLIEST.year} and {LATEST.year}")
    return value.astimezone(UTC)


Id = Annotated[UUID, BeforeValidator(_text_only), Field(strict=False)]
Instant = Annotated[
    AwareDatetime, BeforeValidator(_text_only), Field(strict=False), AfterValidator(_in_our_time)
]
Secret = Annotated[str, Field(max_length=300), AfterValidator(_without_nul)]
"""A password: as it was typed, to the last sign."""
Line = Annotated[
    str,
    Field(max_length=300),
    AfterValidator(_without_nul),
    AfterValidator(_without_bidi_controls),
    AfterValidator(_nothing_if_unseen),
]
"""A name, an address, a number."""
Words = Annotated[
    str,
    Field(max_length=8000),
    AfterValidator(_without_nul),
    AfterValidator(_without_bidi_controls),
    AfterValidator(_nothing_if_unseen),
]
"""What someone said."""
Degrees = FiniteFloat
Metres = Annotated[FiniteFloat, Field(ge=0, le=20_000_000)]


class Form(BaseModel):
    """Unknown fields, and values of a near type, are refused: a slip must not become a wrong order."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Write(Form):
    """Every write carries an id made by the sender; the same id again is the same press again."""

    id: Id | None = None
    at: Instant | None = None
    """When it happened, where that is not now."""
    sent_at: Instant | None = None
    """What the sender's clock says at this very moment: how wrong `at` is. Each sending has its own."""


class Spot(Form):
    lat: Annotated[FiniteFloat, Field(ge=-90, le=90)]
    lon: Annotated[FiniteFloat, Field(ge=-180, le=180)]

    @property
    def position(self) -> LatLon:
        return LatLon(self.lat, self.lon)
