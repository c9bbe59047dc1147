"""The states of a unit, in the field's words."""

from enum import StrEnum


class UnitStatus(StrEnum):
    AVAILABLE = "available"
    ASSIGNED = "assigned"
    EN_ROUTE = "en_route"
    STAGED = "staged"
    ON_SCENE = "on_scene"
    TRANSPORTING = "transporting"
    AT_HOSPITAL = "at_hospital"
    RETURNING = "returning"
    OUT_OF_SERVICE = "out_of_service"
    OFF_DUTY = "off_duty"


FREE = frozenset({UnitStatus.AVAILABLE, UnitStatus.RETURNING})
"""May be assigned."""

COMMITTED = frozenset(
    {
        UnitStatus.ASSIGNED,
        UnitStatus.EN_ROUTE,
        UnitStatus.STAGED,
        UnitStatus.ON_SCENE,
        UnitStatus.TRANSPORTING,
        UnitStatus.AT_HOSPITAL,
    }
)
"""Working for an incident."""
