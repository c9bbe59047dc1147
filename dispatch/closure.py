"""A closed street is what its facts say: closed once, opened once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from dispatch.closure_events import StreetClosed, StreetOpened
from incidents.errors import Refused, Unknown
from incidents.events import Fact
from incidents.terms import Subject
from routing.closures import Closure
from routing.geo import LatLon


class UnknownClosure(Unknown):
    """There is no such closure here; look at the list again."""


class AlreadyOpen(Refused):
    """That street was opened by {by} at {at}."""


class NoSuchStreet(Refused):
    """No street is meant by that; give a street name of this city, street ids, or an area with streets."""


class UnclearStreet(Refused):
    """ "{said}" could be {all}; say which."""


class SeveralStreets(Refused):
    """ "{said}" is the name of {count} streets: {all}. Say which by `of_several`: its number, or "all"."""


class UnknownStreets(Refused):
    """{count} of the street ids are not in this city: {some}; ask for the streets of a name anew."""


class TooMuchShut(Refused):
    """That would shut {percent} % of the city's streets; draw a smaller area, or slow the streets instead."""


class NoEffect(Refused):
    """A street as fast as usual is not slowed; say how many times longer it takes, more than 1."""


class SlowerThanWalking(Refused):
    """{factor} times longer is no drive any more; slow it {most} times at most, or close it."""


class ClosureIsOver(Refused):
    """That closure would have ended at {at}, before now; give a later end, or none."""


class AlreadyClosed(Refused):
    """{street} is closed or slowed so already, by {by} at {at}: {reason}."""


MOST_TIMES_LONGER = 100.0
"""At 50 km/h a street takes 72 s a kilometre; a hundred times that is two hours, a tenth of walking
pace. Assumed: beyond it the crew leaves the vehicle, and the street is shut."""

MOST_SHUT = 0.5
"""Of the city's stretches, by one drawn area. Assumed: no flood shuts half a city at once; a slip of the hand
on a map that shows all of it does, and nobody can be sent by road any more. Slowing all of it is weather."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StreetClosure:
    closure: Closure
    version: int
    reason: str
    closed_by: str
    closed_at: datetime
    opened_by: str | None = None
    opened_at: datetime | None = None

    @property
    def subject(self) -> Subject:
        return subject_of(self.closure.id)


def subject_of(id: UUID) -> Subject:
    return Subject(f"closure:{id}")


def refuse_wrong_reach(closure: Closure, stretches: int, of: int) -> None:
    """`stretches` are meant, of as many in the city. Raises NoSuchStreet, TooMuchShut."""
    if stretches == 0:
        raise NoSuchStreet
    if closure.area and closure.factor is None and stretches > of * MOST_SHUT:
        raise TooMuchShut(percent=round(100 * stretches / of))


def close_street(
    closure: Closure, reason: str, at: datetime, by: str, held: Sequence[StreetClosure] = ()
) -> StreetClosed:
    """`held`: those not opened yet. Raises NoEffect, SlowerThanWalking, AlreadyClosed."""
    if closure.factor == 1:
        raise NoEffect
    if closure.factor is not None and closure.factor > MOST_TIMES_LONGER:
        raise SlowerThanWalking(factor=f"{closure.factor:g}", most=f"{MOST_TIMES_LONGER:g}")
    for each in held:
        if _covers(each, closure, at):
            raise AlreadyClosed(
                street=called(closure), by=each.closed_by, at=each.closed_at, reason=each.reason or "–"
            )
    return StreetClosed(
        subject=subject_of(closure.id), version=1, at=at, by=by, closure=closure, reason=reason
    )


def require_not_over(closure: Closure, now: datetime) -> None:
    """Raises ClosureIsOver: nobody's way would ever be another."""
    if closure.until_at is not None and closure.until_at <= now:
        raise ClosureIsOver(at=closure.until_at.isoformat())


def called(closure: Closure) -> str:
    """As people tell it."""
    return closure.street_name or closure.label or ("This area" if closure.area else "This street")


def _covers(already: StreetClosure, closure: Closure, at: datetime) -> bool:
    """The same streets, as hard, during all of its hours: closing them again would change nothing.

    Of two who close it from now on in one moment, the later may be written first."""
    held = already.closure
    begins = max(at, already.closed_at) if closure.from_at == at else closure.from_at
    same = _meant(held) == _meant(closure) and held.factor == closure.factor
    ends = held.until_at is None or (closure.until_at is not None and closure.until_at <= held.until_at)
    return same and held.from_at <= begins and ends


def _meant(closure: Closure) -> tuple[str | None, frozenset[int], tuple[LatLon, ...]]:
    return closure.street_name, frozenset(closure.street_ids), closure.area


def open_street(held: StreetClosure, at: datetime, by: str) -> StreetOpened:
    """Refuses when it is open already."""
    if held.opened_at is not None:
        raise AlreadyOpen(by=held.opened_by, at=held.opened_at)
    return StreetOpened(
        subject=held.subject, version=held.version + 1, at=at, by=by, closure_id=held.closure.id
    )


def evolve(held: StreetClosure | None, fact: Fact) -> StreetClosure:
    """Raises ValueError for a fact that does not belong here."""
    match fact:
        case StreetClosed():
            return StreetClosure(
                closure=fact.closure,
                version=fact.version,
                reason=fact.reason,
                closed_by=fact.by,
                closed_at=fact.at,
            )
        case StreetOpened() if held is not None:
            return replace(held, version=fact.version, opened_by=fact.by, opened_at=fact.at)
        case _:
            raise ValueError(f"{type(fact).__name__} is no fact of a closure")
