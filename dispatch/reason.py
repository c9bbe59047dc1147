"""Why, as a code that every language has words for, and its facts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dispatch.crew import away_with, crews_out
from dispatch.run_card import Slot
from dispatch.status import COMMITTED, UnitStatus
from dispatch.unit import Unit, UnitId

NAMED = 10
"""Units named in one shortfall, at most; assumed: more is not read."""

SOONEST_FREED = (
    UnitStatus.AT_HOSPITAL,
    UnitStatus.STAGED,
    UnitStatus.ASSIGNED,
    UnitStatus.EN_ROUTE,
    UnitStatus.TRANSPORTING,
    UnitStatus.ON_SCENE,
)
"""Who may be had first: about to clear, then those a person may divert. Assumed."""


@dataclass(frozen=True, slots=True)
class Reason:
    """`facts` hold only text, numbers, None, and lists and mappings of these."""

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


def shortfall(slot: Slot, units: Sequence[Unit], here: frozenset[UnitId]) -> Reason:
    """Why nobody is proposed. `here`: sent to this incident, or proposed for another of its slots.

    nobody_can: no unit of ours has the skill. all_busy: some work elsewhere, `units` by who may be had
    first. all_here: all in service are at or meant for this incident. none_in_service: none is.
    """
    able = sorted((each for each in units if slot.capability in each.capabilities), key=_freed)
    out = crews_out(units)
    if not able:
        return Reason("nobody_can", {"capability": slot.capability.value})
    ours = [each for each in able if each.id in here]
    busy = [each for each in able if each.id not in here and (_works(each) or away_with(each, out))]
    away = [each for each in able if each.id not in here and each not in busy]
    facts = {
        "capability": slot.capability.value,
        "units": [_busy(each, away_with(each, out)) for each in busy[:NAMED]],
        "here": sorted(each.name for each in ours)[:NAMED],
        "out_of_service": sorted(each.name for each in away)[:NAMED],
    }
    return Reason("all_busy" if busy else "all_here" if ours else "none_in_service", facts)


def _busy(unit: Unit, other: Unit | None) -> dict[str, object]:
    """`other`: the unit its crew is out with."""
    at = other or unit
    told: dict[str, object] = {"unit": unit.name, "status": at.status.value, "number": at.incident_number}
    told |= {"calls_mayday": True} if at.calls_mayday else {}
    return told if other is None else {**told, "crew_with": other.name}


def _works(unit: Unit) -> bool:
    return unit.status in COMMITTED or unit.assignment_id is not None or unit.calls_mayday


def _freed(unit: Unit) -> tuple[int, str]:
    known = unit.status in SOONEST_FREED
    return (SOONEST_FREED.index(unit.status) if known else len(SOONEST_FREED), unit.name)
