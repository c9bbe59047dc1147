"""Simulated callers: three languages, every way of saying where, at random moments."""

from dataclasses import dataclass
from typing import Any

from incidents.geocode.settle import LIKELY
from web.demo.client import Desk
from web.demo.world import World, route


@dataclass(frozen=True, slots=True)
class Trouble:
    words: str
    weight: float
    """How often, against the others. Assumed: about the mix of a city fire and ambulance service."""


TROUBLES = (
    Trouble("My father has chest pain and is sweating", 14),
    Trouble("An old lady fell on the stairs, she cannot get up", 12),
    Trouble("Ele caiu da escada, bateu com a cabeça", 8),
    Trouble("Dor no peito, já desmaiou duas vezes", 7),
    Trouble("有位伯伯跌倒，頭部流血", 7),
    Trouble("She is not breathing, please hurry", 3),
    Trouble("沒有呼吸，快啲嚟", 1.5),
    Trouble("Crash at the lights, two cars, one person trapped", 5),
    Trouble("Houve um choque entre uma mota e um carro", 5),
    Trouble("Smoke coming out of a window on the third floor", 3),
    Trouble("三樓窗口有煙，見到火", 2),
    Trouble("Incêndio no prédio ao lado, há fumo nas escadas", 2),
    Trouble("Strong smell of gas in the stairwell", 3),
    Trouble("Someone is drowning off the beach", 0.7),
    Trouble("O meu marido teve um AVC, tem a boca ao lado", 2),
    Trouble("BB哽親，快啲嚟", 0.5),
    Trouble("Grass is burning on the hill, near houses", 1),
    Trouble("Fire alarm ringing, nothing to see", 4),
    Trouble("A rubbish bin on fire beside the market", 3),
    Trouble("困𨋢，兩個人，一個唔舒服", 2),
    Trouble("Someone is attacking people with a knife", 1),
    Trouble("My motorbike was stolen from the square", 4),
    Trouble("A fallen tree blocks the road", 2),
    Trouble("渠塞，成條街都係水", 1),
    Trouble("Há óleo na estrada, as motas escorregam", 1.5),
    Trouble("Burst water main, the road is wet", 1),
    Trouble("Dumped rubbish all over the pavement", 1),
    Trouble("Loud music since midnight, nobody can sleep", 3),
)


class Callers:
    def __init__(self, desk: Desk, world: World, calls_per_hour: float) -> None:
        self.desk = desk
        self.world = world
        self.every_s = 3600.0 / calls_per_hour

    async def keep_calling(self) -> None:
        """For ever."""
        while True:
            await self.world.pass_time(self.world.chance.expovariate(1.0 / self.every_s))
            await self.call()

    async def call(self) -> None:
        await self.desk.send("/api/calls", await self.said())

    async def said(self) -> dict[str, Any]:
        """What one of them says, and where."""
        chance = self.world.chance
        trouble = chance.choices(TROUBLES, [each.weight for each in TROUBLES])[0]
        return {"words": trouble.words, "exercise": True, "channel": "phone", **await self._where()}

    async def _where(self) -> dict[str, Any]:
        """A corner by its street names, where those can be found, else the handset's own fix and a street."""
        chance = self.world.chance
        spot = self.world.somewhere()
        names = await self._streets_near()
        corner = " & ".join(names[:2]) if len(names) > 1 else ""
        if corner and chance.random() < 0.5 and await self._is_found(corner):
            return {"location_text": corner}
        return {
            "location_text": names[0] if names else "",
            "pin": {"lat": spot.lat, "lon": spot.lon, "radius_m": 40.0},
        }

    async def _is_found(self, corner: str) -> bool:
        """Two streets one drives in a row need not meet: an unnamed piece may lie between them."""
        found = await self.desk.ask("/api/geocode", q=corner, limit="1") or {}
        return any(each["confidence"] >= LIKELY for each in found.get("candidates", []))

    async def _streets_near(self) -> list[str]:
        """Names along some way through the city; two in a row share a corner."""
        found = await route(self.desk, self.world.somewhere(), self.world.somewhere())
        streets = [each for each in (found or {}).get("streets", []) if each]
        start = self.world.chance.randrange(max(1, len(streets) - 1))
        return streets[start : start + 2]
