"""What the callers of a load say: the demonstration's troubles, at corners and pins of the city."""

from itertools import pairwise
from random import Random
from typing import Any

from routing.geo import LatLon
from web.bench.desk import Desks
from web.demo.callers import TROUBLES
from web.demo.world import World

Json = dict[str, Any]
WAYS_READ = 40
"""Ways through the city read beforehand; their neighbouring streets are the corners callers name. Assumed:
some hundreds of corners, so that few are said twice."""


class Callers:
    """Made by `callers`."""

    def __init__(self, world: World, corners: list[str]) -> None:
        self._world = world
        self._corners = corners

    def call(self) -> Json:
        """Half name a corner, half are placed by their handset."""
        chance = self._world.chance
        trouble = chance.choices(TROUBLES, [each.weight for each in TROUBLES])[0]
        said: Json = {"words": trouble.words, "exercise": True, "channel": "phone"}
        if self._corners and chance.random() < 0.5:
            return {**said, "location_text": chance.choice(self._corners)}
        spot = self._world.somewhere()
        return {**said, "pin": {"lat": spot.lat, "lon": spot.lon, "radius_m": 40.0}}


async def callers(desks: Desks, chance: Random) -> Callers:
    region = await desks.ask("/api/region")
    zones = tuple(each for each in region["zones"] if each["people"] > 0)
    world = World(1.0, chance, zones, ())
    corners: list[str] = []
    for _ in range(WAYS_READ):
        way = await desks.ask(
            "/api/route", **{"from": _said(world.somewhere()), "to": _said(world.somewhere())}
        )
        streets = [each for each in way["streets"] if each]
        corners += [f"{one} & {other}" for one, other in pairwise(streets)]
    return Callers(world, corners)


def _said(spot: LatLon) -> str:
    return f"{spot.lat},{spot.lon}"
