"""When each unit could not be sent: it had an assignment, or its crew was out with another."""

from collections.abc import Collection, Iterable

from dispatch.crew import vehicles_by_crew
from dispatch.simulation.replay.record import Busy, Part, RecordedUnit
from dispatch.unit import UnitId

Spans = dict[UnitId, list[tuple[float, float]]]


def assigned(parts: Iterable[Part], known_min: float) -> Spans:
    """known_min: the end of what has not ended."""
    found: Spans = {}
    for part in parts:
        end_min = known_min if part.free_min is None else part.free_min
        found.setdefault(part.unit, []).append((part.assigned_min, max(end_min, part.assigned_min)))
    return found


def unmanned(units: Collection[RecordedUnit], busy: Busy, homeward: Busy) -> Spans:
    """Of the units that share a crew. homeward: when each was driving home."""
    found: Spans = {}
    for crew in vehicles_by_crew(units):
        for each in crew:
            mates = [mate.id for mate in crew if mate.id != each.id]
            if mates:
                found[each.id] = [span for id in mates for of in (busy, homeward) for span in of.get(id, ())]
    return found
