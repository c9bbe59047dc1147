"""A closed street is what its facts say: closed once, opened once."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from dispatch.closure_events import StreetClosed, StreetOpened
from incidents.errors import Refused, Unknown
from incidents.events import Fact
from incidents.terms import Subject
from routing.closures import Closure


class UnknownClosure(Unknown):
    """There is no closure {id}."""


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


def close_street(closure: Closure, reason: str, at: datetime, by: str) -> StreetClosed:
    return StreetClosed(
        subject=subject_of(closure.id), version=1, at=at, by=by, closure=closure, reason=reason
    )


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
