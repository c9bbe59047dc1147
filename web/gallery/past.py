"""A day that has been: calls, orders and crews' words with the hours at which they happened, through the
public API, so that a supervisor has something to look back on."""

import heapq
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from random import Random
from typing import Any

from web.demo.callers import Callers
from web.demo.client import Desk
from web.demo.world import World

BY_HOUR = (3, 2, 2, 2, 2, 3, 5, 8, 9, 8, 8, 9, 9, 8, 8, 9, 10, 11, 10, 9, 8, 6, 5, 4)
"""Incidents opened in each hour of a day. Assumed: the usual shape of a city's day, 160 in all."""

AGAIN_S = 90.0
"""Until somebody looks again whether a unit is free. Assumed."""

LAST_BEFORE = timedelta(minutes=20)
"""The last of the past's calls: its crews are there or free again by now."""

Deed = Callable[[datetime], Awaitable[None]]


@dataclass
class Past:
    """Deeds are done in the order in which they happened; each may bring others later."""

    desk: Desk
    world: World
    chance: Random
    until: datetime
    _waiting: list[tuple[datetime, int, Deed]] = field(default_factory=list)
    _nth: "count[int]" = field(default_factory=count)

    async def happen(self, start: datetime) -> None:
        """From `start` until `until`. Its crews are free again by then."""
        callers = Callers(self.desk, self.world, 1.0)
        hour = start
        while hour < self.until:
            for _ in range(BY_HOUR[hour.hour]):
                at = hour + timedelta(seconds=self.chance.uniform(0, 3600))
                if at < self.until - LAST_BEFORE:
                    self._later(at, self._call(callers))
            hour += timedelta(hours=1)
        while self._waiting:
            at, _, deed = heapq.heappop(self._waiting)
            await deed(at)

    def _later(self, at: datetime, deed: Deed) -> None:
        if at < self.until:
            heapq.heappush(self._waiting, (at, next(self._nth), deed))

    def _call(self, callers: Callers) -> Deed:
        async def take(at: datetime) -> None:
            call = await self.desk.send("/api/calls", {**await callers.said(), "at": at.isoformat()})
            if call is not None:
                slow = self.chance.random() < 0.08
                processed_s = self.chance.uniform(70, 150) if slow else self.chance.uniform(15, 55)
                self._later(at + timedelta(seconds=processed_s), self._send(call["incident_id"]))

        return take

    def _send(self, id: str) -> Deed:
        async def send(at: datetime) -> None:
            advice = await self.desk.ask(f"/api/incidents/{id}/recommendation")
            slots = [each for each in (advice or {"slots": []})["slots"] if each["choice"] is not None]
            if not slots:
                self._later(at + timedelta(seconds=AGAIN_S), self._send(id))
                return
            ends = [await self._run(id, slot, at) for slot in slots]
            self._later(max(ends) + timedelta(seconds=30), self._close(id))

        return send

    async def _run(self, id: str, slot: dict[str, Any], at: datetime) -> datetime:
        """Sends the unit, and plans what its crew will say; when it is free again."""
        choice, chance = slot["choice"], self.chance
        kerb_s = choice["kerb_s"] or 400.0
        order = {
            "unit_id": choice["unit_id"],
            "slot": slot["slot"],
            "eta_s": kerb_s,
            "recommended": {choice["name"]: choice["eta_s"] or kerb_s},
        }
        await self.desk.send(f"/api/incidents/{id}/assignments", {**order, "at": at.isoformat()})
        turnout_s = chance.triangular(20, 92, 42)
        there_s = turnout_s + max(30.0, (kerb_s - 60) * chance.triangular(0.75, 1.8, 0.95))
        free_at = at + timedelta(seconds=there_s + chance.triangular(420, 4200, 1500))
        free_at = min(free_at, self.until - timedelta(seconds=60))  # today's crews begin free
        marks = {"en_route": at + timedelta(seconds=turnout_s), "on_scene": at + timedelta(seconds=there_s)}
        for status, when in marks.items():
            if chance.random() > 0.03:  # some crews forget to say so
                self._later(when, self._say(choice["unit_id"], status))
        self._later(free_at, self._say(choice["unit_id"], "available"))
        return free_at

    def _say(self, unit_id: str, status: str) -> Deed:
        async def say(at: datetime) -> None:
            await self.desk.send(f"/api/units/{unit_id}/status", {"status": status, "at": at.isoformat()})

        return say

    def _close(self, id: str) -> Deed:
        async def close(at: datetime) -> None:
            end = {"disposition": "resolved", "at": at.isoformat()}
            await self.desk.send(f"/api/incidents/{id}/close", end)

        return close
