"""A file of run cards is read whole, or refused in one line."""

from pathlib import Path

import pytest

from data.loaders.run_card_file import NotACardSet, read_set
from dispatch.run_card import Card, Slot
from dispatch.unit import Capability
from incidents.terms import IncidentType, Priority

TITLE = 'title = { en = "Fire", zh = "消防", pt = "Bombeiros" }\n'
SLOTS = 'slots = [{ capability = "engine" }]\n'
CARD = TITLE + '[[cards]]\nname = "x"\n'


def read(folder: Path, text: str | bytes) -> tuple[Card, ...]:
    file = folder / "ours.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_set(file).cards


def test_a_card_may_name_every_condition_or_none(tmp_path: Path) -> None:
    full = (
        'types = ["fall"]\npriority = 2\nzones = ["Sé"]\nhours = "Mo"\npremises = ["Lisboa"]\nlevel = 2\n'
        'slots = [{ capability = "engine", count = 2, mandatory = false }]\n'
    )
    one, other = read(tmp_path, CARD + full + '[[cards]]\nname = "y"\n' + SLOTS)
    assert one == Card(
        name="x",
        types=frozenset({IncidentType("fall")}),
        priority=Priority.P2,
        zones=frozenset({"Sé"}),
        hours="Mo",
        premises=frozenset({"Lisboa"}),
        level=2,
        slots=(Slot(Capability.ENGINE, 2, False),),
    )
    assert other == Card(name="y", slots=(Slot(Capability.ENGINE),))


def test_a_card_may_be_named_in_other_languages(tmp_path: Path) -> None:
    (one,) = read(tmp_path, CARD + 'names = { zh = "甲" }\n' + SLOTS)
    assert one.names == {"zh": "甲"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"\xff\xfe", "utf-8"),
        ("title = ", "Invalid value"),
        (SLOTS, '"slots" is not known; known are cards, title'),
        (TITLE, "cards must be given, as a list"),
        (TITLE + "cards = [1]", "card 1 is no table"),
        (TITLE + "[[cards]]\nslots = []\n", "card 1: name must be given, as text"),
        (CARD, 'card "x": slots must be given, as a list'),
        (CARD + 'type = "fall"\n' + SLOTS, 'card "x": "type" is not known'),
        (CARD + 'names = "甲"\n' + SLOTS, 'card "x": names must be given, as a table'),
        (CARD + 'names = { en = "y" }\n' + SLOTS, 'card "x", names: "en" is not known; known are pt, zh'),
        (CARD + 'names = { pt = " " }\n' + SLOTS, "a name is text of 1 to 200 characters"),
        (CARD + 'types = "fall"\n' + SLOTS, 'card "x": types must be given, as a list'),
        (CARD + "types = [1]\n" + SLOTS, "a name is text of 1 to 200 characters"),
        (CARD + "priority = 5\n" + SLOTS, "there is no priority 5; there are 1 to 4"),
        (CARD + "priority = true\n" + SLOTS, "priority must be given, as a whole number"),
        (CARD + 'level = "2"\n' + SLOTS, "level must be given, as a whole number"),
        (CARD + 'slots = ["engine"]\n', "a slot is a table"),
        (CARD + 'slots = [{ capability = "engine", count = 2000000 }]\n', "a slot asks for 1 to 100"),
        (CARD + "level = " + "9" * 5000 + "\n" + SLOTS, "digits"),
        (TITLE + '[[cards]]\nname = "\\u0000"\n' + SLOTS, "the character NUL"),
        (
            CARD + 'slots = [{ capability = "fire engine" }]\n',
            "there is no capability fire engine; there are engine",
        ),
        (CARD + 'slots = [{ capability = "engine", count = 0 }]\n', "at least one engine, not 0"),
        (
            CARD + 'slots = [{ capability = "engine", count = true }]\n',
            "count must be given, as a whole number",
        ),
        (CARD + 'slots = [{ capability = "engine", must = true }]\n', '"must" is not known'),
        (TITLE.replace("pt", "fr") + SLOTS, '"slots" is not known'),
        ("x = " + "[" * 5000, ""),
        ("#" * 1_000_001, "larger than 1000000 bytes"),
    ],
)
def test_what_is_no_set_of_cards_is_refused_in_one_line(tmp_path: Path, text: str | bytes, told: str) -> None:
    with pytest.raises(NotACardSet) as refused:
        read(tmp_path, text)
    assert told in refused.value.message
    assert refused.value.message.startswith("ours.toml holds no run cards: ")
    assert "\n" not in refused.value.message


def test_a_file_that_is_not_there_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(NotACardSet, match="No such file"):
        read_set(tmp_path / "none.toml")
