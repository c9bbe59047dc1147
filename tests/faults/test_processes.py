"""Several server processes behind one port: one dies, the centre goes on and has as many again."""

import asyncio
import os
import signal
import sys
import time
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from data.cluster import Cluster
from tests.faults.server_process import ROOT, ServerProcess


def alive(pid: int) -> bool:
    """Also one that nobody has waited for is dead."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


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


async def test_who_kills_the_parent_ends_the_workers_too_and_the_port_is_free_again(
    centre: ServerProcess,
) -> None:
    """They went on answering, with nobody to replace them and a port that no new server could have."""
    workers = centre.children()
    await centre.kill()
    async with asyncio.timeout(20):
        while any(map(alive, workers)):  # noqa: ASYNC110  # strangers now: nobody tells us of their end
            await asyncio.sleep(0.05)
    await centre.start()
    assert (await processes(centre)) == {"ready": 2, "of": 2}


@pytest.mark.parametrize("workers", [1, 2])
async def test_a_taken_port_is_said_in_one_line(centre: ServerProcess, workers: int) -> None:
    command = (sys.executable, "-m", "web", "serve", "--port", str(centre.port), "--workers", str(workers))
    second = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=PIPE, stderr=PIPE)
    said, wrong = await asyncio.wait_for(second.communicate(), 45)
    assert (second.returncode, said) == (2, b"")
    assert wrong.count(b"\n") == 1
    assert str(centre.port).encode() in wrong
