"""Who could be taken from something lesser, or will be free soon, where that is worth a dispatcher's thought.

Shown beside the recommendation and never in its place: a human decides, and knows what is left behind.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from types import MappingProxyType

from dispatch.eta import Eta
from dispatch.recommend import SlotAdvice
from dispatch.unit import Capability, Unit
from incidents.incident import Incident
from incidents.terms import Priority

GAIN_S: Mapping[Priority, float] = MappingProxyType(
    {Priority.P1: 60.0, Priority.P2: 120.0, Priority.P3: inf, Priority.P4: inf}
)
"""So much sooner than anybody free, at least: each change turns a crew round on the road. FIELD.md §3.4."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderWay:
    """A unit driving to another incident, and when it could be at this one."""

    unit: Unit
    eta: Eta
    leaving: Incident


@dataclass(frozen=True, slots=True, kw_only=True)
class SoonFree:
    unit: Unit
    eta: Eta
    """From now: until it is free, and the drive from there."""
    free_in_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Diversion:
    """For one slot: whom to take, from what, and what that gains."""

    under_way: UnderWay
    gain_s: float | None
    """Than the unit proposed; None: nobody free can do it."""


def diversions(
    advice: Sequence[SlotAdvice], under_way: Iterable[UnderWay], priority: Priority
) -> dict[int, Diversion]:
    """By the slot's place; none where it is filled, where nobody lesser drives, or the gain is too small.

    One unit is offered once, for the slot where it gains most; mandatory slots first.
    """
    lesser = [each for each in under_way if priority < each.leaving.priority]
    found: dict[int, Diversion] = {}
    wanted = sorted(range(len(advice)), key=lambda i: (not advice[i].slot.mandatory, -_has_s(advice[i]), i))
    for i in wanted:
        if advice[i].filled_by is not None:
            continue
        taken = {each.under_way.unit.id for each in found.values()}
        best = min(
            (each for each in lesser if _can(each.unit, advice[i]) and each.unit.id not in taken),
            key=lambda each: (each.eta.seconds, each.unit.name),
            default=None,
        )
        if best is not None and (offer := _worth(best, _has_s(advice[i]), priority)) is not None:
            found[i] = offer
    return found


def soon(advice: SlotAdvice, busy: Iterable[SoonFree]) -> SoonFree | None:
    """The first of those soon free who would still be there before anybody proposed; None: not worth it."""
    able = (each for each in busy if _can(each.unit, advice))
    best = min(able, key=lambda each: (each.eta.seconds, each.unit.name), default=None)
    return best if best is not None and best.eta.seconds < _has_s(advice) else None


def _worth(best: UnderWay, has_s: float, priority: Priority) -> Diversion | None:
    gain_s, asked_s = has_s - best.eta.seconds, GAIN_S[priority]
    if asked_s == inf or gain_s < asked_s:
        return None
    return Diversion(under_way=best, gain_s=gain_s if gain_s < inf else None)


def _can(unit: Unit, advice: SlotAdvice) -> bool:
    capability: Capability = advice.slot.capability
    return capability in unit.capabilities


def _has_s(advice: SlotAdvice) -> float:
    """When the slot will be filled by whom it is proposed to; without end where nobody is."""
    return advice.choice.seconds if advice.choice else inf
