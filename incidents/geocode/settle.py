"""What was said, pinned or chosen becomes the location we hold: the words always, a guess never as a fact."""

from incidents.geocode.search import Geocoder
from incidents.location import Candidate, FoundBy, Location
from routing.geo import LatLon, distance_m

LIKELY = 0.6
"""A candidate less sure is shown but not held. Assumed: a wrong place costs more than a question."""
PIN_RADIUS_M = 30.0
"""A pin put on the map by hand, when the screen does not say better. Assumed."""


def settle(
    text: str, pin: tuple[LatLon, float | None] | None, chosen: Candidate | None, geocoder: Geocoder
) -> tuple[Location, list[Candidate]]:
    """The location, and what else it may be.

    Only what a person pinned or chose is confirmed, and the pin says more than the choice. Choosing a street
    for a house whose number is not known confirms no house, and no choice makes a guess surer than it was.
    A likely candidate is held unconfirmed; with none the position stays unknown and the words stand.
    """
    candidates = geocoder.find(text)
    if pin is not None:
        return _pinned(text, pin, chosen, geocoder), candidates
    if chosen is not None:
        return _chosen(text, chosen, geocoder), candidates
    if candidates and candidates[0].confidence >= LIKELY:
        return _held(text, candidates[0]), candidates
    return Location(text=text), candidates


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
