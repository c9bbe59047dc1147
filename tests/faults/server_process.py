"""A server in an operating-system process of its own, at an address it keeps through every kill."""

import asyncio
import os
import random
import socket
import time
from multiprocessing.process import BaseProcess
from pathlib import Path

import httpx

from tests.web.at_a_prompt import begun

READY_WITHIN_S = 45.0
"""Generous: the first start of a session may have to compile every module on a busy machine."""

ENDED_WITHIN_S = 45.0
"""From SIGTERM to its end, on a busy machine."""

ASKS_EVERY_S = 0.1
"""Between two questions for its health: asking is not to slow its start."""

PORTS = range(20_000, 32_000)
"""Below the range from which Linux takes the ports of outgoing connections (32768 and up): a client's
own connection must not sit on the port while the server is down."""

ROOT = Path(__file__).parents[2]


class ServerProcess:
    """`farol serve` over the given database, as it is typed; but what it imports is imported once for all."""

    def __init__(self, database: str, centre: str, said: Path, workers: int = 1) -> None:
        self._workers = workers
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.starts_s: list[float] = []
        """Seconds from each start to its first healthy answer."""
        self._environment = _environment(database, centre)
        self._said = said
        self._process: BaseProcess | None = None

    async def start(self) -> None:
        """Returns when it is ready to be sent work."""
        started = time.monotonic()
        command = ["serve", "--port", str(self.port), "--workers", str(self._workers)]
        self._process = begun(command, self._environment, Path(os.devnull), self._said, self._said)
        await self._until_ready(self._process)
        self.starts_s.append(time.monotonic() - started)

    async def kill(self) -> None:
        """As `kill -9`: no goodbye, nothing flushed."""
        if self._process is not None and self._process.exitcode is None:
            self._process.kill()
            await asyncio.to_thread(self._process.join, ENDED_WITHIN_S)

    async def end(self) -> int:
        """As an operator does; its exit code."""
        assert self._process is not None
        self._process.terminate()
        await asyncio.to_thread(self._process.join, ENDED_WITHIN_S)
        assert self._process.exitcode is not None
        return self._process.exitcode

    def children(self) -> set[int]:
        """Process ids of its workers."""
        assert self._process is not None
        pid = self._process.pid
        return {int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()}

    def said(self) -> str:
        """Everything it has logged, in all its lives."""
        return self._said.read_text(errors="replace")

    async def _until_ready(self, process: BaseProcess) -> None:
        deadline = time.monotonic() + READY_WITHIN_S
        async with httpx.AsyncClient(base_url=self.address, timeout=5.0, verify=False) as client:
            while time.monotonic() < deadline:
                assert process.exitcode is None, f"the server ended at once: {self.said()[-2000:]}"
                try:
                    health = await client.get("/api/health")
                    processes = health.json()["processes"]
                    if health.status_code == 200 and processes["ready"] == processes["of"]:
                        return
                except httpx.TransportError:
                    pass  # not listening yet
                await asyncio.sleep(ASKS_EVERY_S)
        raise AssertionError(f"not ready within {READY_WITHIN_S:.0f} s: {self.said()[-2000:]}")


def free_port() -> int:
    for port in random.sample(PORTS, 50):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
    raise AssertionError("no free port")


def _environment(database: str, centre: str) -> dict[str, str]:
    """Ours, with the database and the centre."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FAROL_")}
    return kept | {"DATABASE_URL": database, "FAROL_CENTRE": centre}
