"""What is given out again: a call for every unit that came to an incident.

A job reaches the rules at the minute people had decided: what they took while some unit was free is kept,
what they waited because none was free is for the simulation to find out.
"""

from dataclasses import dataclass

from dispatch.eta import turnout_s
from dispatch.simulation.replay.record import Part, Record, RecordedIncident


@dataclass(frozen=True, slots=True)
class Job:
    """One unit's part of an incident. Minutes; those on the clock count from the start of the span."""

    incident: RecordedIncident
    part: Part
    decided_min: float
    """From the incident's opening until it was decided to send, time without a free unit left out."""
    free_min: float
    """On the clock; of a unit that is not free yet the last moment anything is known of."""

    @property
    def reaches_min(self) -> float:
        """On the clock, when the rules are asked."""
        return self.incident.opened_min + self.decided_min

    @property
    def turnout_min(self) -> float:
        """As reported; where no departure was, what its kind of crew is expected to take."""
        if self.part.en_route_min is None:
            return turnout_s(self.part.needs) / 60
        return max(0.0, self.part.en_route_min - self.part.assigned_min)

    def on_scene_min(self, transport: bool) -> float:
        left = self.part.left_min if transport else None
        return _between(self.part.on_scene_min, self.free_min if left is None else left)

    def handover_min(self, drive_min: float) -> float:
        """At the hospital; where its arrival there was not reported, what a drive that long leaves."""
        if self.part.at_hospital_min is not None:
            return _between(self.part.at_hospital_min, self.free_min)
        return max(0.0, _between(self.part.left_min, self.free_min) - drive_min)


def jobs_of(record: Record) -> list[Job]:
    """In order of the minute they reach the rules; those of one incident as their units were sent."""
    found = []
    for incident in record.incidents:
        for part in incident.arrivals:
            able = [each.id for each in record.units if each.can(part.needs)]
            decided_min = record.some_free(able, incident.opened_min, part.assigned_min)
            free_min = record.span.known_min if part.free_min is None else part.free_min
            found.append(Job(incident, part, decided_min, free_min))
    return sorted(found, key=lambda job: (job.reaches_min, job.incident.number, job.part.assigned_min))


def _between(start_min: float | None, end_min: float) -> float:
    """0 where the two were reported in the wrong order."""
    return 0.0 if start_min is None else max(0.0, end_min - start_min)
