"""The vehicles of a load: every unit reports in turn, the busy ones move."""

import asyncio
from datetime import UTC, datetime
from math import cos, radians
from random import Random
from typing import Any

from web.bench.desk import Desks
from web.bench.pace import Pace

Json = dict[str, Any]

POSITIONS_PER_S = 40.0
"""200 units, each every 5 s."""
BATCH = 10
STEP_M = 55.0
"""A busy unit's way between two of its reports: 5 s at 40 km/h."""
JITTER_M = 3.0
"""A parked receiver wanders about so much, so that no two fixes are the same. Assumed."""
METRES_PER_DEGREE = 111_195.0


class Fleet:
    """`busy` holds the ids of the units that are on their way or at work."""

    def __init__(self, units: list[Json], chance: Random) -> None:
        self._chance = chance
        self._at = {each["id"]: (each["station"]["lat"], each["station"]["lon"]) for each in units}
        self.busy: set[str] = set()

    async def report(self, desks: Desks, pace: Pace, until_s: float, per_s: float = POSITIONS_PER_S) -> None:
        """Batches at fixed instants, whatever the answers do."""
        ids, every_s = list(self._at), BATCH / per_s
        async with asyncio.TaskGroup() as group:
            for turn in range(int(until_s / every_s)):
                await pace.until(turn * every_s)
                due = [ids[(turn * BATCH + i) % len(ids)] for i in range(min(BATCH, len(ids)))]
                group.create_task(desks.report([self._fix(id) for id in due]))

    def _fix(self, id: str) -> Json:
        reach_m = STEP_M if id in self.busy else JITTER_M
        lat, lon = self._at[id]
        lat += self._chance.uniform(-reach_m, reach_m) / METRES_PER_DEGREE
        lon += self._chance.uniform(-reach_m, reach_m) / METRES_PER_DEGREE / cos(radians(lat))
        if id in self.busy:
            self._at[id] = (lat, lon)
        return {"unit_id": id, "at": datetime.now(UTC).isoformat(), "lat": lat, "lon": lon}
