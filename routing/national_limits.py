"""What the law says where no number is posted: "DE:urban" → 50 km/h."""

from collections.abc import Mapping
from types import MappingProxyType

_MILE_KMH = 1.609344

EVERYWHERE: Mapping[str, float] = MappingProxyType({"urban": 50.0, "walk": 7.0, "pedestrian_zone": 7.0})
"""A country that is not listed: 50 in built-up areas is the rule nearly everywhere (Vienna Convention
countries); outside them laws differ too much to guess. 7: walking pace as in Germany. Assumed."""

_COMMON = {"urban": 50.0, "rural": 90.0, "trunk": 110.0, "motorway": 130.0, "living_street": 20.0}
"""OSRM's car profile takes these for a country it has no exception for."""

_EXCEPTIONS: Mapping[str, Mapping[str, float | None]] = {
    "AT": {"rural": 100.0, "trunk": 100.0},
    "BE": {"motorway": 120.0},
    "BY": {"urban": 60.0, "motorway": 110.0},
    "CH": {"rural": 80.0, "trunk": 100.0, "motorway": 120.0},
    "DE": {"rural": 100.0, "trunk": None, "motorway": None, "living_street": 7.0, "bicycle_road": 30.0},
    "DK": {"rural": 80.0},
    "FI": {"rural": 80.0, "trunk": 100.0, "motorway": 120.0},
    "FR": {"rural": 80.0},
    "IT": {},
    "LI": {"rural": 80.0},
    "MC": {"rural": 50.0},
    "NL": {"rural": 80.0, "trunk": 100.0, "living_street": 15.0},
    "NO": {"rural": 80.0, "motorway": 110.0},
    "PL": {"rural": 90.0, "trunk": 120.0, "motorway": 140.0},
    "PT": {"trunk": 100.0, "motorway": 120.0},
    "RO": {"trunk": 100.0},
    "RU": {"urban": 60.0, "motorway": 110.0},
    "ZA": {"urban": 60.0, "rural": 100.0},
    "GB": {
        "urban": 30 * _MILE_KMH,
        "rural": 60 * _MILE_KMH,
        "trunk": 70 * _MILE_KMH,
        "motorway": 70 * _MILE_KMH,
        "nsl_restricted": 30 * _MILE_KMH,
        "nsl_single": 60 * _MILE_KMH,
        "nsl_dual": 70 * _MILE_KMH,
    },
    "MO": {"urban": 60.0, "rural": 60.0, "trunk": 60.0, "motorway": None, "living_street": None},
}
"""Most from OSRM's car profile (`maxspeed_table`, after the wiki's Speed_limits). Portugal: Código da
Estrada, artigo 27. Macao: Regulamento Administrativo 15/2007, artigo 20 (light vehicles 60, heavy 50).
Finland, Poland (90), the Netherlands (15), Liechtenstein, Monaco, Germany's bicycle roads: assumed, from
memory of their road laws. None: no limit, or none known."""

NATIONAL: Mapping[str, Mapping[str, float | None]] = MappingProxyType(
    {country: {**_COMMON, **exceptions} for country, exceptions in _EXCEPTIONS.items()}
)
_SAME = {"UK": "GB"}


def national_limit_kmh(country: str, zone: str) -> float | None:
    """country: two letters, with or without a region ("BE-VLG"); zone: "urban", "rural", "motorway" …

    None where the law has no limit or we do not know it.
    """
    code = country.upper().split("-")[0]
    known = NATIONAL.get(_SAME.get(code, code), EVERYWHERE)
    return known.get(zone.lower(), EVERYWHERE.get(zone.lower()))
