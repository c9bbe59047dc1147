"""Who could serve a call next that a unit under way is taken from: said before anybody decides to take it."""

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass

from dispatch.eta import Eta
from dispatch.unit import Capability, Unit, UnitId


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """A free unit, and when it would be at the call that is left."""

    unit: Unit
    eta: Eta


def can_stand_in(other: Unit, unit: Unit, capability: Capability | None) -> bool:
    """`capability`: of the slot the unit fills; None: whoever comes must be able to do all it can."""
    return can_do(other.capabilities, unit, capability)


def can_do(able: Set[Capability], unit: Unit, capability: Capability | None) -> bool:
    """The same of anybody with these skills."""
    return capability in able if capability is not None else unit.capabilities <= able


def standing_in(
    unit: Unit, capability: Capability | None, free: Sequence[Unit], proposed: Collection[UnitId]
) -> list[Unit]:
    """Those free that can do what the unit was sent for, without those meant for the more urgent call."""
    return [each for each in free if each.id not in proposed and can_stand_in(each, unit, capability)]


def replacement(able: Sequence[Unit], eta: Mapping[UnitId, Eta]) -> Replacement | None:
    """The first there, ties by name; None: nobody free could serve it."""
    return min(
        (Replacement(unit=each, eta=eta[each.id]) for each in able if each.id in eta),
        key=lambda each: (each.eta.seconds, each.unit.name),
        default=None,
    )
