"""What crews and their vehicles send."""

from typing import Annotated, Any, cast

from pydantic import Field, FiniteFloat, ValidationError, ValidatorFunctionWrapHandler, WrapValidator

from dispatch.status import UnitStatus
from dispatch.unit import Fix, UnitId
from web.forms.fields import Form, Id, Instant, Metres, Spot, Write


class StatusForm(Write):
    status: Annotated[UnitStatus, Field(strict=False)]


class AcknowledgeForm(Write):
    incident_id: Id
    """Where the crew has seen that it is sent."""


class FixForm(Spot):
    unit_id: Id
    at: Instant
    heading_deg: Annotated[FiniteFloat, Field(ge=0, le=360)] | None = None
    speed_kmh: Annotated[FiniteFloat, Field(ge=0, le=1000)] | None = None
    accuracy_m: Metres | None = None

    def fix(self) -> Fix:
        return Fix(
            unit_id=UnitId(self.unit_id),
            position=self.position,
            at=self.at,
            heading_deg=self.heading_deg,
            speed_kmh=self.speed_kmh,
            accuracy_m=self.accuracy_m,
        )


class OwnFix(Spot):
    """By the tablet's own receiver."""

    at: Instant
    accuracy_m: Metres | None = None


def _none_if_wrong(value: Any, read: ValidatorFunctionWrapHandler) -> OwnFix | None:
    """A receiver that lies about its place or its hour must not cost the crew its mayday."""
    try:
        return cast(OwnFix | None, read(value))
    except ValidationError:
        if not isinstance(value, dict):
            raise  # no receiver's doing
        return None


class MaydayForm(Write):
    incident_id: Id | None = None
    """What the crew's own screen showed, for a word that comes late."""
    fix: Annotated[OwnFix | None, WrapValidator(_none_if_wrong)] = None
    """Where it was pressed; what makes no sense counts as not told."""


class PositionsForm(Form):
    positions: Annotated[list[FixForm], Field(min_length=1, max_length=1000)]
