"""Who may do what: one table, one question."""

from collections.abc import Mapping
from enum import StrEnum
from uuid import UUID

from data.stores.people import User
from web.roles import Role


class Action(StrEnum):
    """What can be asked of the centre; every route under /api names one."""

    SEE_BOARD = "see the board"
    SEE_MAP = "see the map"
    TAKE_CALL = "take a call"
    ADD_NOTE = "add a note"
    SET_LOCATION = "set a location"
    RECLASSIFY = "reclassify an incident"
    ASSIGN = "assign a unit"
    RELEASE = "release a unit"
    CLOSE = "close an incident"
    SET_STATUS = "set a unit's status"
    REPORT_POSITION = "report a position"
    CLOSE_STREET = "close or open a street"
    SET_ALARM_LEVEL = "raise an alarm level"
    EDIT_RUN_CARDS = "change the run cards"
    KEEP_PREMISE_NOTES = "add or end a note about a place"
    CALL_MAYDAY = "call a mayday"
    ANSWER_ALARM = "answer an alarm"
    SEE_DAY = "see how the day went"


A = Action
_EVERYONE = frozenset({A.SEE_BOARD, A.SEE_MAP, A.ADD_NOTE})
_CALLS = _EVERYONE | {A.TAKE_CALL, A.SET_LOCATION, A.RECLASSIFY}
_SENDING = _CALLS | {
    A.ASSIGN,
    A.RELEASE,
    A.CLOSE,
    A.SET_STATUS,
    A.REPORT_POSITION,
    A.CLOSE_STREET,
    A.SET_ALARM_LEVEL,
    A.ANSWER_ALARM,
    A.CALL_MAYDAY,
    A.KEEP_PREMISE_NOTES,
}
_COMMANDING = _SENDING | {A.SEE_DAY}
_RULING = _COMMANDING | {A.EDIT_RUN_CARDS}

MAY: Mapping[Role, frozenset[Action]] = {
    Role.CALL_TAKER: _CALLS,
    Role.DISPATCHER: _SENDING,
    Role.COMMANDER: _COMMANDING,
    Role.FIELD_UNIT: _EVERYONE | {A.SET_STATUS, A.REPORT_POSITION, A.CALL_MAYDAY},
    Role.SUPERVISOR: _RULING,
    Role.ADMIN: _RULING,
}

OWN_UNIT_ONLY = frozenset({A.SET_STATUS, A.REPORT_POSITION, A.CALL_MAYDAY})
"""A crew speaks for its own unit and no other."""


def can(actor: User, action: Action, unit_id: UUID | None = None) -> bool:
    """`unit_id` is the unit it is done to, where there is one."""
    role = Role(actor.role)
    if action not in MAY[role]:
        return False
    if role is Role.FIELD_UNIT and action in OWN_UNIT_ONLY and unit_id is not None:
        return unit_id == actor.unit_id
    return True
