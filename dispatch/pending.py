"""What an open incident still lacks, and why it waits."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dispatch.match import match
from dispatch.reason import Reason, shortfall
from dispatch.run_card import RunCard, Slot
from dispatch.unit import Capability, Unit

ByCapability = Mapping[Capability, Sequence[Unit]]


@dataclass(frozen=True, slots=True)
class Lack:
    """Units that must still come, and those sent already."""

    missing: Mapping[Capability, int]
    sent: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Soonest:
    """The free unit that could be there first."""

    unit: Unit
    eta_s: float
    approximate: bool


def lack(card: RunCard, sent: Sequence[Unit]) -> Lack | None:
    """None when everybody who must come was sent; what is only desirable keeps nobody waiting."""
    lacking = missing(card, [each.capabilities for each in sent])
    return Lack(lacking, tuple(sent)) if lacking else None


def missing(card: RunCard, sent: Sequence[frozenset[Capability]]) -> Mapping[Capability, int]:
    """What must come and nobody of those sent can do; empty when all is filled."""
    slots = [Slot(each.capability) for each in card if each.mandatory for _ in range(each.count)]
    filled = match(slots, sent)
    return Counter(slot.capability for i, slot in enumerate(slots) if i not in filled)


def why_waiting(lacks: Lack, place_known: bool, free: ByCapability, able: ByCapability) -> list[Reason]:
    """At least one reason: location_unknown; nobody_sent or sent_but_short; and for each capability nobody
    free has, the code of a recommendation's shortfall (nobody_can, all_busy, all_here, none_in_service).

    free: who may be sent now, see `grouped`; able: everybody who can, see `whatever_they_do`.
    """
    here = frozenset(each.id for each in lacks.sent)
    missing = {capability.value: count for capability, count in lacks.missing.items()}
    reasons = [] if place_known else [Reason("location_unknown")]
    for capability in lacks.missing:
        if not free.get(capability):
            reasons.append(shortfall(Slot(capability), able.get(capability, ()), here))
    if lacks.sent:
        names = sorted(each.name for each in lacks.sent)
        reasons.append(Reason("sent_but_short", {"missing": missing, "sent": names}))
    elif any(free.get(capability) for capability in lacks.missing):
        reasons.append(Reason("nobody_sent", {"missing": missing}))
    return reasons


def grouped(units: Sequence[Unit]) -> dict[Capability, list[Unit]]:
    """Who can do what."""
    return {
        capability: some
        for capability in Capability
        if (some := [each for each in units if capability in each.capabilities])
    }


def whatever_they_do(units: Sequence[Unit]) -> dict[Capability, list[Unit]]:
    """Who can do what, and all that share a crew: one of them may be why another is not free."""
    return {
        capability: [each for each in units if capability in each.capabilities or each.crew is not None]
        for capability in Capability
    }
