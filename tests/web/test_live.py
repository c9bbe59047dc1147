"""The feed over a real socket: snapshot, then every change, resumed by number without a gap."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import text
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.site import Site
from web.live import reports, session


@asynccontextmanager
async def watching(
    client: httpx.AsyncClient, site: Site, since: object = ""
) -> AsyncIterator[ClientConnection]:
    url = site.address.replace("http", "ws") + "/api/live" + (f"?since={since}" if since != "" else "")
    cookie = f"farol_session={client.cookies['farol_session']}"
    async with connect(url, additional_headers={"Cookie": cookie}) as socket:
        yield socket


async def next_message(socket: ClientConnection) -> dict[str, Any]:
    async with asyncio.timeout(5):
        message: dict[str, Any] = json.loads(await socket.recv())
        return message


async def next_cards(socket: ClientConnection) -> dict[str, Any]:
    while not (message := await next_message(socket))["cards"]:
        pass
    return message


async def test_a_screen_gets_everything_and_then_each_change(site: Site) -> None:
    ana = await site.sign_in("ana")
    async with watching(ana, site) as socket:
        first = await next_message(socket)
        assert first["snapshot"] is True
        assert [each["key"] for each in first["cards"]] == [f"unit:{site.e1.id}"]
        call = (await ana.post("/api/calls", json={"id": str(uuid4()), "words": "smoke"})).json()
        change = await next_cards(socket)
        assert change["seq"] >= call["seq"]
        assert change["cards"][0]["key"] == f"incident:{call['incident_id']}"


async def test_a_screen_that_was_away_gets_what_it_missed_and_no_more(site: Site) -> None:
    ana = await site.sign_in("ana")
    old = (await ana.post("/api/calls", json={"id": str(uuid4())})).json()
    new = (await ana.post("/api/calls", json={"id": str(uuid4())})).json()
    async with watching(ana, site, old["seq"]) as socket:
        first = await next_message(socket)
        assert "snapshot" not in first
        assert [each["key"] for each in first["cards"]] == [f"incident:{new['incident_id']}"]


@pytest.mark.parametrize("since", [10**6, "abc", -1, "9" * 40, "٣"])
async def test_a_number_we_never_gave_is_answered_with_everything(site: Site, since: object) -> None:
    ana = await site.sign_in("ana")
    async with watching(ana, site, since) as socket:
        assert (await next_message(socket))["snapshot"] is True


async def test_another_agencys_incidents_never_reach_the_screen(site: Site) -> None:
    ana, xin = await site.sign_in("ana"), await site.sign_in("xin")
    async with watching(ana, site) as socket:
        await next_message(socket)
        await xin.post("/api/calls", json={"id": str(uuid4()), "words": "theirs"})
        mine = (await ana.post("/api/calls", json={"id": str(uuid4())})).json()
        change = await next_cards(socket)
        assert [each["key"] for each in change["cards"]] == [f"incident:{mine['incident_id']}"]


async def test_a_quiet_link_says_that_it_lives(site: Site) -> None:
    ana = await site.sign_in("ana")
    async with watching(ana, site) as socket:
        await next_message(socket)
        assert "at" in await next_message(socket)


async def test_a_socket_from_another_sites_page_is_refused(site: Site) -> None:
    ana = await site.sign_in("ana")
    url = site.address.replace("http", "ws") + "/api/live"
    headers = {"Cookie": f"farol_session={ana.cookies['farol_session']}", "Origin": "https://evil.example"}
    with pytest.raises(InvalidStatus):
        await connect(url, additional_headers=headers)


async def test_a_socket_without_a_session_is_told_so_and_closed(site: Site) -> None:
    url = site.address.replace("http", "ws") + "/api/live"
    async with connect(url) as socket:
        with pytest.raises(ConnectionClosed) as closed:
            await socket.recv()
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4401


@pytest.mark.parametrize("path", ["/api/live", "/api/positions"])
async def test_whose_role_or_agency_changes_loses_the_socket_and_comes_back_as_what_they_are_now(
    site: Site, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Requests obeyed at once, an open socket showed the old agency's incidents for ever."""
    monkeypatch.setattr(session, "STILL_SIGNED_IN_S", 0.1)
    monkeypatch.setattr(reports, "STILL_SIGNED_IN_S", 0.1)
    ana = await site.sign_in("ana")
    headers = {"Cookie": f"farol_session={ana.cookies['farol_session']}"}
    socket = await connect(site.address.replace("http", "ws") + path, additional_headers=headers)
    await asyncio.wait_for(_said(socket, 4), 10)  # looked at now and then, and left alone
    async with site.engine.begin() as connection:
        await connection.execute(text("update users set agency = 'neighbour' where name = 'ana'"))
    with pytest.raises(ConnectionClosed) as closed:
        await asyncio.wait_for(_said(socket, 1000), 10)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4401
    async with watching(ana, site) as again:
        first = await next_message(again)
        assert [each["key"] for each in first["cards"]] == [f"unit:{site.foreign.id}"]


async def _said(socket: ClientConnection, times: int) -> None:
    for _ in range(times):
        await socket.send("{}")
        await socket.recv()


async def test_a_new_position_is_on_the_screen_within_two_seconds(site: Site) -> None:
    ana, crew = await site.sign_in("ana"), await site.sign_in("E1")
    async with watching(ana, site) as socket:
        await next_message(socket)
        fix = {"unit_id": str(site.e1.id), "lat": 22.2, "lon": 113.5, "at": "2026-11-23T12:00:00Z"}
        assert (await crew.post("/api/positions", json={"positions": [fix]})).json()["accepted"] == 1
        change = await next_cards(socket)
        assert change["cards"][0]["key"] == f"position:{site.e1.id}"
        assert change["cards"][0]["card"]["lat"] == 22.2
