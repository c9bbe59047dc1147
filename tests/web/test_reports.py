"""Vehicles report over a socket or by request; both are judged alike and written together."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy import event, func, select
from sqlalchemy.ext.asyncio import AsyncEngine
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from data.tables.positions import PositionHistoryRow
from data.unit_of_work import PostgresWork
from dispatch.actions import add_unit
from dispatch.unit import Fix, UnitId
from routing.geo import LatLon
from tests.builders import NOON, a_command, an_engine
from tests.faults.corpus import in_a_batch
from tests.site import Site
from web.errors import TooManyFixes
from web.live import intake
from web.live.intake import Intake

HERE = LatLon(22.19, 113.54)


def socket_of(client: httpx.AsyncClient, site: Site, **headers: str) -> connect:
    url = site.address.replace("http", "ws") + "/api/positions"
    cookie = f"farol_session={client.cookies['farol_session']}"
    return connect(url, additional_headers={"Cookie": cookie, **headers}, max_size=None)


def a_fix(unit: UUID, seconds: float = 0.0, **more: object) -> dict[str, Any]:
    at = (NOON + timedelta(seconds=seconds)).isoformat()
    return {"unit_id": str(unit), "lat": 22.19, "lon": 113.54, "at": at, **more}


async def ask(socket: ClientConnection, message: str | bytes) -> dict[str, Any]:
    async with asyncio.timeout(5):
        await socket.send(message)
        answer: dict[str, Any] = json.loads(await socket.recv())
        return answer


async def kept(engine: AsyncEngine) -> int:
    async with engine.connect() as connection:
        return (await connection.execute(select(func.count()).select_from(PositionHistoryRow))).scalar_one()


async def test_a_crew_reports_over_a_socket_and_is_answered_as_by_a_request(site: Site) -> None:
    crew = await site.sign_in("E1")
    batch = {"positions": [a_fix(site.e1.id), a_fix(site.e1.id, 5, lat=22.15)]}
    async with socket_of(crew, site) as socket:
        assert await ask(socket, json.dumps(batch)) == {"accepted": 1, "flagged": {"teleport": 1}}
    again = (await crew.post("/api/positions", json=batch)).json()
    assert again == {"accepted": 0, "flagged": {"duplicate": 1, "teleport": 1}}


async def test_a_crew_reports_for_its_own_unit_and_no_other(site: Site) -> None:
    crew = await site.sign_in("E1")
    batch = {"positions": [a_fix(site.e1.id), a_fix(uuid4())]}
    async with socket_of(crew, site) as socket:
        assert (await ask(socket, json.dumps(batch)))["type"] == "/problems/not-allowed"
    assert await kept(site.engine) == 0


async def test_who_may_not_report_has_no_socket(site: Site) -> None:
    rui = await site.sign_in("rui")
    async with socket_of(rui, site) as socket:
        with pytest.raises(ConnectionClosed) as closed:
            await socket.recv()
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4403


async def test_a_page_of_another_site_has_none_either(site: Site) -> None:
    with pytest.raises(InvalidStatus):
        await socket_of(await site.sign_in("E1"), site, Origin="https://evil.example")


async def test_no_bad_message_ends_the_socket_or_leaves_anything_behind(site: Site) -> None:
    crew = await site.sign_in("E1")
    good = a_fix(site.e1.id)
    async with socket_of(crew, site) as socket:
        for body in in_a_batch(good):
            try:
                text = body.raw.decode()
            except UnicodeDecodeError:
                continue  # ends the connection by the protocol (RFC 6455 §8.1)
            answer = await ask(socket, text)
            refused = answer.get("type", "").startswith("/problems/")
            assert refused or not body.bad, f"{body.name} was accepted: {answer}"
        for nothing in (b"\x00\x01", "", "[" * 50_000, '{"positions": []}'):
            assert (await ask(socket, nothing))["type"] == "/problems/bad-body"
        assert "accepted" in await ask(socket, json.dumps({"positions": [good]}))


async def test_a_thousand_fixes_fit_in_a_message_and_a_message_beyond_that_is_not_read(site: Site) -> None:
    ana = await site.sign_in("ana")
    many = [a_fix(site.e1.id, i, heading_deg=359.25, speed_kmh=41.5, accuracy_m=12.5) for i in range(1000)]
    async with socket_of(ana, site) as socket:
        assert (await ask(socket, json.dumps({"positions": many})))["accepted"] > 0
        await socket.send(" " * 600_000)
        with pytest.raises(ConnectionClosed) as closed:
            await socket.recv()
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 1009


async def test_many_devices_at_once_are_few_transactions_and_each_has_its_own_answer(
    engine: AsyncEngine,
) -> None:
    """A transaction a device would hold every connection, and calls would wait behind positions."""
    command = a_command()
    unit = UnitId((await add_unit(PostgresWork(engine, "demo", "farol"), command, an_engine())).id)
    begun = 0

    def count(*_: object) -> None:
        nonlocal begun
        begun += 1

    event.listen(engine.sync_engine, "begin", count)
    now = datetime.now(UTC)
    fixes = [Fix(unit_id=unit, position=HERE, at=now - timedelta(seconds=i)) for i in range(200)]
    stray = Fix(unit_id=UnitId(uuid4()), position=HERE, at=now)
    many = Intake(engine, "demo")
    done = await asyncio.gather(*(many.record("farol", [each]) for each in [*fixes, stray]))
    assert begun <= 2
    assert all(each.accepted == 1 for each in done[:-1])
    assert done[-1].flagged == {"unknown_unit": 1}
    assert await kept(engine) == 200


async def test_what_is_more_than_can_be_written_in_time_is_refused_and_not_heaped_up(
    engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "MOST_WAITING", 2)
    fix = Fix(unit_id=UnitId(uuid4()), position=HERE, at=NOON)
    with pytest.raises(TooManyFixes):
        await Intake(engine, "demo").record("farol", [fix] * 3)
