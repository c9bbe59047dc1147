"""Two server processes over one database are one centre."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine
from websockets.asyncio.client import connect

from data.cluster import Cluster
from tests.faults.two_servers import TwoServers, two_servers

GRABS = 20


@pytest.fixture
async def centre(cluster: Cluster, engine: AsyncEngine, tmp_path: Path) -> AsyncIterator[TwoServers]:
    async with two_servers(engine, cluster.url("town"), tmp_path, engines=GRABS) as made:
        yield made


async def an_incident(desk: httpx.AsyncClient) -> dict[str, str]:
    answer = await desk.post("/api/calls", json={"id": str(uuid4()), "words": "smoke"})
    assert answer.status_code == 201
    return dict(answer.json())


async def grab(desk: httpx.AsyncClient, incident: dict[str, str], unit: object) -> httpx.Response:
    body = {"id": str(uuid4()), "unit_id": str(unit)}
    return await desk.post(f"/api/incidents/{incident['incident_id']}/assignments", json=body)


async def test_what_is_written_through_one_process_is_seen_through_the_other(centre: TwoServers) -> None:
    for at in (0, 1):
        feed = centre.addresses[1 - at].replace("http", "ws", 1) + "/api/live"
        cookie = {"Cookie": f"farol_session={centre.cookies['mei']}"}
        async with centre.desk("ana", at) as ana, connect(feed, additional_headers=cookie) as socket:
            assert json.loads(await socket.recv())["snapshot"] is True
            call = await an_incident(ana)
            async with asyncio.timeout(5):
                while not (change := json.loads(await socket.recv()))["cards"]:
                    pass  # a heartbeat
        assert change["cards"][0]["key"] == f"incident:{call['incident_id']}"
        assert change["cards"][0]["card"]["narrative"] == "smoke"


async def test_of_two_dispatchers_at_two_processes_one_gets_the_unit_and_the_other_hears_who_has_it(
    centre: TwoServers,
) -> None:
    async with centre.desk("ana", 0) as ana, centre.desk("mei", 1) as mei:
        first, second = await an_incident(ana), await an_incident(mei)
        winners = set()
        for unit in centre.units:
            answers = await asyncio.gather(grab(ana, first, unit.id), grab(mei, second, unit.id))
            assert sorted(each.status_code for each in answers) == [201, 409], unit.name
            won = [each.status_code for each in answers].index(201)
            winner, incident = ("ana", first) if won == 0 else ("mei", second)
            refusal = answers[1 - won].json()
            assert refusal["type"] == "/problems/unit-taken"
            assert refusal["facts"]["unit"] == unit.name
            assert refusal["facts"]["by"] == winner
            assert refusal["facts"]["number"] == incident["number"]
            assert datetime.fromisoformat(refusal["facts"]["at"]).tzinfo is not None
            winners.add(winner)
        cards = {each["id"]: each for each in (await mei.get("/api/units")).json()["units"]}
    assert len(cards) == GRABS
    assert all(each["status"] == "assigned" for each in cards.values())
