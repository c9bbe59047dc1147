"""The city this process answers for, followed: a new one, another hour, closures, what feeds measure."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, tzinfo

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from data.compiled import compiled_network, compiling_alone
from data.engine import TROUBLE
from data.stores.closures import closures_held
from data.stores.places import RegionSummary, active_region, load_gazetteer, region_summary
from data.stores.restrictions import load_restrictions
from data.stores.speeds import Heard, factors_now, heard
from data.stores.under_way import journeys
from incidents.geocode.gazetteer import Gazetteer
from incidents.geocode.search import Geocoder
from routing.agency import AGENCY, Agency
from routing.closures import Overlay
from routing.cover_table import CoverTable
from routing.fitting import Fitting
from routing.geo import LatLon
from web.errors import NotReady
from web.garbage import kept_for_ever
from web.local_time import city_time
from web.ready import ready
from web.retiming import lay_over, tell
from web.town import Read, Town, town_of

LOOK_AGAIN_S = 0.5
"""A newly imported city and a closed street are taken up within this time: two small queries. Assumed."""

COVER_CELLS = 100_000_000
"""Cells × junctions of a cover table, at most: 400 MB."""

log = structlog.get_logger()

NOWHERE = Geocoder(Gazetteer(places=(), streets=(), bounds=None))
"""Finds coordinates and plus codes: all that can be found without a city."""


class Towns:
    """The newest city of the centre. Calls are taken before there is one."""

    def __init__(
        self, engine: AsyncEngine, centre: str, agency: Agency = AGENCY, timezone: str | None = None
    ) -> None:
        """timezone: IANA name; None: that of the city."""
        self._engine = engine
        self._centre = centre
        self._agency = agency
        self._timezone = timezone
        self._current: Town | None = None
        self._laying = asyncio.Lock()
        self._heard: tuple[Overlay | None, Heard] = (None, ())
        """What the feeds had said when it was last laid over, and over which streets."""
        self._laid: Overlay | None = None
        """Over which the closures that were held when it was made have been laid."""
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
        """Takes up a new city, and closures whose hour has come; a closure made now is laid over at once."""
        while True:
            try:
                await self._look()
                await self._keep_time()
                await self.lay_over()
                await self._weigh_cover()
            except TROUBLE as error:  # the city we hold still serves
                log.warning("city not readable, will try again", exc_info=error)
            await asyncio.sleep(LOOK_AGAIN_S)

    async def _look(self) -> None:
        if (new := await self._new()) is not None:
            async with compiling_alone(self._centre, new):
                with kept_for_ever():
                    read = await self._read(new)
                    # not while the connection is held: compiling may take longer than a transaction may sleep
                    self._current = await asyncio.to_thread(
                        town_of, read, self._agency, datetime.now(self._time_of(read[0]))
                    )
            log.info("city ready", region=self._current.region.name)
            self._prepare(self._current.fitting)
        self.looked = True
        ready.say(None if self._current is None else self._current.region.id)

    @property
    def local_time(self) -> tzinfo:
        return self._time_of(self._current.region if self._current else None)

    def _time_of(self, region: RegionSummary | None) -> tzinfo:
        return city_time(self._timezone, region)

    async def _keep_time(self) -> None:
        """The hour's travel times, and the turns its signs forbid."""
        if (town := self._current) is None:
            return
        now = datetime.now(self._time_of(town.region))
        turned = await asyncio.to_thread(town.with_turns, now)
        async with self._laying:
            kept = await asyncio.to_thread(turned.with_times, now)
        if kept is not town:
            log.info("streets of another hour", weekday=now.weekday(), hour=now.hour)
            self._current = kept
            if kept.fitting is not town.fitting:
                self._prepare(kept.fitting)

    def _prepare(self, fitting: Fitting) -> None:
        """The hierarchies, beside the questions that are answered without them meanwhile."""
        self._preparing = asyncio.create_task(asyncio.to_thread(fitting.prepare))

    async def _new(self) -> RegionSummary | None:
        """The active city where it is another than ours; None when there is nothing new."""
        async with self._engine.connect() as connection:
            active = await active_region(connection, self._centre)
            if active is None or (self._current is not None and self._current.region.id == active):
                return None
            return await region_summary(connection, self._centre)

    async def _read(self, found: RegionSummary) -> Read:
        async with self._engine.connect() as connection:
            network = await compiled_network(connection, self._centre, found)
            rules = await load_restrictions(connection, self._centre)
            return found, network, rules, await load_gazetteer(connection, self._centre)

    async def _weigh_cover(self) -> None:
        """Made anew when the streets have changed; until then the last is good enough to weigh by."""
        town = self._current
        if town is None or len(town.zones.zones) * town.planner.network.node_count > COVER_CELLS:
            return
        if town.cover is None or town.cover.version != town.planner.network.version:
            made = await asyncio.to_thread(CoverTable, town.planner.network, town.zones.zones)
            self._current = replace(town, cover=made)

    async def lay_over(self) -> None:
        """The closures of now, from the log's own rows: the next route drives around them, and units that
        drive over them already are timed anew. Safe to repeat."""
        town = self._current
        if town is None:
            return
        async with self._laying:
            now = datetime.now(UTC)
            async with self._engine.connect() as connection:
                held = [each.closure for each in await closures_held(connection, self._centre, now)]
                await self._feed(connection, town.overlay, now)
            news = town.overlay.differing(held, now)
            # what was closed before this process knew the streets is no news to anybody
            known, self._laid = self._laid is town.overlay, town.overlay
            if not news:
                return
            driving = await journeys(self._engine, self._centre) if known else []
            changes = await asyncio.to_thread(lay_over, town.overlay, held, now, town.fitting, driving)
        log.info("streets closed or opened", closures=len(news), held=len(held), retimed=len(changes))
        await tell(self._engine, self._centre, changes, news - town.overlay.holding.keys(), now)

    async def _feed(self, connection: AsyncConnection, overlay: Overlay, now: datetime) -> None:
        """What was measured on the streets, where some source has said something new or fallen silent."""
        said = (overlay, await heard(connection, self._centre, now))
        if said != self._heard:
            factors = await factors_now(connection, self._centre, now)
            changed = await asyncio.to_thread(overlay.feed, factors)
            self._heard = said
            log.info("streets as fast as measured", arcs=len(changed))
