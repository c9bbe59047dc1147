"""Two sayings are as alike as the share of their words that both have."""

import pytest

from incidents.geocode.spelling import LONGEST_TEXT
from incidents.same_words import likeness


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("the old mill", "The Old Mill!", 1.0),
        ("Rua do Campo 12", "Rua do Campo 14", 2 / 3),
        ("the mill", "smoke from the second floor of the old mill", 4 / 9),
        ("水坑尾街", "水坑尾", 6 / 7),
        ("12", "Rua", 0.0),
        ("do", "do", 0.0),
    ],
)
def test_a_word_that_only_one_of_two_says_counts_against_both(one: str, other: str, alike: float) -> None:
    assert likeness(one, other) == likeness(other, one) == pytest.approx(alike)


def test_of_a_saying_without_an_end_the_beginning_is_read() -> None:
    assert likeness("the mill" + " " * LONGEST_TEXT + "barn", "the mill") == 1.0
