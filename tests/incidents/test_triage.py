"""What the words describe and how urgent it is, until a person says otherwise."""

from time import process_time

import pytest

from incidents.terms import IncidentType, Priority
from incidents.triage import TYPES, UNKNOWN, read, triage


@pytest.mark.parametrize(
    ("words", "type"),
    [
        ("He is NOT BREATHING!", "cardiac_arrest"),
        ("ele não respira", "cardiac_arrest"),
        ("佢沒有呼吸", "cardiac_arrest"),
        ("smoke from the third floor", "structure_fire"),
        ("Há fumo no prédio", "structure_fire"),
        ("三樓有煙", "structure_fire"),
        ("cheiro a gás na escada", "gas_leak"),
        ("two cars, a crash", "traffic_collision"),
        ("houve um acidente na ponte", "traffic_collision"),
        ("新馬路撞車", "traffic_collision"),
        ("my mother fell in the bath", "fall"),
        ("a minha avó caiu", "fall"),
        ("阿婆跌倒", "fall"),
        ("dor no peito", "chest_pain"),
        ("my wife has chest pain", "chest_pain"),
        ("acho que é um enfarte", "chest_pain"),
        ("阿爺中風", "stroke"),
        ("he is unconscious", "unconscious"),
        ("伯伯昏迷", "unconscious"),
        ("she feels dizzy", "unwell"),
        ("people stuck in the lift", "trapped"),
        ("困𨋢", "trapped"),
        ("inundação na Rua do Campo", "flood"),
        ("he has a knife", "assault"),
        ("a minha mala foi um roubo", "theft"),
        ("loud music next door", "noise"),
    ],
)
def test_the_words_give_the_type_away_in_three_languages(words: str, type: str) -> None:
    found, priority, how = triage(words, None, None)
    assert (found, how) == (type, "words")
    assert priority is TYPES[IncidentType(type)].priority


@pytest.mark.parametrize(
    ("words", "type"),
    [
        ("the fire alarm is ringing", "fire_alarm"),
        ("there is a bin on fire", "rubbish_fire"),
        ("垃圾桶起火", "rubbish_fire"),
        ("火警鐘響", "fire_alarm"),
    ],
)
def test_the_longer_phrase_says_more_than_a_word_inside_it(words: str, type: str) -> None:
    assert triage(words, None, None)[0] == type


@pytest.mark.parametrize(
    ("words", "type"),
    [
        ("a fallen tree blocks the road", "fallen_tree"),
        ("árvore caída na Avenida", "fallen_tree"),
        ("十月初五街塌樹", "fallen_tree"),
        ("there is a hole in the road", "road_hazard"),
        ("sarjeta entupida à porta", "blocked_drain"),
        ("爆水管，成條街都係水", "water_leak"),
        ("dumped rubbish on the pavement", "street_cleaning"),
    ],
)
def test_work_for_the_citys_own_crews_is_known_by_its_words(words: str, type: str) -> None:
    assert triage(words, None, None)[0] == type


@pytest.mark.parametrize(
    ("words", "type"),
    [
        ("a fallen tree on the road, a man is trapped under it", "trapped"),
        ("overflowing bin on fire", "rubbish_fire"),
        ("árvore caída, uma pessoa inconsciente", "unconscious"),
        ("樹倒咗，有人被困", "trapped"),
        ("the drain is blocked and the street is flooded", "flood"),
    ],
)
def test_any_word_of_an_emergency_says_more_than_a_tree_a_drain_or_a_bin(words: str, type: str) -> None:
    assert triage(words, None, None)[0] == type


@pytest.mark.parametrize("words", ["", "please come quickly", "\x00\ud800", "救命", "x" * 1_000_000])
def test_words_that_tell_nothing_are_unknown_and_never_less_than_p2(words: str) -> None:
    assert triage(words, None, None) == (UNKNOWN, Priority.P2, "unknown")


def test_what_the_call_taker_says_stands_over_the_words() -> None:
    said = IncidentType("noise")
    assert triage("the building is on fire", said, None) == (said, Priority.P4, "said")
    assert triage("loud music", None, Priority.P1) == (said, Priority.P1, "words")


def test_a_type_we_have_no_card_for_is_kept_and_is_p2() -> None:
    whale = IncidentType("stranded_whale")
    assert triage("a whale on the beach", whale, None) == (whale, Priority.P2, "said")


def test_every_type_has_a_name_in_each_language() -> None:
    assert all(info.en and info.zh and info.pt for info in TYPES.values())


def test_the_telling_words_are_written_as_they_are_compared() -> None:
    """A word with a capital or an accent would never be found."""
    for kind, info in TYPES.items():
        for phrase in info.plain_words():
            assert triage(phrase, None, None)[2] == "words", (kind, phrase)


def test_a_tree_on_somebody_is_a_tree_with_a_life_at_risk() -> None:
    assert triage("a tree fell on my father", None, None)[:2] == ("fallen_tree", Priority.P1)
    assert triage("tree fallen on the road", None, None)[:2] == ("fallen_tree", Priority.P3)


@pytest.mark.parametrize(
    ("words", "type", "because"),
    [
        ("Two cars crashed, one person trapped", "traffic_collision", ("crashed", "trapped")),
        ("dois carros chocaram, uma pessoa encarcerada", "traffic_collision", ("encarcerada",)),
        ("兩車相撞，有人被困", "traffic_collision", ("相撞", "被困")),
        ("crash on the bridge, the driver is unconscious", "traffic_collision", ("crash", "unconscious")),
        ("the flood has people trapped in a car park", "flood", ("flood", "trapped")),
    ],
)
def test_of_two_that_fit_the_one_that_holds_the_other_is_taken_and_is_p1(
    words: str, type: str, because: tuple[str, ...]
) -> None:
    """ "Two cars crashed, one person trapped" was a person trapped, P2: no second ambulance, no engine."""
    found = read(words)
    assert found is not None
    assert (found.type, found.priority) == (type, Priority.P1)
    assert set(because) <= set(found.because)


@pytest.mark.parametrize(
    ("words", "type", "priority"),
    [
        ("car crash, nobody is trapped", "traffic_collision", Priority.P2),
        ("acidente, ninguém ficou encarcerado", "traffic_collision", Priority.P2),
        ("撞車，冇人被困", "traffic_collision", Priority.P2),
        ("the fire alarm rings, there is no smoke", "fire_alarm", Priority.P2),
        ("no hay fuego, solo la alarma de incendio", "fire_alarm", Priority.P2),
    ],
)
def test_what_is_denied_is_not_told(words: str, type: str, priority: Priority) -> None:
    assert triage(words, None, None)[:2] == (type, priority)


@pytest.mark.parametrize(
    "words", ["火車站門口", "that fellow in the robotics shop", "at the fire station", "humor"]
)
def test_a_telling_word_inside_another_tells_nothing(words: str) -> None:
    assert triage(words, None, None)[0] == UNKNOWN


def test_a_long_story_is_read_in_no_time_to_speak_of() -> None:
    """Linear in what is read: as many telling words as a call may hold."""
    assert triage("tree fire smoke car hit " * 4000, None, None)[0] == "structure_fire"


@pytest.mark.parametrize(
    "said", ["fire ", "火", "a.", "火。", "no smoke, car. tree. ", "trapped car crash. "]
)
def test_what_is_said_over_and_over_keeps_no_server_busy(said: str) -> None:
    """A full field of one word took seconds, of one sign half a minute; now a tenth of this."""
    began = process_time()
    read((said * 8000)[:8000])
    assert process_time() - began < 1
