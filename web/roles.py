"""What a person is in a centre."""

from enum import StrEnum


class Role(StrEnum):
    CALL_TAKER = "call_taker"
    DISPATCHER = "dispatcher"
    COMMANDER = "commander"
    FIELD_UNIT = "field_unit"
    SUPERVISOR = "supervisor"
    ADMIN = "admin"
