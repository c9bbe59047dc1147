"""How large an incident has been called: the alarm level, which adds to what is due.

Raised by whoever sends; lowered only to correct a slip, and then nobody sent is taken back by it. The level
is said, not added to: two people who press "2" at once mean one second alarm.
"""

from datetime import datetime

from incidents.errors import Refused
from incidents.events import AlarmLevelSet
from incidents.incident import Incident, require_open

HIGHEST = 5
"""A five-alarm incident is the most that run cards commonly know. Assumed."""


class AlarmLevelAlready(Refused):
    """Incident {number} is at alarm level {level} already."""


def set_level(incident: Incident, level: int, at: datetime, by: str) -> AlarmLevelSet:
    """Raises IncidentIsClosed, AlarmLevelAlready; ValueError for a level that is none."""
    if not 1 <= level <= HIGHEST:
        raise ValueError(f"alarm levels go from 1 to {HIGHEST}, not {level}")
    require_open(incident)
    if incident.alarm_level == level:
        raise AlarmLevelAlready(number=incident.number, level=level)
    return AlarmLevelSet(
        subject=incident.subject,
        version=incident.version + 1,
        at=at,
        by=by,
        incident_id=incident.id,
        level=level,
        was=incident.alarm_level,
    )
