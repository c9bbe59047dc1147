"""The centre's city as a scenario of the simulator: its streets, its people, calls drawn by chance."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncEngine

from data.loaders.fleet import HOMES
from data.simulated_city import homes_of, in_turn, sited, world_of
from data.stores.places import Facility
from data.stores.scope import Scope
from data.stores.units import PostgresUnits
from dispatch.crew import one_a_crew
from dispatch.simulation.demand import Care, by_people
from dispatch.simulation.hour_profile import calls_each_hour
from dispatch.simulation.policy import Policy
from dispatch.simulation.region import Load, RegionWorld, busy_share
from dispatch.simulation.travel import ByRoad
from dispatch.simulation.world import Scenario
from dispatch.unit import Unit
from incidents.errors import Refused
from routing.geo import LatLon
from web.bars import Told
from web.streets import Streets, city_of, streets_of

STREETS, TIMES = "streets", "times by road"

MONDAY, NOON = 0, 12
"""An hour without rush: a scenario's times are those of one hour, whatever the hour of the call."""

BUSIEST = 0.95
"""Of an overloaded city expected cover is worked out with this chance that a unit is busy. Assumed."""


class NotThere(Refused):
    """The city has no {what}; {instead}."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """units, stations: None: the agency's own, or else the city's."""

    units: int | None
    stations: int | None
    calls_per_hour: float
    hours: int
    seed: int
    care: Care
    policy: Policy
    """Its busy fraction is worked out from the calls where it is None."""


async def region_scenario(
    engine: AsyncEngine, centre: str, agency: str, wish: Wish, told: Told
) -> tuple[Scenario, float]:
    """And the share of its journeys no way by road is known for. Raises NoCity, NotThere."""
    told(STREETS, 0.0)
    async with engine.connect() as connection:
        streets = await streets_of(connection, centre, await city_of(connection, centre))
        own = await PostgresUnits(Scope(connection, centre, agency)).everyone()
    world = _world(streets, own, wish, told)
    expected = by_people(world.people, calls_each_hour(wish.calls_per_hour))
    load = Load(expected=expected, care=wish.care, hours=wish.hours, seed=wish.seed)
    scenario = world.scenario(load, wish.policy)
    if wish.policy.busy_fraction is None:
        busy = round(min(BUSIEST, busy_share(scenario)), 3)
        scenario = replace(scenario, policy=replace(wish.policy, busy_fraction=busy))
    return scenario, world.approximate


def _world(streets: Streets, own: Sequence[Unit], wish: Wish, told: Told) -> RegionWorld:
    planner = streets.planner(MONDAY, NOON)
    network = planner.network
    told(STREETS, 1.0)
    homes = homes_of(network, streets.region.zones)
    if not homes:
        raise NotThere(what="people", instead="import one with zones")
    if wish.stations is not None:
        stations = sited(network, homes, wish.stations)
    else:
        stations = {each.station.name: each.station.position for each in own}
        stations = stations or _of_city(streets)
    crews = one_a_crew(own)
    if wish.units is None and wish.stations is None and own:
        units = {each.name: each.station.name for each in crews}
    else:
        units = in_turn(stations, len(crews) if wish.units is None else wish.units)
    if not units:
        raise NotThere(what="units", instead="say how many: --units N")
    hospitals = _hospitals(streets.region.facilities)
    if not hospitals and wish.care.transport_share > 0:
        raise NotThere(what="hospital", instead="say --share-transported 0")
    return world_of(homes, stations, hospitals, units, ByRoad(planner, lambda share: told(TIMES, share)))


def _of_city(streets: Streets) -> dict[str, LatLon]:
    """Of the first kind of home the city has, as units are put into service there."""
    for kind in HOMES:
        if found := {e.name: e.position for e in streets.region.facilities if e.kind == kind}:
            return found
    raise NotThere(what="stations", instead="say how many to place: --stations N")


def _hospitals(facilities: Sequence[Facility]) -> list[LatLon]:
    return [each.position for each in facilities if each.kind == "hospital"]
