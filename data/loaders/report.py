"""What came in with a city, and what was left out and why."""

from collections import Counter
from dataclasses import dataclass

from data.loaders.draft import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    name: str
    source: str
    junctions: int
    streets: int
    named_streets: int
    street_km: float
    turn_restrictions: int
    places: dict[str, int]
    """By kind, from the file."""
    samples: dict[str, int]
    """By kind, placed by us because the file has none."""
    land: dict[str, int]
    """Water, parks, buildings and the like, by kind; empty where the file has only streets."""
    place_names: int
    """Towns, suburbs, quarters."""
    zones: int
    people: int
    people_estimated: bool
    in_largest_part: float
    """Share of the junctions from which every other of them can be reached, 0 to 1."""
    dropped: dict[str, int]


def report_of(draft: Draft, name: str, source: str, share: float) -> ImportReport:
    return ImportReport(
        name=name,
        source=source,
        junctions=len(draft.junctions),
        streets=len(draft.streets),
        named_streets=len({street.name for street in draft.streets if street.name}),
        street_km=round(sum(street.length_m for street in draft.streets) / 1000, 1),
        turn_restrictions=len(draft.restrictions),
        places=_by_kind(draft, sample=False),
        samples=_by_kind(draft, sample=True),
        land=dict(sorted(Counter(each.kind.value for each in draft.lands).items())),
        place_names=len(draft.place_names),
        zones=len(draft.zones),
        people=sum(zone.people for zone in draft.zones),
        people_estimated=any(zone.estimated for zone in draft.zones),
        in_largest_part=round(share, 4),
        dropped=dict(draft.dropped.most_common()),
    )


def _by_kind(draft: Draft, *, sample: bool) -> dict[str, int]:
    return dict(sorted(Counter(spot.kind for spot in draft.spots if spot.sample is sample).items()))
