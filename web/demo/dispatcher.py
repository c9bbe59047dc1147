"""The simulated dispatcher: sends what is recommended when no human did, and closes what is over."""

import asyncio
from typing import Any

import structlog

from web.demo.client import Desk
from web.demo.feed import Picture
from web.demo.world import World

HUMAN_FIRST_S = 30.0
"""Pretend seconds a human has to act before the simulation does. Assumed: half the 60 s of NFPA 1225."""

log = structlog.get_logger()


class Dispatcher:
    def __init__(self, desk: Desk, world: World, picture: Picture) -> None:
        self.desk = desk
        self.world = world
        self.picture = picture
        self._seen: set[str] = set()
        self._attended: set[str] = set()

    async def keep_watch(self) -> None:
        """For ever."""
        async with asyncio.TaskGroup() as group:
            while True:
                await self.picture.changed.wait()
                self.picture.changed.clear()
                for id, card in self.picture.of("incident").items():
                    if card["state"] == "open" and card["exercise"] and id not in self._seen:
                        self._seen.add(id)
                        group.create_task(self._see_through(id))

    async def _see_through(self, id: str) -> None:
        await self.world.pass_time(HUMAN_FIRST_S)
        while (card := self._open(id)) is not None:
            if card["units"]:
                self._attended.add(id)
            elif id in self._attended:
                if await self.desk.send(f"/api/incidents/{id}/close", {"disposition": "resolved"}):
                    return
            else:
                await self._send_units(id)
            await self.world.pass_time(15.0)

    def _open(self, id: str) -> dict[str, Any] | None:
        card = self.picture.of("incident").get(id)
        return card if card is not None and card["state"] == "open" else None

    async def _send_units(self, id: str) -> None:
        """The first choice of each slot, with what was recommended, as a human's click would send it."""
        advice = await self.desk.ask(f"/api/incidents/{id}/recommendation")
        for slot in (advice or {}).get("slots", []):
            choice = slot["choice"]
            if choice is None:
                continue
            body = {
                "unit_id": choice["unit_id"],
                "slot": slot["slot"],
                "recommended": {choice["name"]: choice["eta_s"]} if choice["eta_s"] is not None else {},
                "eta_s": choice["kerb_s"],
            }
            await self.desk.send(f"/api/incidents/{id}/assignments", body)
