"""Addresses, landmarks and facilities as OpenStreetMap tags them."""

from collections.abc import Mapping, Sequence

from data.loaders.draft import Draft, Place2, Spot
from data.loaders.naming import names_of
from data.stores.hospital_tags import KEPT

FACILITIES: Mapping[tuple[str, str], str] = {
    ("amenity", "hospital"): "hospital",
    ("amenity", "fire_station"): "fire_station",
    ("amenity", "police"): "police",
    ("emergency", "ambulance_station"): "ambulance_station",
}
LANDMARKS = (
    "amenity",
    "tourism",
    "historic",
    "leisure",
    "shop",
    "railway",
    "public_transport",
    "office",
    "building",
)
"""Something named under one of these keys is what callers steer by."""

UNNAMED: Mapping[str, str] = {
    "hospital": "Hospital",
    "fire_station": "Fire station",
    "police": "Police station",
    "ambulance_station": "Ambulance station",
}
"""What a facility without a name is called: help comes from it all the same."""


def is_spot(tags: Mapping[str, str]) -> bool:
    """Whether `take_spot` has anything to do with it."""
    return "addr:housenumber" in tags or _kind(tags) is not None


def take_spot(tags: Mapping[str, str], at: Place2, draft: Draft) -> None:
    """An address, a named place, or both in one; nothing for anything else."""
    number, street = tags.get("addr:housenumber"), tags.get("addr:street") or tags.get("addr:place")
    if number and street:
        name = f"{street} {number}"
        draft.spots.append(Spot(kind="address", name=name, at=at, street=street, housenumber=number))
    elif number:
        draft.dropped["a house number without a street"] += 1
    if (kind := _kind(tags)) is not None:
        name = tags.get("name") or ", ".join(filter(None, (UNNAMED[kind], street)))
        said = {key: tags[key] for key in KEPT if key in tags} if kind == "hospital" else {}
        draft.spots.append(Spot(kind=kind, name=name, at=at, names=names_of(tags), tags=said))


def middle(points: Sequence[Place2]) -> Place2:
    """Of a place that is drawn as a line or an area: the mean of its points."""
    lons, lats = zip(*points, strict=True)
    return sum(lons) / len(lons), sum(lats) / len(lats)


def _kind(tags: Mapping[str, str]) -> str | None:
    for (key, value), kind in FACILITIES.items():
        if tags.get(key) == value:
            return kind
    return "landmark" if tags.get("name") and any(key in tags for key in LANDMARKS) else None
