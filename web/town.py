"""The city this process answers for: streets to route on and names to find, read in the background."""

import asyncio
from dataclasses import dataclass

import structlog
from sqlalchemy.ext.asyncio import AsyncEngine

from data.engine import TROUBLE
from data.stores.places import RegionSummary, load_gazetteer, region_summary
from data.stores.streets import load_network
from incidents.geocode.gazetteer import Gazetteer
from incidents.geocode.search import Geocoder
from routing.geo import LatLon
from routing.network import StreetNetwork
from routing.travel_time import Planner
from web.errors import NotReady

LOOK_AGAIN_S = 5.0
"""A newly imported city is taken up within this time. Assumed."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Town:
    region: RegionSummary
    planner: Planner
    geocoder: Geocoder


NOWHERE = Geocoder(Gazetteer(places=(), streets=(), bounds=None))
"""Finds coordinates and plus codes: all that can be found without a city."""


class Towns:
    """The newest city of the centre. Calls are taken before there is one."""

    def __init__(self, engine: AsyncEngine, centre: str) -> None:
        self._engine = engine
        self._centre = centre
        self._current: Town | None = None
        self.looked = False
        """True once we know whether there is a city."""

    @property
    def current(self) -> Town:
        """Raises NotReady."""
        if self._current is None:
            raise NotReady
        return self._current

    @property
    def known(self) -> Town | None:
        return self._current

    @property
    def geocoder(self) -> Geocoder:
        return self._current.geocoder if self._current else NOWHERE

    def is_outside(self, position: LatLon) -> bool:
        """False while there is no city: then nothing is known to lie outside it."""
        if self._current is None:
            return False
        west, south, east, north = self._current.region.bounds
        return not (south <= position.lat <= north and west <= position.lon <= east)

    async def follow(self) -> None:
        while True:
            try:
                await self._look()
            except TROUBLE as error:  # the city we hold still serves
                log.warning("city not readable, will try again", exc_info=error)
            await asyncio.sleep(LOOK_AGAIN_S)

    async def _look(self) -> None:
        if (read := await self._read()) is not None:
            # not while the connection is held: compiling may take longer than a transaction may sleep
            self._current = await asyncio.to_thread(_town, *read)
            log.info("city ready", region=self._current.region.name)
        self.looked = True

    async def _read(self) -> tuple[RegionSummary, StreetNetwork, Gazetteer] | None:
        """The active city where it is another than ours; None when there is nothing new."""
        async with self._engine.connect() as connection:
            found = await region_summary(connection, self._centre)
            held = self._current.region if self._current else None
            if found is None or (held is not None and held.id == found.id):
                return None
            network = await load_network(connection, self._centre)
            return found, network, await load_gazetteer(connection, self._centre)


def _town(region: RegionSummary, network: StreetNetwork, gazetteer: Gazetteer) -> Town:
    planner = Planner(network)
    planner.warm()
    return Town(region, planner, Geocoder(gazetteer))
