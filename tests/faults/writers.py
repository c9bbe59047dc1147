"""People who keep writing: what is not answered is sent again, with the same id, to the other process."""

import asyncio
import json
import random
from collections.abc import Sequence
from uuid import UUID, uuid4

import httpx

from tests.faults.ledger import Json, Ledger, Promise

PATIENCE_S = 40.0
"""Longer than any restart: a write that is not acknowledged by then never will be."""

THINKS_S = 0.2
"""Between two writes of one person; bounds the traffic."""

AGAIN_S = 0.1
"""Before the same is sent again."""


class Writer:
    """One person with a unit of their own, working incidents from call to closed, again and again."""

    def __init__(self, desks: Sequence[httpx.AsyncClient], unit_id: UUID, ledger: Ledger, seed: int) -> None:
        self._desks = desks
        self._unit = f"/api/units/{unit_id}/status"
        self._unit_id = str(unit_id)
        self._ledger = ledger
        self._chance = random.Random(seed)
        self._turn = seed

    async def work(self, stop: asyncio.Event) -> None:
        """Ends between two writes: each one that was begun has been acknowledged."""
        while not stop.is_set():
            await self._one_incident(stop)

    async def _one_incident(self, stop: asyncio.Event) -> None:
        call = await self._write("/api/calls", "CallTaken", 2, words=f"smoke {uuid4()}")
        on = f"/api/incidents/{call['incident_id']}"
        self._ledger.incidents.append(on)
        join = {"words": f"more smoke {uuid4()}", "incident_id": call["incident_id"]}
        for path, kind, facts, body in (
            (f"{on}/assignments", "UnitAssigned", 1, {"unit_id": self._unit_id}),
            (self._unit, "UnitStatusChanged", 1, {"status": "en_route"}),
            (f"{on}/notes", "NoteAdded", 1, {"text": f"third floor {uuid4()}"}),
            (self._unit, "UnitStatusChanged", 1, {"status": "on_scene"}),
            ("/api/calls", "CallTaken", 2, join),
            (f"{self._ledger.incidents[-1]}/notes", "NoteAdded", 1, {"text": f"by another {uuid4()}"}),
            (self._unit, "UnitReleased", 2, {"status": "available"}),
            (f"{on}/close", "IncidentClosed", 1, {"disposition": "resolved"}),
        ):
            if stop.is_set():
                return
            await self._write(path, kind, facts, **body)

    async def _write(self, path: str, kind: str, facts: int, **body: str) -> Json:
        """The receipt. Now and then someone presses twice: the answer must be the first one again."""
        body = {"id": str(uuid4()), **body}
        receipt = await self._until_acknowledged(path, body)
        self._ledger.promises.append(Promise(path, body, receipt, kind, facts))
        if self._chance.random() < 0.1:
            again = await self._until_acknowledged(path, body)
            assert again == receipt, f"{path}: the same id was answered {receipt}, then {again}"
        await asyncio.sleep(THINKS_S)
        return receipt

    async def _until_acknowledged(self, path: str, body: dict[str, str]) -> Json:
        async with asyncio.timeout(PATIENCE_S):
            while True:
                self._turn += 1
                desk = self._desks[self._turn % len(self._desks)]
                answer = await self._press(desk, path, body)
                if answer is not None:
                    return answer
                await asyncio.sleep(AGAIN_S)

    async def _press(self, desk: httpx.AsyncClient, path: str, body: dict[str, str]) -> Json | None:
        """The receipt; None where there is no answer or the answer is to send it again."""
        address = str(desk.base_url)
        try:
            answer = await desk.post(path, json=body)
        except httpx.TransportError:
            self._ledger.unanswered[address] += 1
            return None
        if answer.status_code == 201:
            self._ledger.acknowledged[address] += 1
            return dict(json.loads(answer.content))
        problem = answer.json()["type"]
        assert (answer.status_code, problem) in REPEATED, f"{path}: {answer.status_code}: {answer.text}"
        self._ledger.put_off[problem] += 1
        self._ledger.put_off[address] += 1
        return None


REPEATED = {(503, "/problems/database-away"), (409, "/problems/stale")}
"""Answers that ask to be sent the same again. Any other answer but 201 is a fault."""
