"""Beside a recommendation: who could leave something lesser, who would serve that then, who is free soon."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from data.stores.picture import Picture
from dispatch.crew import away_with, crews_out
from dispatch.eta import Eta
from dispatch.preempt import GAIN_S, Diversion, SoonFree, UnderWay, diversions, soon
from dispatch.recommend import SlotAdvice, usable
from dispatch.replacement import Replacement, replacement, standing_in
from dispatch.retime import is_under_way
from dispatch.run_card import ANYTHING
from dispatch.soon_free import free_in_s
from dispatch.unit import Capability, Unit, UnitId
from routing.fitting import Fitting
from web.arrivals import arrivals


@dataclass(frozen=True, slots=True)
class Beside:
    """By the slot's place in the advice."""

    diversions: Mapping[int, Diversion]
    soon: Mapping[int, SoonFree]
    replacements: Mapping[int, Replacement]
    """Who could serve next what is left; none where nobody free could."""


NOBODY = Beside({}, {}, {})


def in_question(seen: Picture) -> list[Unit]:
    """Busy elsewhere, with a skill or not; nobody where the incident is not urgent enough to turn a crew."""
    if GAIN_S[seen.incident.priority] == float("inf"):
        return []
    out = crews_out(seen.units)
    return [
        each
        for each in seen.units
        if each.incident_id is not None and each.incident_id != seen.incident.id
        if away_with(each, out) is None and not each.calls_mayday
    ]


def beside(
    fitting: Fitting,
    seen: Picture,
    advice: Sequence[SlotAdvice],
    busy: Sequence[Unit],
    now: datetime,
) -> Beside:
    goal = seen.incident.location.position
    due = {each.slot.capability for each in advice if each.filled_by is None}
    able = [each for each in busy if each.capabilities & due]
    if goal is None or not able:
        return NOBODY
    times = arrivals(fitting, seen, able, goal, now)
    under_way = [
        UnderWay(unit=each, eta=times[each.id], leaving=seen.elsewhere[each.incident_id])
        for each in able
        if is_under_way(each) and each.incident_id is not None and times[each.id].by_road
    ]
    freed = [
        SoonFree(unit=each, eta=_after(times[each.id], wait_s), free_in_s=wait_s)
        for each in able
        if times[each.id].fits and (wait_s := free_in_s(each, now)) is not None
    ]
    coming = {i: one for i, each in enumerate(advice) if (one := soon(each, freed)) is not None}
    unfilled = {i: one for i, one in coming.items() if advice[i].filled_by is None}
    offers = diversions(advice, under_way, seen.incident.priority)
    served = {i: _served(fitting, seen, _kept(advice, i), each, now) for i, each in offers.items()}
    return Beside(offers, unfilled, {i: each for i, each in served.items() if each is not None})


def _kept(advice: Sequence[SlotAdvice], i: int) -> set[UnitId]:
    """Proposed for the other slots; who is proposed for this one is spared by the diversion."""
    return {each.choice.unit.id for j, each in enumerate(advice) if j != i and each.choice is not None}


def _served(
    fitting: Fitting, seen: Picture, kept: set[UnitId], offer: Diversion, now: datetime
) -> Replacement | None:
    unit, place = offer.under_way.unit, offer.under_way.leaving.location.position
    able = standing_in(unit, _sent_as(seen, unit), usable(ANYTHING, seen.units), kept)
    if place is None or not able:
        return None
    times = arrivals(fitting, seen, able, place, now)
    return replacement(able, {id: each for id, each in times.items() if each.fits})


def _sent_as(seen: Picture, unit: Unit) -> Capability | None:
    slot = seen.slots.get(unit.assignment_id) if unit.assignment_id else None
    return Capability(slot) if slot in set(Capability) else None


def _after(drive: Eta, wait_s: float) -> Eta:
    """It drives off as soon as it is free, doubt about when included as half the wait."""
    doubt_s = wait_s / 2
    return replace(
        drive,
        turnout_s=wait_s,
        low_s=max(0.0, drive.travel_s + wait_s - doubt_s),
        high_s=drive.high_s - drive.turnout_s + wait_s + doubt_s,
    )


def diversion(one: Diversion, served: Replacement | None) -> dict[str, object]:
    """As the wire has it. `served`: who could serve next what is left."""
    leaving = one.under_way.leaving
    return {
        **_who(one.under_way.unit, one.under_way.eta),
        "gain_s": one.gain_s,
        "leaving": {
            "incident_id": str(leaving.id),
            "number": leaving.number,
            "type": leaving.type,
            "priority": leaving.priority.value,
            "next": served and _who(served.unit, served.eta),
        },
    }


def soon_free(one: SoonFree) -> dict[str, object]:
    return {**_who(one.unit, one.eta), "free_in_s": one.free_in_s}


def _who(unit: Unit, when: Eta) -> dict[str, object]:
    return {
        "unit_id": str(unit.id),
        "name": unit.name,
        "status": unit.status.value,
        "eta_s": when.seconds,
        "eta_low_s": when.low_s,
        "eta_high_s": when.high_s,
        "kerb_s": when.kerb_s,
        "approximate": when.approximate,
    }
