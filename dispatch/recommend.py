"""Who should go: fills a run card with the units that are there soonest and bare least, and says why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf, isfinite
from typing import Protocol

from dispatch.crew import away_with, by_crew, crews_out, may_go, skills, who_goes
from dispatch.eta import OLD_FIX_S, Eta, eta, on_the_road
from dispatch.match import match
from dispatch.preference import preferred
from dispatch.reason import Reason, shortfall
from dispatch.run_card import RunCard, Slot
from dispatch.unit import Unit, UnitId
from incidents.terms import IncidentId

ALTERNATIVES = 3


class Travel(Protocol):
    """What the planner says of one unit; see routing.travel_time.TravelTime."""

    @property
    def seconds(self) -> float: ...
    @property
    def approximate(self) -> bool: ...
    @property
    def fits(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What is known about where a unit is."""

    distance_m: float | None
    """Straight line to the incident; None when either place is unknown."""
    fix_age_s: float | None
    """None: never heard of, taken to stand at its station."""
    speed_kmh: float | None = None
    """As last heard; a unit heard moving needs no turnout."""
    cover_lost: float = 0.0
    """People no longer expected in time once it leaves (dispatch/cover.py); 0 where nobody weighs it."""


NOWHERE = Whereabouts(None, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A free unit; without an eta no time is known, which puts it last and never drops it."""

    unit: Unit
    eta: Eta | None
    fix_age_s: float | None
    reasons: tuple[Reason, ...]
    distance_m: float | None = None
    cover_lost: float = 0.0

    @property
    def seconds(self) -> float:
        """Until it is there; without end where that is not known."""
        return self.eta.seconds if self.eta else inf

    @property
    def order(self) -> tuple[float, float, str, str]:
        """Soonest first; of those without a time the nearest by line; then by name."""
        line_m = inf if self.distance_m is None else self.distance_m
        return (self.seconds, 0.0 if self.eta else line_m, self.unit.name, str(self.unit.id))


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotAdvice:
    """One needed unit: who fills it already, or who should, who else could, or why nobody can."""

    slot: Slot
    filled_by: Unit | None = None
    choice: Candidate | None = None
    alternatives: tuple[Candidate, ...] = ()
    shortfall: Reason | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """What an incident needs."""

    incident_id: IncidentId
    card: RunCard
    band_s: float = 0.0
    """A unit may come so much later than the soonest where that leaves more people covered."""
    vertical_s: float = 0.0
    """From the kerb to the caller's floor, the same for every crew (routing/vertical.py)."""


def usable(card: Sequence[Slot], units: Sequence[Unit]) -> list[Unit]:
    """Those that are free and can do something the card asks for."""
    due, out = {slot.capability for slot in card}, crews_out(units)
    return [
        each for each in units if may_go(each) and each.capabilities & due if away_with(each, out) is None
    ]


def recommend(
    due: Due,
    units: Sequence[Unit],
    travel: Mapping[UnitId, Travel],
    whereabouts: Mapping[UnitId, Whereabouts],
) -> tuple[SlotAdvice, ...]:
    """Advice for each single slot of the card, in its order.

    As many mandatory slots as can be are filled, then as many desirable ones, then by the units there
    soonest, or within the band of the soonest by those that bare least (dispatch/preference.py); one unit
    fills one slot, those already sent to the incident first. The same for any order of `units`.
    """
    slots = [Slot(each.capability, 1, each.mandatory) for each in due.card for _ in range(each.count)]
    sent = sorted((each for each in units if each.incident_id == due.incident_id), key=_name)
    found = (
        _candidate(each, travel.get(each.id), whereabouts.get(each.id, NOWHERE), due.vertical_s)
        for each in usable(slots, units)
    )
    by_arrival = sorted(found, key=lambda each: each.order)
    crews = by_crew(preferred(by_arrival, {slot.capability for slot in slots}, due.band_s))
    able = [skills(one.unit for one in crew) for crew in crews]
    matched = match(slots, [*(each.capabilities for each in sent), *able])
    filled = {i: sent[j] for i, j in matched.items() if j < len(sent)}
    chosen = {
        i: who_goes(crews[j - len(sent)], slots[i].capability) for i, j in matched.items() if j >= len(sent)
    }
    here = frozenset(each.id for each in (*sent, *(one.unit for one in chosen.values())))
    manned = {one.unit.crew for one in chosen.values()} - {None}
    spare = [each for each in by_arrival if each.unit.id not in here and each.unit.crew not in manned]
    advice = []
    for i, slot in enumerate(slots):
        if i in filled:
            advice.append(SlotAdvice(slot=slot, filled_by=filled[i]))
        elif i in chosen:
            elsewhere = [(slots[k], one) for k, one in sorted(chosen.items()) if k != i]
            advice.append(_proposed(slot, chosen[i], spare, elsewhere))
        else:
            advice.append(SlotAdvice(slot=slot, shortfall=shortfall(slot, units, here)))
    return tuple(advice)


def _name(unit: Unit) -> tuple[str, str]:
    return (unit.name, str(unit.id))


def _candidate(unit: Unit, travel: Travel | None, where: Whereabouts, vertical_s: float) -> Candidate:
    age, speed_kmh = where.fix_age_s, where.speed_kmh
    when = None
    if travel is not None and isfinite(travel.seconds):
        when = eta(
            unit,
            travel.seconds,
            approximate=travel.approximate,
            fix_age_s=age,
            speed_kmh=speed_kmh,
            vertical_s=vertical_s,
        )
    unusual: dict[str, tuple[bool, dict[str, object]]] = {
        "no_arrival_time": (when is None, {}),
        "straight_line": (when is not None and when.approximate, {}),
        "may_not_fit": (travel is not None and not travel.fits, {}),
        "at_station_unheard": (age is None, {"station": unit.station.name}),
        "position_old": (age is not None and age > OLD_FIX_S, {"age_s": age}),
        "on_the_road": (on_the_road(unit, speed_kmh, age), {}),
    }
    reasons = tuple(Reason(code, facts) for code, (holds, facts) in unusual.items() if holds)
    return Candidate(
        unit=unit,
        eta=when,
        fix_age_s=age,
        reasons=reasons,
        distance_m=where.distance_m,
        cover_lost=where.cover_lost,
    )


def _proposed(
    slot: Slot, choice: Candidate, spare: Sequence[Candidate], elsewhere: Sequence[tuple[Slot, Candidate]]
) -> SlotAdvice:
    others = [each for each in spare if slot.capability in each.unit.capabilities]
    why = [
        *_soonest(choice, others),
        *_saves_cover(choice, others),
        *_needed(slot, choice, elsewhere),
        *_nearer(choice, others),
    ]
    return SlotAdvice(
        slot=slot,
        choice=replace(choice, reasons=(*why, *choice.reasons)),
        alternatives=tuple(_alternative(each, choice) for each in others[:ALTERNATIVES]),
    )


def _alternative(other: Candidate, choice: Candidate) -> Candidate:
    """With the seconds it would cost to send it instead."""
    if (lost_s := _later_s(other, choice)) is None:
        return other
    later = Reason("later", {"unit": choice.unit.name, "later_s": lost_s})
    return replace(other, reasons=(later, *other.reasons))


def _soonest(choice: Candidate, others: Sequence[Candidate]) -> list[Reason]:
    if not others or (gain_s := _later_s(others[0], choice)) is None or gain_s < 0:
        return []
    return [Reason("soonest", {"unit": others[0].unit.name, "gain_s": gain_s})]


def _saves_cover(choice: Candidate, others: Sequence[Candidate]) -> list[Reason]:
    """The closest is always named beside the one proposed in its place, with what each costs."""
    if not others or (later_s := _later_s(choice, others[0])) is None or later_s <= 0:
        return []
    people = others[0].cover_lost - choice.cover_lost
    return [Reason("saves_cover", {"unit": others[0].unit.name, "later_s": later_s, "people": round(people)})]


def _needed(slot: Slot, choice: Candidate, elsewhere: Sequence[tuple[Slot, Candidate]]) -> list[Reason]:
    """Sooner units that could fill this slot and are kept for another skill of theirs."""
    return [
        Reason("needed_elsewhere", {"unit": one.unit.name, "slot": other.capability.value, "sooner_s": gain})
        for other, one in elsewhere
        if other.capability is not slot.capability
        and slot.capability in one.unit.capabilities
        and (gain := _later_s(choice, one)) is not None
        and gain > 0
    ]


def _nearer(choice: Candidate, others: Sequence[Candidate]) -> list[Reason]:
    """The one that only looks nearer on the map."""
    if choice.distance_m is None:
        return []
    nearest = min((choice, *others), key=lambda each: inf if each.distance_m is None else each.distance_m)
    if nearest is choice or (later_s := _later_s(nearest, choice)) is None:
        return []
    return [Reason("nearer_by_line_only", {"unit": nearest.unit.name, "later_s": later_s})]


def _later_s(one: Candidate, other: Candidate) -> float | None:
    return one.eta.seconds - other.eta.seconds if one.eta and other.eta else None
