"""Every screen's process hears of every fact, once, in order."""

import asyncio
import time
from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from data import relay
from data.relay import Relay
from data.unit_of_work import PostgresWork
from incidents.actions import take_call
from tests.builders import a_call, a_command


async def call_in(engine: AsyncEngine) -> int:
    work = PostgresWork(engine, "macau", "bombeiros")
    return (await take_call(work, a_command(key=uuid4()), a_call())).seq


async def test_what_is_already_there_comes_first_and_then_what_is_new(engine: AsyncEngine) -> None:
    await call_in(engine)
    async with asyncio.timeout(10):
        follower = Relay(engine, "macau").follow(0)
        first = await anext(follower)
        assert first.seq == 2
        assert {agency: len(keys) for agency, keys in first.keys.items()} == {"bombeiros": 1}
        waiting = asyncio.ensure_future(anext(follower))
        await call_in(engine)
        assert (await waiting).seq == 4
        await follower.aclose()


async def test_the_bell_wakes_it_long_before_the_poll(
    engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relay, "POLL_S", 60.0)
    async with asyncio.timeout(10):
        follower = Relay(engine, "macau").follow(0)
        await call_in(engine)
        await anext(follower)
        waiting = asyncio.ensure_future(anext(follower))
        await asyncio.sleep(0)
        await call_in(engine)
        assert (await waiting).seq == 4
        await follower.aclose()


async def test_a_lost_bell_costs_a_poll_and_no_fact(
    engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.unit_of_work.BELL", "nobody_listens_here")
    async with asyncio.timeout(10):
        follower = Relay(engine, "macau").follow(0)
        waiting = asyncio.ensure_future(anext(follower))
        await asyncio.sleep(0)
        started = time.monotonic()
        await call_in(engine)
        assert (await waiting).seq == 2
        assert time.monotonic() - started < 5
        await follower.aclose()
