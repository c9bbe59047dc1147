"""A fact is on the boards when the last of them shows it, in this version or a newer one."""

from datetime import UTC, datetime

import pytest

from data.cards.card import Card
from web.bench.boards import Board
from web.bench.lag import lags_ms
from web.bench.registry import BenchFailed
from web.live.messages import encoded, message

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
FIRE = "incident:4be0643f-1d98-573b-97cd-ca98a65347dd"
E1 = "unit:018f8a3e-0000-7000-8000-000000000001"


def a_board(*cards: tuple[float, str, int]) -> Board:
    """Cards as they came: seconds after noon, key, version; read from the wire as a screen reads them."""
    board = Board()
    for after_s, key, version in cards:
        shown = {"narrative": f'he said "key":"{E1}","version":99'}
        board.take(message(0, [encoded(Card(key, version, shown))]), NOON.timestamp() + after_s)
    return board


def test_the_last_board_counts() -> None:
    boards = [a_board((0.020, FIRE, 7)), a_board((0.050, FIRE, 7))]
    assert lags_ms({7: (NOON, {FIRE})}, boards) == [pytest.approx(50, abs=0.01)]


def test_the_last_card_of_a_fact_counts() -> None:
    board = a_board((0.010, FIRE, 7), (0.030, E1, 7))
    assert lags_ms({7: (NOON, {FIRE, E1})}, [board]) == [pytest.approx(30, abs=0.01)]


def test_a_newer_card_shows_the_older_fact_too_and_an_older_card_does_not() -> None:
    board = a_board((0.010, FIRE, 6), (0.040, FIRE, 9))
    assert lags_ms({7: (NOON, {FIRE})}, [board]) == [pytest.approx(40, abs=0.01)]


def test_what_a_caller_says_is_never_taken_for_a_card() -> None:
    assert set(a_board((0.010, FIRE, 7)).seen) == {FIRE}


def test_a_card_that_never_came_is_a_fault_and_no_figure() -> None:
    with pytest.raises(BenchFailed, match="fact 7"):
        lags_ms({7: (NOON, {FIRE})}, [a_board((0.010, FIRE, 6))])


def test_a_fact_that_no_card_shows_has_no_lag() -> None:
    assert lags_ms({7: (NOON, ())}, [a_board()]) == []
