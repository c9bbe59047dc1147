"""A few streets, doors and landmarks of Macao in three languages; positions are rough, shapes are ours."""

from incidents.geocode.gazetteer import Gazetteer, NamedStreet, Place
from routing.geo import LatLon

BOUNDS = (LatLon(22.10, 113.52), LatLon(22.22, 113.61))


def a_street(name: str, *line: tuple[float, float], junctions: set[int], **names: str) -> NamedStreet:
    return NamedStreet(name, names, (tuple(LatLon(*each) for each in line),), frozenset(junctions))


def a_door(street: str, number: str, lat: float, lon: float) -> Place:
    return Place(int(lat * 1e6), "address", f"{street} {number}", {}, LatLon(lat, lon), street, number)


def a_landmark(zh: str, pt: str, en: str, lat: float, lon: float, kind: str = "landmark") -> Place:
    return Place(int(lat * 1e6), kind, zh, {"pt": pt, "en": en}, LatLon(lat, lon), None, None)


CAMPO = "水坑尾街 Rua do Campo"
RIBEIRO = "亞美打利庇盧大馬路 (新馬路) Avenida de Almeida Ribeiro"
CONSELHEIRO = "荷蘭園大馬路 Avenida do Conselheiro Ferreira de Almeida"
OUTUBRO = "十月初五日街 Rua de Cinco de Outubro"

STREETS = (
    a_street(CAMPO, (22.194, 113.542), (22.196, 113.544), junctions={1, 2, 3}, en="Campo Street"),
    a_street(RIBEIRO, (22.193, 113.538), (22.194, 113.542), junctions={1, 9}),
    a_street(CONSELHEIRO, (22.196, 113.544), (22.200, 113.549), junctions={3, 7}),
    a_street(OUTUBRO, (22.196, 113.537), (22.199, 113.538), junctions={31}),
    a_street("和平斜巷 Calçada da Paz", (22.205, 113.550), (22.206, 113.551), junctions={61}),
    a_street("High Street", (22.150, 113.555), (22.150, 113.558), junctions={21}),
    a_street("Rua Central", (22.120, 113.570), (22.120, 113.572), junctions={41}),
    a_street("Rua Central", (22.190, 113.537), (22.191, 113.538), junctions={51}),
)
PLACES = (
    a_door("Rua do Campo", "12", 22.1950, 113.5430),
    a_door("Rua do Campo", "16", 22.1954, 113.5434),
    a_door("水坑尾街", "42A", 22.1958, 113.5438),
    a_door("荷蘭園大馬路", "20-24", 22.1985, 113.5465),
    a_landmark("鏡湖醫院", "Hospital Kiang Wu", "Kiang Wu Hospital", 22.2003, 113.5412, kind="hospital"),
    a_landmark("葡京酒店", "Hotel Lisboa", "Hotel Lisboa", 22.1905, 113.5440),
    a_landmark("澳門旅遊塔", "Torre de Macau", "Macau Tower", 22.1797, 113.5368),
    a_landmark("拱北口岸", "Posto Fronteiriço", "Gongbei Port", 22.2210, 113.5490),
)
SMALL_MACAO = Gazetteer(PLACES, STREETS, BOUNDS)
