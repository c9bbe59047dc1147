"""The sample city as a region of the simulator: its streets, its people, stations our optimiser places."""

import shapely

from data.loaders.draft import NotACity, Zone
from data.loaders.sample import fetch_sample, read_sample
from data.loaders.siting import place
from data.simulated_city import in_turn, sited, world_of
from data.stores.arcs import network_of
from dispatch.simulation.region import RegionWorld
from dispatch.simulation.travel import ByRoad
from routing.geo import LatLon
from routing.travel_time import Planner
from web.bench.registry import BenchFailed

HOSPITALS = 3


def sample_planner() -> tuple[Planner, list[Zone]]:
    """Warm, and the zones with their people. Raises BenchFailed."""
    try:
        draft = read_sample(fetch_sample())
    except NotACity as error:
        raise BenchFailed(str(error)) from error
    planner = Planner(network_of(draft.junctions.items(), draft.streets))
    planner.warm()
    return planner, [each for each in draft.zones if each.people > 0]


def sample_world(stations: int, units: int) -> RegionWorld:
    """Units at the stations in turn. Raises BenchFailed."""
    planner, zones = sample_planner()
    homes = [(middle(each), each.people) for each in zones]
    bases = sited(planner.network, homes, stations)
    hospitals = place(planner.network, homes, HOSPITALS)
    return world_of(homes, bases, hospitals, in_turn(bases, units), ByRoad(planner))


def middle(zone: Zone) -> LatLon:
    at = shapely.point_on_surface(zone.area)
    return LatLon(at.y, at.x)
