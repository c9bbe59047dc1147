"""A street is closed once, and slowed so that it makes a difference."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from dispatch.closure import (
    AlreadyClosed,
    ClosureIsOver,
    NoEffect,
    SlowerThanWalking,
    StreetClosure,
    close_street,
    evolve,
    require_not_over,
)
from routing.closures import Closure
from tests.builders import NOON

HOUR = timedelta(hours=1)


def a_closure(
    number: int = 1,
    *,
    factor: float | None = None,
    name: str | None = "Rua Central",
    ids: tuple[int, ...] = (),
    from_at: datetime = NOON,
    until_at: datetime | None = None,
) -> Closure:
    return Closure(
        id=UUID(int=number),
        factor=factor,
        from_at=from_at,
        until_at=until_at,
        street_name=name,
        street_ids=ids,
    )


def held(closure: Closure) -> StreetClosure:
    return evolve(None, close_street(closure, "flooded", NOON, "ana"))


def test_a_street_as_fast_as_usual_is_not_slowed() -> None:
    with pytest.raises(NoEffect):
        close_street(a_closure(factor=1.0), "", NOON, "rui")


def test_a_street_slower_than_walking_is_to_be_closed() -> None:
    with pytest.raises(SlowerThanWalking, match="101 times longer"):
        close_street(a_closure(factor=101.0), "", NOON, "rui")
    assert close_street(a_closure(factor=100.0), "", NOON, "rui")


def test_a_street_closed_already_names_who_and_when() -> None:
    with pytest.raises(AlreadyClosed, match=r"Rua Central .* by ana at 2026.*: flooded") as told:
        close_street(a_closure(2), "burst main", NOON + HOUR, "rui", [held(a_closure())])
    assert (told.value.facts["by"], told.value.facts["at"]) == ("ana", NOON)


def test_of_two_in_one_moment_the_later_may_be_written_first() -> None:
    first = NOON - timedelta(milliseconds=3)
    with pytest.raises(AlreadyClosed):
        close_street(a_closure(2, from_at=first), "", first, "rui", [held(a_closure())])
    tomorrow = [held(a_closure(from_at=NOON + 24 * HOUR))]
    assert close_street(a_closure(2, from_at=first), "", first, "rui", tomorrow)


def test_the_order_of_street_ids_makes_no_other_closure() -> None:
    with pytest.raises(AlreadyClosed):
        close_street(
            a_closure(2, name=None, ids=(2, 1)), "", NOON, "rui", [held(a_closure(name=None, ids=(1, 2)))]
        )


@pytest.mark.parametrize(
    "other",
    [
        a_closure(2, name="Rua do Campo"),
        a_closure(2, factor=4.0),
        a_closure(2, until_at=NOON + 3 * HOUR),
        a_closure(2, from_at=NOON - HOUR, until_at=NOON + HOUR),
    ],
    ids=["another street", "slowed, not closed", "longer than the first", "before the first"],
)
def test_what_changes_something_is_no_second_closure(other: Closure) -> None:
    assert close_street(other, "", NOON, "rui", [held(a_closure(until_at=NOON + 2 * HOUR))])


def test_a_closure_that_ends_this_instant_is_over() -> None:
    with pytest.raises(ClosureIsOver):
        require_not_over(a_closure(until_at=NOON), NOON)
    require_not_over(a_closure(until_at=NOON), NOON - timedelta(milliseconds=1))
    require_not_over(a_closure(), NOON)
