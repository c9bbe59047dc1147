"""The pretend city's clock and ground: how fast time runs, where people are, which corners they name."""

import asyncio
from dataclasses import dataclass
from random import Random
from time import monotonic
from typing import Any

from routing.geo import LatLon
from web.demo.client import Desk


@dataclass(frozen=True, slots=True)
class World:
    """`speed` 2 lets a pretend minute pass in 30 seconds."""

    speed: float
    chance: Random
    zones: tuple[dict[str, Any], ...]
    hospitals: tuple[LatLon, ...]

    async def pass_time(self, seconds: float) -> None:
        await asyncio.sleep(seconds / self.speed)

    def somewhere(self) -> LatLon:
        """Near where people live: a zone by its people, then within about 300 m."""
        zone = self.chance.choices(self.zones, [each["people"] for each in self.zones])[0]
        spread = 0.0027
        lat, lon = (zone[name] + self.chance.uniform(-spread, spread) for name in ("lat", "lon"))
        return LatLon(lat, lon)


READ_WITHIN_S = 60.0
"""A process has read and compiled its city within this. Assumed: a large one takes half a minute."""


async def world_of(desk: Desk, speed: float, seed: int) -> World:
    """Waits for a server process that still reads it: another may have said that it is ready. Raises
    RuntimeError when the centre has no city."""
    until = monotonic() + READ_WITHIN_S
    while not (region := await desk.ask("/api/region")) or not region["zones"]:
        if monotonic() > until:
            raise RuntimeError("the centre has no city with people in it; import one first")
        await asyncio.sleep(0.2)
    hospitals = (
        LatLon(each["lat"], each["lon"]) for each in region["facilities"] if each["kind"] == "hospital"
    )
    zones = tuple(each for each in region["zones"] if each["people"] > 0)
    return World(speed, Random(seed), zones, tuple(hospitals))


async def route(desk: Desk, start: LatLon, end: LatLon) -> dict[str, Any] | None:
    spots = {"from": f"{start.lat},{start.lon}", "to": f"{end.lat},{end.lon}"}
    return await desk.ask("/api/route", **spots)
