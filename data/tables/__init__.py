"""One file per noun: the tables and the constraints that hold under a race."""

from data.tables import (
    city,
    closures,
    incidents,
    log,
    maydays,
    people,
    positions,
    premise_notes,
    question_cards,
    run_cards,
    speeds,
    units,
)
from data.tables.base import Base

__all__ = [
    "Base",
    "city",
    "closures",
    "incidents",
    "log",
    "maydays",
    "people",
    "positions",
    "premise_notes",
    "question_cards",
    "run_cards",
    "speeds",
    "units",
]
