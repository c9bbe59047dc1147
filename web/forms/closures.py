"""What may be asked of a street: shut it, slow it, open it."""

from datetime import UTC, datetime
from typing import Annotated, Literal, Self

import shapely
from pydantic import Field, FiniteFloat, model_validator
from pydantic_core import PydanticCustomError

from web.forms.fields import Instant, Line, Spot, Write

StreetId = Annotated[int, Field(ge=0, lt=2**63, strict=True)]
Factor = Annotated[FiniteFloat, Field(ge=1, le=1000)]


class ClosureForm(Write):
    """At least one of street_name, street_ids and area says where."""

    street_name: Annotated[Line, Field(min_length=1)] | None = None
    street_ids: Annotated[tuple[StreetId, ...], Field(max_length=2000, strict=False)] = ()
    area: Annotated[tuple[Spot, ...], Field(max_length=500, strict=False)] = ()
    """Corners of a polygon, three or more."""
    factor: Factor | None = None
    """How many times longer it takes; absent: shut."""
    from_at: Instant | None = None
    until_at: Instant | None = None
    reason: Line = ""
    label: Line | None = None
    """What people call it, where street_ids or an area say where."""
    of_several: Annotated[int, Field(ge=1, le=1000, strict=True)] | Literal["all", "ask"] = "all"
    """Where several streets bear the name: all of them, a refusal that tells them apart, or its nth."""

    @model_validator(mode="after")
    def _says_where_and_when(self) -> Self:
        if not (self.street_name or self.street_ids or self.area):
            raise PydanticCustomError("nowhere", "one of street_name, street_ids and area must say where")
        if self.area and len(self.area) < 3:
            raise PydanticCustomError("area_few", "an area has three corners or more")
        if self.area and not shapely.Polygon([(each.lon, each.lat) for each in self.area]).is_valid:
            raise PydanticCustomError("area_crosses", "the sides of an area cross or lie on each other")
        begins = self.from_at or self.at or datetime.now(UTC)
        if self.until_at and self.until_at <= begins:
            raise PydanticCustomError("ends_first", "until_at must come after from_at")
        return self


class OpeningForm(Write):
    """Nothing but the id and the instant."""
