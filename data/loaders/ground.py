"""What a city lacks and we can tell from its streets: zones of people, sample stations, sample hospitals."""

from collections import Counter

import shapely

from data.loaders.draft import Draft, Spot, Zone
from data.loaders.progress import Share
from data.loaders.siting import place
from data.stores.arcs import network_of
from routing.geo import LatLon
from routing.network import StreetNetwork
from routing.parts import largest_part, only

CELL_DEG = 0.01
"""Side of a made zone, about 1 km."""

HOMES = frozenset({"residential", "living_street", "unclassified", "tertiary", "road"})
PEOPLE_PER_STRETCH = 25
"""People guessed to live along one stretch between two junctions, for a city without a census. Assumed."""

PEOPLE_PER_STATION = 50_000
"""One sample fire station for so many people, at least three. Assumed: the order of European cities."""
PEOPLE_PER_HOSPITAL = 250_000


def complete(draft: Draft, told: Share = lambda share: None) -> float:
    """Adds zones, sample stations and sample hospitals where the file has none; the share of junctions
    in the largest strong component."""
    network = network_of(draft.junctions.items(), draft.streets)
    largest = largest_part(network)
    told(0.3)
    if not draft.zones:
        draft.zones.extend(_guessed_zones(draft))
    people = sum(zone.people for zone in draft.zones)
    inside = only(network, largest)
    known = Counter(spot.kind for spot in draft.spots)
    told(0.5)
    if not known["fire_station"]:
        _add(draft, inside, "fire_station", "Sample station", max(3, round(people / PEOPLE_PER_STATION)))
    told(0.8)
    if not known["hospital"]:
        _add(draft, inside, "hospital", "Sample hospital", max(1, round(people / PEOPLE_PER_HOSPITAL)))
    return float(largest.mean())


def _add(draft: Draft, network: StreetNetwork, kind: str, name: str, count: int) -> None:
    demand = [(LatLon(zone.area.centroid.y, zone.area.centroid.x), zone.people) for zone in draft.zones]
    for i, spot in enumerate(place(network, demand, count)):
        draft.spots.append(Spot(kind=kind, name=f"{name} {i + 1}", at=(spot.lon, spot.lat), sample=True))


def _guessed_zones(draft: Draft) -> list[Zone]:
    cells: Counter[tuple[int, int]] = Counter()
    homes = [street for street in draft.streets if street.kind in HOMES] or draft.streets
    for street in homes:
        lon, lat = street.line[len(street.line) // 2]
        cells[int(lon // CELL_DEG), int(lat // CELL_DEG)] += PEOPLE_PER_STRETCH
    return [
        Zone(
            name=f"{y}/{x}",
            people=people,
            area=shapely.MultiPolygon(
                [shapely.box(x * CELL_DEG, y * CELL_DEG, (x + 1) * CELL_DEG, (y + 1) * CELL_DEG)]
            ),
            estimated=True,
        )
        for (x, y), people in sorted(cells.items())
    ]
