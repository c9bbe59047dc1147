"""A city in the middle of its work: calls wait, some are answered, crews drive and are on scene."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any

from web.demo.callers import Callers
from web.demo.client import Desk
from web.demo.people import Person
from web.demo.world import world_of

SEED = 8
CALLS = 7
"""Enough that some still wait in the last picture."""
WITHIN_S = 120.0


class NotLively(Exception):
    """The city did not come alive in time; what the server said stands above."""


@dataclass(frozen=True, slots=True)
class Alive:
    desk: Desk

    async def who_drives(self) -> str:
        """The unit sent last of those on the road; one is sent where there is none. Raises NotLively."""
        try:
            async with asyncio.timeout(WITHIN_S):
                while True:
                    units = await self._listed("units")
                    driving = [each for each in units if each["status"] == "en_route"]
                    if driving:
                        return str(max(driving, key=lambda each: each["assigned_at"])["name"])
                    if not any(each["status"] == "assigned" for each in units):
                        await self.answer(1)
                    await asyncio.sleep(0.5)
        except TimeoutError as error:
            raise NotLively from error

    async def answer(self, count: int) -> None:
        """Sends what is recommended to so many of those nobody was sent to, the newest first."""
        waiting = [each for each in await self._listed("incidents") if not each["units"]]
        for incident in waiting[-count:]:
            path = f"/api/incidents/{incident['id']}"
            advice = await self.desk.ask(f"{path}/recommendation")
            for slot in (advice or {"slots": []})["slots"]:
                if (choice := slot["choice"]) is not None:
                    order = {"unit_id": choice["unit_id"], "slot": slot["slot"], "eta_s": choice["kerb_s"]}
                    await self.desk.send(f"{path}/assignments", order)

    async def _listed(self, what: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = (await self.desk.ask(f"/api/{what}") or {what: []})[what]
        return [each for each in found if each.get("state") != "closed"]


@asynccontextmanager
async def alive(address: str, people: Mapping[str, Person]) -> AsyncIterator[Alive]:
    """Calls come in, two are answered, and a crew is on its way."""
    async with AsyncExitStack() as doors:
        desk, callers = [
            await doors.enter_async_context(Desk(address, name, people[name].password))
            for name in ("gateway", "callers")
        ]
        calling = Callers(callers, await world_of(desk, 1.0, SEED), 1.0)
        for _ in range(CALLS):
            await calling.call()
        city = Alive(desk)
        await city.answer(2)
        await city.who_drives()
        yield city
