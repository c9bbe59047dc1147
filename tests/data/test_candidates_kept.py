"""What else the place may be stays with an incident until somebody confirms it, and is flat on its card."""

from data.cards.incidents import _location
from data.codec import decode, encode
from incidents.location import Candidate, FoundBy, Location
from routing.geo import LatLon

SPOT = Candidate(
    position=LatLon(-29.9, -71.27),
    label="Avenida del Mar",
    found_by=FoundBy.STREET,
    confidence=0.3,
    radius_m=200.0,
)


def test_candidates_are_kept_with_the_location_and_shown_flat() -> None:
    location = Location(text="Avenida del Mar 1200", candidates=(SPOT,))
    kept = encode(location)
    assert decode(Location, kept) == location
    card = _location(kept)
    assert card["lat"] is None
    shown = card["candidates"]
    assert isinstance(shown, list)
    assert [(each["lat"], each["label"]) for each in shown] == [(-29.9, "Avenida del Mar")]


def test_a_location_from_before_candidates_were_kept_is_still_read() -> None:
    old = {name: value for name, value in encode(Location(text="x")).items() if name != "candidates"}
    assert decode(Location, old) == Location(text="x")
    assert "candidates" not in _location(old)
