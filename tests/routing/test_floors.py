"""Callers name their floor in three languages, and what only sounds like a floor is none."""

import pytest

from routing.floors import floor_said


@pytest.mark.parametrize(
    ("words", "floor"),
    [
        # Chinese
        ("3樓", 3),
        ("３樓Ｂ室", 3),
        ("三樓", 3),
        ("十樓", 10),
        ("十二樓", 12),
        ("廿三樓", 23),
        ("二十三樓A座", 23),
        ("三十字樓", 30),
        ("一百零一樓", 101),
        ("第五座18樓後座", 18),
        ("12層", 12),
        ("地下", 0),
        ("地下A舖", 0),
        ("佢住喺地下", 0),
        ("地舖火燭", 0),
        ("地庫", -1),
        ("地庫二層", -2),
        ("地下室", -1),
        ("地下停車場有煙", -1),
        ("地下二層", -2),
        ("負一樓", -1),
        ("閣樓", 1),
        # English
        ("3/F", 3),
        ("Flat B, 12/F, Tower 2", 12),
        ("12F", 12),
        ("3rd floor", 3),
        ("on the 21st floor", 21),
        ("the third floor", 3),
        ("floor 14", 14),
        ("14 floor", 14),
        ("G/F", 0),
        ("the ground floor", 0),
        ("M/F", 1),
        ("UG/F", 1),
        ("basement", -1),
        ("basement 2", -2),
        ("LG/F", -1),
        ("B2/F car park", -2),
        ("B1", -1),
        # Portuguese
        ("3.º andar", 3),
        ("3º andar", 3),
        ("3.o Dto", 3),
        ("12.º Esq.", 12),
        ("andar 7", 7),
        ("piso -2", -2),
        ("no terceiro andar", 3),
        ("décimo segundo andar", 12),
        ("décimo andar", 10),
        ("rés-do-chão", 0),
        ("res do chao", 0),
        ("R/C Esq", 0),
        ("na cave", -1),
        ("2.ª cave", -2),
        ("subcave", -2),
        ("sobreloja", 1),
        # of several the first
        ("火喺8樓，煙去到10樓", 8),
        ("3/F and 4/F", 3),
    ],
)
def test_a_floor_is_understood(words: str, floor: int) -> None:
    assert floor_said(words) == floor


@pytest.mark.parametrize(
    "words",
    [
        "",
        "there is a fire",
        "有人暈倒在地下",
        "佢瞓喺地下",
        "有個阿婆跌落地下",
        "佢跌咗喺地下",
        "地下鐵站",
        "地下通道",
        "地下水管爆咗",
        "一座12層高嘅大廈",
        "樓高30層",
        "a building of 20 floors",
        "he lies on the floor",
        "lying on the ground",
        "a cave-in on the slope",
        "Block B1",
        "Room 305, 12 Rua do Campo",
        "tive de andar 3 km",
        "está caído no chão",
        "2026/11/23",
        "9999樓",
        "樓梯",
    ],
)
def test_what_only_sounds_like_a_floor_is_none(words: str) -> None:
    assert floor_said(words) is None


@pytest.mark.parametrize("words", ["一" * 8000, "一二" * 4000, "百" * 8000, "1" + " " * 7999, "9" * 8000])
def test_no_text_keeps_others_waiting(words: str) -> None:
    """Eight thousand numerals took two seconds of the event loop; the tail of a long run is no floor."""
    assert floor_said(words) is None
    assert floor_said(words[:3000] + "座") is None
    assert floor_said(f"三樓 {words}") == 3
