"""What happens in the centre while the crowd listens: crews' words, vehicles' fixes, or whole incidents."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from math import cos, radians
from random import Random
from typing import Any
from uuid import uuid4

import orjson
from sqlalchemy.ext.asyncio import AsyncEngine
from websockets.asyncio.client import ClientConnection, connect

from data.unit_of_work import PostgresWork
from dispatch.actions import set_status
from dispatch.status import UnitStatus
from dispatch.unit import UnitId
from incidents.ports import Command
from web.bench.feed.crowd import Place
from web.bench.pace import Pace
from web.bench.registry import BenchFailed
from web.bench.throwaway import AGENCY, CENTRE

Json = dict[str, Any]
METRES_PER_DEGREE = 111_195.0
STEP_M = 10.0
"""A vehicle's way between two of its fixes."""
BETWEEN = timedelta(milliseconds=5)
"""Between two fixes of one batch, by the device's clock."""


async def crews_speak(
    engine: AsyncEngine, units: Sequence[UnitId], moments: Sequence[float], pace: Pace
) -> None:
    """Each moment one unit is out of service, or back: written to the log, the server only delivers."""

    async def speak(i: int, at_s: float) -> None:
        await pace.until(at_s)
        status = (UnitStatus.OUT_OF_SERVICE, UnitStatus.AVAILABLE)[(i // len(units)) % 2]
        command = Command(key=uuid4(), digest="bench", at=datetime.now(UTC), by="bench")
        await set_status(PostgresWork(engine, CENTRE, AGENCY), command, units[i % len(units)], status)

    async with asyncio.TaskGroup() as group:
        for i, at_s in enumerate(moments):
            group.create_task(speak(i, at_s))


@dataclass(slots=True)
class Answers:
    """To batches of fixes: how long each took from when it was due, and how the fixes were judged."""

    ms: list[float] = field(default_factory=list)
    kept: int = 0
    believed: int = 0
    took_s: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Vehicles:
    """`sockets` devices share the units; together they send `per_s` fixes a second, `batch` a message."""

    units: Sequence[tuple[str, float, float]]
    """Id, latitude, longitude of the start."""
    per_s: float
    batch: int
    sockets: int

    async def report(self, place: Place, seconds: float, chance: Random) -> Answers:
        """Messages at fixed instants, whatever the answers do. Raises BenchFailed where one is refused."""
        answers, clock = Answers(), asyncio.get_running_loop().time
        every_s = self.batch * self.sockets / self.per_s
        began = clock()
        async with asyncio.TaskGroup() as group:
            for i in range(self.sockets):
                first_s = began + every_s * i / self.sockets
                moments = [first_s + every_s * turn for turn in range(round(seconds / every_s))]
                mine = [list(each) for each in self.units[i :: self.sockets]]
                group.create_task(self._device(place, mine, moments, answers, chance))
        answers.took_s = clock() - began
        return answers

    async def _device(
        self, place: Place, mine: list[list[Any]], moments: list[float], answers: Answers, chance: Random
    ) -> None:
        clock = asyncio.get_running_loop().time
        host, port = place.address
        url, headers = f"ws://{host}:{port}/api/positions", {"Cookie": place.cookie}
        async with connect(url, additional_headers=headers, compression=None) as socket:
            for at_s in moments:
                await asyncio.sleep(max(0.0, at_s - clock()))
                await self._send(socket, mine, answers, chance)
                answers.ms.append((clock() - at_s) * 1000)

    async def _send(
        self, socket: ClientConnection, mine: list[list[Any]], answers: Answers, chance: Random
    ) -> None:
        now = datetime.now(UTC)
        fixes = [
            _moved(mine[i % len(mine)], now - BETWEEN * (self.batch - i), chance) for i in range(self.batch)
        ]
        await socket.send(orjson.dumps({"positions": fixes}).decode())
        answer = orjson.loads(await socket.recv())
        if "accepted" not in answer:
            raise BenchFailed(f"a batch of positions was refused: {answer}")
        answers.kept += self.batch - answer["flagged"].get("unknown_unit", 0)
        answers.believed += answer["accepted"]


def _moved(unit: list[Any], at: datetime, chance: Random) -> Json:
    unit[1] += chance.uniform(-STEP_M, STEP_M) / METRES_PER_DEGREE
    unit[2] += chance.uniform(-STEP_M, STEP_M) / METRES_PER_DEGREE / cos(radians(unit[1]))
    return {"unit_id": unit[0], "at": at.isoformat(), "lat": unit[1], "lon": unit[2], "speed_kmh": 36.0}
