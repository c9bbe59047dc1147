"""Several server processes behind one port: one dies, the centre goes on and has as many again."""

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from data.cluster import Cluster
from tests.faults.server_process import ServerProcess


def alive(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


@pytest.fixture
async def centre(cluster: Cluster, engine: AsyncEngine, tmp_path: Path) -> AsyncIterator[ServerProcess]:
    made = ServerProcess(cluster.url("town"), "demo", tmp_path / "said", workers=2)
    await made.start()
    yield made
    await made.kill()


async def processes(centre: ServerProcess) -> object:
    return (await asyncio.to_thread(httpx.get, f"{centre.address}/api/health", timeout=10)).json()[
        "processes"
    ]


async def test_a_killed_process_is_replaced_and_the_port_answers_meanwhile(centre: ServerProcess) -> None:
    first, second = centre.children()
    assert (await processes(centre)) == {"ready": 2, "of": 2}
    deadline = time.monotonic() + 30
    os.kill(first, signal.SIGKILL)
    while not (first not in (now := centre.children()) and second in now and len(now) == 2):
        health = await asyncio.to_thread(httpx.get, f"{centre.address}/api/health", timeout=10)
        assert health.status_code in {200, 503}
        assert time.monotonic() < deadline, centre.said()
    assert "another is started" in centre.said()
    while (await processes(centre)) != {"ready": 2, "of": 2}:
        assert time.monotonic() < deadline, "the one that was started again is not counted"
    workers = centre.children()
    assert await centre.end() == 0
    assert not any(map(alive, workers)), "a worker outlived the server"
