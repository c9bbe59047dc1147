"""What people call a type when asked for it in one word."""

import unicodedata

import pytest

from incidents.terms import IncidentType
from incidents.triage import TYPES
from incidents.type_names import TYPE_NAMES


@pytest.mark.parametrize(
    ("name", "type"),
    [
        ("fire", "structure_fire"),
        ("大火", "structure_fire"),
        ("火警", "structure_fire"),
        ("car crash", "traffic_collision"),
        ("撞車", "traffic_collision"),
        ("atropelamento", "traffic_collision"),
        ("heart attack", "chest_pain"),
        ("心臟病", "chest_pain"),
        ("enfarte", "chest_pain"),
        ("stroke", "stroke"),
        ("中風", "stroke"),
        ("avc", "stroke"),
        ("救護", "unwell"),
    ],
)
def test_a_word_said_on_the_phone_is_a_name_of_one_type(name: str, type: str) -> None:
    assert [key for key, names in TYPE_NAMES.items() if name in names] == [type]


def test_every_name_belongs_to_one_type_that_exists_and_is_written_as_it_is_compared() -> None:
    assert set(TYPE_NAMES) == set(TYPES)
    all_names = [name for names in TYPE_NAMES.values() for name in names]
    assert sorted(all_names) == sorted(set(all_names))
    for name in all_names:
        assert name == name.lower()
        assert not any(unicodedata.combining(each) for each in unicodedata.normalize("NFKD", name))


def test_a_type_nobody_asks_for_has_no_names() -> None:
    assert TYPE_NAMES[IncidentType("unknown")] == ()


def test_no_name_is_a_sentence_whose_small_words_would_name_the_type() -> None:
    """ "van" was taken for a crash, for somebody had been "hit by a van"."""
    assert not any("van" in name.split() for names in TYPE_NAMES.values() for name in names)
