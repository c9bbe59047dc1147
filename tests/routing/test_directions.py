"""A driver is told what to do in English, Chinese and Portuguese, with distances as one says them."""

import pytest

from routing.directions import DIRECTIONS
from routing.geo import LatLon
from routing.manoeuvres import Kind, Manoeuvre

K = Kind


def a_manoeuvre(kind: Kind, street: str | None = None, **more: float) -> Manoeuvre:
    return Manoeuvre(
        kind,
        LatLon(22.2, 113.5),
        street,
        more.get("distance_m", 300.0),
        30.0,
        int(more["exit"]) if "exit" in more else None,
        more.get("heading_deg"),
    )


@pytest.mark.parametrize(
    ("what", "en", "zh", "pt"),
    [
        (
            a_manoeuvre(K.LEFT, "Rua do Campo"),
            "Turn left into Rua do Campo",
            "左轉入Rua do Campo",
            "Vire à esquerda para a Rua do Campo",
        ),
        (
            a_manoeuvre(K.RIGHT, "Largo do Senado"),
            "Turn right into Largo do Senado",
            "右轉入Largo do Senado",
            "Vire à direita para o Largo do Senado",
        ),
        (
            a_manoeuvre(K.ROUNDABOUT, "新馬路", exit=2),
            "At the roundabout take the 2nd exit into 新馬路",
            "迴旋處第二個出口，駛入新馬路",
            "Na rotunda, saia na 2.ª saída para 新馬路",
        ),
        (a_manoeuvre(K.ROUNDABOUT), "Enter the roundabout", "駛入迴旋處", "Entre na rotunda"),
        (
            a_manoeuvre(K.ROUNDABOUT, exit=11),
            "At the roundabout take the 11th exit",
            "迴旋處第11個出口",
            "Na rotunda, saia na 11.ª saída",
        ),
        (a_manoeuvre(K.U_TURN), "Make a U-turn", "掉頭", "Faça inversão de marcha"),
        (
            a_manoeuvre(K.U_TURN, "Rua Central"),
            "Make a U-turn and follow Rua Central",
            "掉頭，沿Rua Central行駛",
            "Faça inversão de marcha e siga pela Rua Central",
        ),
        (
            a_manoeuvre(K.DEPART, "Beco do Lilau", heading_deg=40.0),
            "Drive north-east on Beco do Lilau",
            "沿Beco do Lilau向東北行駛",
            "Siga para nordeste pelo Beco do Lilau",
        ),
        (a_manoeuvre(K.DEPART, heading_deg=350.0), "Drive north", "向北行駛", "Siga para norte"),
        (
            a_manoeuvre(K.DEPART, "新馬路", heading_deg=180.0),
            "Drive south on 新馬路",
            "沿新馬路向南行駛",
            "Siga para sul por 新馬路",
        ),
        (
            a_manoeuvre(K.ARRIVE_LEFT, "Rua Central"),
            "Arrive: it is on the left",
            "到達，目的地在左邊",
            "Chegou: o destino fica à esquerda",
        ),
        (
            a_manoeuvre(K.WALK, distance_m=42.0),
            "Get out and walk 40 m",
            "下車步行40米",
            "Saia do veículo e siga a pé 40 m",
        ),
    ],
)
def test_a_manoeuvre_is_said_in_each_language(what: Manoeuvre, en: str, zh: str, pt: str) -> None:
    assert [DIRECTIONS[language].say(what) for language in ("en", "zh", "pt")] == [en, zh, pt]


@pytest.mark.parametrize(
    ("metres", "en", "pt", "zh"),
    [
        (30.0, "50 m", "50 m", "50米"),
        (74.0, "50 m", "50 m", "50米"),
        (76.0, "100 m", "100 m", "100米"),
        (474.0, "450 m", "450 m", "450米"),
        (476.0, "500 m", "500 m", "500米"),
        (540.0, "500 m", "500 m", "500米"),
        (560.0, "600 m", "600 m", "600米"),
        (949.0, "900 m", "900 m", "900米"),
        (951.0, "1.0 km", "1,0 km", "1.0公里"),
        (1260.0, "1.3 km", "1,3 km", "1.3公里"),
        (12_345.0, "12.3 km", "12,3 km", "12.3公里"),
    ],
)
def test_a_distance_is_rounded_as_a_driver_needs_it(metres: float, en: str, pt: str, zh: str) -> None:
    assert [DIRECTIONS[language].distance(metres) for language in ("en", "pt", "zh")] == [en, pt, zh]


def test_what_lies_ahead_is_said_with_its_distance_and_at_once_without() -> None:
    left = a_manoeuvre(K.LEFT, "Rua Central")
    said = {language: DIRECTIONS[language].say_ahead(left, 310.0) for language in DIRECTIONS}
    assert said == {
        "en": "In 300 m, turn left into Rua Central",
        "zh": "300米後左轉入Rua Central",
        "pt": "Daqui a 300 m, vire à esquerda para a Rua Central",
    }
    assert DIRECTIONS["en"].say_ahead(left, 20.0) == "Turn left into Rua Central"


@pytest.mark.parametrize("language", list(DIRECTIONS))
@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("street", [None, "Rua {Central}"])
def test_every_kind_has_words_in_every_language(language: str, kind: Kind, street: str | None) -> None:
    said = DIRECTIONS[language].say(a_manoeuvre(kind, street, exit=1, heading_deg=90.0))
    assert said
    assert "{" not in said.replace("{Central}", "")
