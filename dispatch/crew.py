"""Cross-staffed units: one crew that mans one of several vehicles. If one goes, the others are not free."""

from collections.abc import Collection, Iterable, Sequence
from typing import Protocol, TypeVar

from dispatch.errors import CrewIsOut
from dispatch.status import COMMITTED, FREE, UnitStatus
from dispatch.unit import Capability, Unit, UnitId

OUT = COMMITTED | {UnitStatus.RETURNING}
"""A crew driving home may be sent again with what it drives, and with nothing else."""


class Vehicle(Protocol):
    @property
    def id(self) -> UnitId: ...

    @property
    def crew(self) -> str | None: ...


class HasUnit(Protocol):
    @property
    def unit(self) -> Unit: ...


T = TypeVar("T", bound=HasUnit)
V = TypeVar("V", bound=Vehicle)


def is_out(unit: Unit) -> bool:
    """Also one whose crew calls a mayday: wherever those people are, they man no other vehicle."""
    return unit.assignment_id is not None or unit.status in OUT or unit.calls_mayday


def may_go(unit: Unit) -> bool:
    """By what is known of it alone; its crew may be out with another (`away_with`)."""
    return unit.status in FREE and unit.assignment_id is None and not unit.calls_mayday


def crews_out(units: Iterable[Unit]) -> dict[str, Unit]:
    """Crew → the unit it is out with; of several the one that calls a mayday."""
    out = [each for each in units if each.crew is not None and is_out(each)]
    return {each.crew: each for each in sorted(out, key=lambda each: each.calls_mayday) if each.crew}


def away_with(unit: Unit, out: dict[str, Unit]) -> Unit | None:
    """The other unit this one's crew is out with; None when its crew is with it, or in.

    Whose mayday stands is with the unit that called it, whatever was pressed on another since.
    """
    other = None if unit.crew is None or unit.calls_mayday else out.get(unit.crew)
    return other if other is not None and (other.calls_mayday or not is_out(unit)) else None


def require_crew(unit: Unit, mates: Iterable[Unit]) -> None:
    """Raises CrewIsOut."""
    if (other := away_with(unit, crews_out(mates))) is not None:
        raise CrewIsOut(unit=unit.name, other=other.name)


def by_crew(candidates: Sequence[T]) -> list[list[T]]:
    """Those of one crew together, in the place of the first of them; without a crew each is alone."""
    groups: dict[object, list[T]] = {}
    for each in candidates:
        groups.setdefault(each.unit.crew or each.unit.id, []).append(each)
    return list(groups.values())


def skills(units: Iterable[Unit]) -> frozenset[Capability]:
    """What one crew can do, with one vehicle or another."""
    return frozenset().union(*(each.capabilities for each in units))


def who_goes(crew: Sequence[T], capability: Capability) -> T:
    """The first of the crew's vehicles that can. Raises StopIteration where none can."""
    return next(each for each in crew if capability in each.unit.capabilities)


def vehicles_by_crew(units: Iterable[V]) -> list[list[V]]:
    """Vehicles one crew mans in turn together, in the place of the first; one without such a crew alone."""
    groups: dict[object, list[V]] = {}
    for each in units:
        groups.setdefault(each.crew or each.id, []).append(each)
    return list(groups.values())


def one_a_crew(units: Iterable[Unit]) -> list[Unit]:
    """Of each crew's vehicles the first: as many as can be on the road at once."""
    return [vehicles[0] for vehicles in vehicles_by_crew(units)]


def free_crews(units: Collection[Unit]) -> list[Unit]:
    """Who counts in cover: of each crew that can be sent one unit, the one it drives home in if it is out."""
    out = crews_out(units)
    return one_a_crew(
        each
        for each in units
        if each.status in FREE and not each.calls_mayday and away_with(each, out) is None
    )


def crews_of(units: Collection[Unit]) -> list[frozenset[Capability]]:
    """What each crew of a fleet can do: as many units as can be on the road at once."""
    return [skills(each) for each in vehicles_by_crew(units)]
