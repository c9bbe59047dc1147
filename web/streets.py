"""The streets of the centre's city, read once for a command: times by road at an hour, under closures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from sqlalchemy.ext.asyncio import AsyncConnection

from data.compiled import compiled_network
from data.stores.places import RegionSummary, region_summary
from data.stores.restrictions import load_restrictions
from incidents.errors import Refused
from routing.agency import Agency
from routing.closures import Closure, Overlay
from routing.ruled import Rules
from routing.travel_time import Planner
from web.local_time import city_time
from web.settings import Settings


class NoCity(Refused):
    """The centre {centre} has no city; bring one with: farol region import FILE --name NAME."""


@dataclass(frozen=True, slots=True)
class Streets:
    region: RegionSummary
    rules: Rules
    overlay: Overlay

    def planner(self, weekday: int, hour: int) -> Planner:
        """For a vehicle that fits everywhere, with the rush and the signs of that hour; 0 is Monday. Slow."""
        self.overlay.base(self.rules.weights(weekday, hour))
        forbidden = self.rules.forbidden(weekday, hour * 60)
        planner = self.rules.planners(forbidden).city
        planner.warm()
        return planner

    def close(self, closures: Sequence[Closure], at: datetime) -> None:
        """Exactly these hold, for every planner over these streets."""
        self.overlay.apply(closures, at)


async def city_of(connection: AsyncConnection, centre: str) -> RegionSummary:
    """Raises NoCity."""
    region = await region_summary(connection, centre)
    if region is None:
        raise NoCity(centre=centre)
    return region


def zone_in(region: RegionSummary) -> tzinfo:
    """The city's local time."""
    return city_time(Settings().timezone, region)


async def streets_of(connection: AsyncConnection, centre: str, region: RegionSummary) -> Streets:
    settings = Settings(centre=centre)
    network = await compiled_network(connection, centre, region)
    restrictions = await load_restrictions(connection, centre)
    rules = Rules(network, restrictions, Agency(drives_on_left=settings.drives_on_left))
    return Streets(region, rules, Overlay(network))
