"""A city as the simulator's ground: where its people are, its stations, hospitals and units."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import cycle, islice
from typing import Protocol

from data.loaders.siting import Demand, nearest_junctions, place
from dispatch.simulation.region import Region, RegionWorld
from dispatch.simulation.travel import Travel
from routing.geo import LatLon
from routing.network import StreetNetwork
from routing.zones import Zone


class Peopled(Protocol):
    """A zone as it is kept."""

    @property
    def people(self) -> int: ...
    @property
    def position(self) -> LatLon: ...


def homes_of(network: StreetNetwork, zones: Iterable[Peopled]) -> list[tuple[LatLon, int]]:
    """The junction nearest to the middle of each zone somebody lives in, and how many do: the middle itself
    may lie off every street."""
    peopled = [each for each in zones if each.people > 0]
    if not peopled:
        return []
    junctions = nearest_junctions(network, [each.position for each in peopled])
    return [(network.place(i), each.people) for i, each in zip(junctions, peopled, strict=True)]


def sited(network: StreetNetwork, homes: Demand, count: int) -> dict[str, LatLon]:
    """Stations where most people are reached soonest: S1, S2, …; fewer where there are fewer places."""
    return {f"S{i}": at for i, at in enumerate(place(network, homes, count), 1)}


def in_turn(stations: Iterable[str], count: int) -> dict[str, str]:
    """Units A1, A2, … and the station of each: one at each station, and again from the first."""
    homes = islice(cycle(stations), count)
    return {f"A{i}": home for i, home in enumerate(homes, 1)}


def world_of(
    homes: Demand,
    stations: Mapping[str, LatLon],
    hospitals: Sequence[LatLon],
    units: Mapping[str, str],
    travel: Travel,
) -> RegionWorld:
    """Its nodes are the homes in their order, then the stations, then the hospitals."""
    zones = (Zone(str(i), people, (at,)) for i, (at, people) in enumerate(homes))
    region = Region(zones=tuple(zones), stations=stations, hospitals=tuple(hospitals), units=units)
    return RegionWorld(region, travel)
