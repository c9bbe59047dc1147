"""One file per noun: the tables and the constraints that hold under a race."""

from data.tables import incidents, log, people, positions, units
from data.tables.base import Base

__all__ = ["Base", "incidents", "log", "people", "positions", "units"]
