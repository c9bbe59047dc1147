"""What was said, pinned or chosen becomes the location we hold: the words always, a guess never as a fact."""

from collections.abc import Sequence
from dataclasses import replace

from incidents.geocode.search import Geocoder
from incidents.location import Candidate, FoundBy, Location
from routing.geo import LatLon, distance_m

LIKELY = 0.5
"""Less sure, a guess is more often wrong than right (incidents/README.md, "Confidence"): shown, not held."""
ONE_AREA_M = 3000.0
"""Places of one name that a circle of this radius holds are one area to send to. Assumed: a long sea
front is one street to whoever drives there, two cities are not."""
SHOWN = 5
WEIGHED = 20
"""A long street may lie in more stretches than are shown."""
PIN_RADIUS_M = 30.0
"""A pin put on the map by hand, when the screen does not say better. Assumed."""


def settle(
    text: str, pin: tuple[LatLon, float | None] | None, chosen: Candidate | None, geocoder: Geocoder
) -> tuple[Location, list[Candidate]]:
    """The location, and what else it may be.

    Only what a person pinned or chose is confirmed, and the pin says more than the choice. Choosing a street
    for a house whose number is not known confirms no house, and no choice makes a guess surer than it was.
    A likely place is held unconfirmed, with what else it may be: one candidate, or several of one name that
    one circle holds, such as the stretches of a street. With none the position stays unknown and the
    words stand.
    """
    found = geocoder.find(text, WEIGHED)
    candidates = found[:SHOWN]
    if pin is not None:
        return _pinned(text, pin, chosen, geocoder), candidates
    if chosen is not None:
        return _chosen(text, chosen, geocoder), candidates
    likely = _likely(found)
    held = Location(text=text) if likely is None else _held(text, likely)
    return replace(held, candidates=tuple(candidates)), candidates


def _likely(candidates: Sequence[Candidate]) -> Candidate | None:
    if not candidates or candidates[0].confidence >= LIKELY:
        return next(iter(candidates), None)
    first = candidates[0]
    alike = [each for each in candidates if (each.label, each.found_by) == (first.label, first.found_by)]
    area = _area(alike)
    return area if area.confidence >= LIKELY and area.radius_m <= ONE_AREA_M else None


def _area(alike: Sequence[Candidate]) -> Candidate:
    """The middle of them, a circle that holds them all, and the chance that one of them is right."""
    middle = LatLon(
        sum(each.position.lat for each in alike) / len(alike),
        sum(each.position.lon for each in alike) / len(alike),
    )
    reach_m = max(distance_m(middle, each.position) + each.radius_m for each in alike)
    sure = min(1.0, sum(each.confidence for each in alike))
    return replace(
        alike[0], position=middle, radius_m=round(reach_m, 1), confidence=round(sure, 3), near=None
    )


def _pinned(
    text: str, pin: tuple[LatLon, float | None], chosen: Candidate | None, geocoder: Geocoder
) -> Location:
    """The label of the choice stays while the pin lies within it; else the street beside the pin names it."""
    position, radius_m = pin
    within = chosen is not None and distance_m(position, chosen.position) <= chosen.radius_m
    return Location(
        text=text,
        position=position,
        label=chosen.label if chosen is not None and within else geocoder.beside(position),
        found_by=FoundBy.PIN,
        confidence=1.0,
        radius_m=PIN_RADIUS_M if radius_m is None else radius_m,
        confirmed=True,
        outside_region=geocoder.is_outside(position),
    )


def _chosen(text: str, chosen: Candidate, geocoder: Geocoder) -> Location:
    """A person chose it: that confirms it, but for the house number that nobody knows."""
    return Location(
        text=text,
        position=chosen.position,
        label=chosen.label,
        found_by=FoundBy.CHOSEN,
        confidence=chosen.confidence,
        radius_m=chosen.radius_m,
        confirmed=chosen.number_unknown is None,
        outside_region=geocoder.is_outside(chosen.position),
        number_unknown=chosen.number_unknown,
        near=chosen.near,
    )


def _held(text: str, likely: Candidate) -> Location:
    return Location(
        text=text,
        position=likely.position,
        label=likely.label,
        found_by=likely.found_by,
        confidence=likely.confidence,
        radius_m=likely.radius_m,
        confirmed=False,
        outside_region=likely.outside_region,
        number_unknown=likely.number_unknown,
        near=likely.near,
    )
