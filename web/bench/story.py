"""One incident of the load from its call to its close, each press at its own instant."""

import asyncio
from dataclasses import dataclass
from random import Random
from typing import Any

from web.bench.callers import Callers
from web.bench.desk import Desks
from web.bench.fleet import Fleet
from web.bench.pace import Pace

Json = dict[str, Any]

LOOKED_AT_S, SENT_AT_S = 2.0, 4.0
"""Seconds after the call until a dispatcher looks, and sends. Assumed."""
MARKS = (("en_route", 6.0), ("on_scene", 12.0), ("available", 22.0))
"""A crew's words, seconds after the call. Assumed, and many times shorter than real ones: else 200 units were
all busy after two minutes of this load, and nothing more would be written."""
CREWS_DIFFER_S = 2.0
CLOSED_AT_S = 25.0

CALL, RECOMMENDATION = "call-201", "recommendation"


@dataclass(frozen=True, slots=True)
class Story:
    desks: Desks
    pace: Pace
    fleet: Fleet
    chance: Random

    async def tell(self, at_s: float, call: Json) -> None:
        """`at_s`: when the call-taker presses. Raises BenchFailed."""
        await self.pace.until(at_s)
        taken = await self.desks.send("/api/calls", call)
        self.pace.done(CALL, at_s)
        incident = taken["incident_id"]
        await self.pace.until(at_s + LOOKED_AT_S)
        advice = await self.desks.ask(f"/api/incidents/{incident}/recommendation")
        self.pace.done(RECOMMENDATION, at_s + LOOKED_AT_S)
        await self.pace.until(at_s + SENT_AT_S)
        choices = [(each["slot"], each["choice"]) for each in advice["slots"] if each["choice"]]
        await asyncio.gather(*(self._send(incident, slot, choice, at_s) for slot, choice in choices))
        await self.pace.until(at_s + CLOSED_AT_S)
        await self.desks.send(f"/api/incidents/{incident}/close", {"disposition": "resolved"})

    async def _send(self, incident: str, slot: str, choice: Json, at_s: float) -> None:
        unit = choice["unit_id"]
        body = {
            "unit_id": unit,
            "slot": slot,
            "recommended": {choice["name"]: choice["eta_s"]} if choice["eta_s"] is not None else {},
            "eta_s": choice["eta_s"],
        }
        if not await self.desks.assign(incident, body):
            return
        self.fleet.busy.add(unit)
        for status, after_s in MARKS:
            await self.pace.until(at_s + after_s + self.chance.uniform(0.0, CREWS_DIFFER_S))
            await self.desks.send(f"/api/units/{unit}/status", {"status": status})
        self.fleet.busy.discard(unit)


async def tell_all(story: Story, callers: Callers, moments: list[float]) -> None:
    async with asyncio.TaskGroup() as group:
        for at_s in moments:
            group.create_task(story.tell(at_s, callers.call()))
