"""The field's words as types."""

from enum import IntEnum, StrEnum
from typing import NewType
from uuid import UUID

CallId = NewType("CallId", UUID)
IncidentId = NewType("IncidentId", UUID)
IncidentType = NewType("IncidentType", str)
"""A key of the type list in triage, such as "structure_fire"."""
Subject = NewType("Subject", str)
"""What a fact is about: "incident:<uuid>", "unit:<uuid>", "call:<uuid>"."""


class Priority(IntEnum):
    """P1 is life at risk now; P4 can wait."""

    P1 = 1
    P2 = 2
    P3 = 3
    P4 = 4


class Channel(StrEnum):
    """How the call reached us."""

    PHONE = "phone"
    RADIO = "radio"
    TEXT = "text"
    WALK_IN = "walk_in"
    ALARM = "alarm"
    APP = "app"


class IncidentState(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


class NoteKind(StrEnum):
    """What a note about a place tells."""

    HAZARD = "hazard"
    ACCESS = "access"
    KEY_SAFE = "key_safe"
    OTHER = "other"


class Disposition(StrEnum):
    """How it ended."""

    RESOLVED = "resolved"
    TRANSPORTED = "transported"
    NO_ACTION = "no_action"
    FALSE_ALARM = "false_alarm"
    DUPLICATE = "duplicate"
    CANCELLED = "cancelled"
    HANDED_OVER = "handed_over"
    UNFOUNDED = "unfounded"
