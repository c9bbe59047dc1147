"""Open location codes, full ("7PJM5FXG+JM") or short ("5FXG+JM", completed near the region)."""

import re
from collections.abc import Iterator

from openlocationcode import openlocationcode as olc

from incidents.geocode.gazetteer import Gazetteer
from incidents.geocode.spelling import folded
from incidents.location import Candidate, FoundBy
from routing.geo import LatLon, distance_m

_CODE = re.compile(
    r"(?<![a-z0-9+])([23456789cfghjmpqrvwx0]{2,8})\s*(?:\+|\bplus\b|\bmais\b)\s*"
    r"([23456789cfghjmpqrvwx]{2,7})?(?![a-z0-9+])"
)
SURE_FULL = 0.97
"""Codes have no check digit, and letters are misheard. Assumed."""
SURE_SHORT = 0.9
"""A short code needs the region to be completed. Assumed."""
SURE_OUTSIDE = 0.7
"""A full code outside the region: more often one wrong character than a caller from elsewhere. Assumed."""

LEAST_RADIUS_M = 3.0
"""However long the code: the receiver that made it is no surer than this in the open. Assumed."""


def find_plus_codes(text: str, gazetteer: Gazetteer) -> list[Candidate]:
    """Every open location code in the text."""
    return [found for match in _CODE.finditer(folded(text)) for found in _read(match, gazetteer)]


def _read(match: re.Match[str], gazetteer: Gazetteer) -> Iterator[Candidate]:
    code = f"{match[1]}+{match[2] or ''}".upper()
    centre = gazetteer.centre
    if olc.isValid(code) and olc.isFull(code):
        yield _candidate(code, SURE_FULL, gazetteer)
    elif olc.isValid(code) and olc.isShort(code) and centre is not None:
        yield _candidate(str(olc.recoverNearest(code, centre.lat, centre.lon)), SURE_SHORT, gazetteer)


def _candidate(code: str, sure: float, gazetteer: Gazetteer) -> Candidate:
    area = olc.decode(code)
    middle = LatLon(float(area.latitudeCenter), float(area.longitudeCenter))
    corner = LatLon(float(area.latitudeLo), float(area.longitudeLo))
    outside = gazetteer.is_outside(middle)
    return Candidate(
        position=middle,
        label=code,
        found_by=FoundBy.PLUS_CODE,
        confidence=min(sure, SURE_OUTSIDE) if outside else sure,
        radius_m=max(LEAST_RADIUS_M, round(distance_m(middle, corner), 1)),
        outside_region=outside,
    )
