"""Server processes for a measurement, as `farol serve` runs them, each on a free port of the loopback."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from web.bench.registry import BenchFailed
from web.bench.throwaway import CENTRE

HOST = "127.0.0.1"
READY_WITHIN_S = 90.0
"""The first start on a machine compiles the router's kernels."""


@dataclass(frozen=True, slots=True)
class Served:
    """One server process."""

    listening: tuple[str, int]
    pid: int

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.listening[1]}"


@contextmanager
def serving(url: str, home: Path, count: int) -> Iterator[list[str]]:
    """Addresses of `count` processes over the database at `url`, all ready. Raises BenchFailed."""
    with served(url, home, count) as running:
        yield [each.address for each in running]


@contextmanager
def served(url: str, home: Path, count: int) -> Iterator[list[Served]]:
    """The same, with what else is to be known of them."""
    with ExitStack() as stack:
        running = []
        for port in _free_ports(count):
            process = stack.enter_context(_server(url, home, port))
            running.append((process, Served((HOST, port), process.pid)))
        for process, each in running:
            _until_ready(process, each.address, home)
        yield [each for _, each in running]


@contextmanager
def _server(url: str, home: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """What it says goes to a file in `home`; nothing the operator set for a running Farol reaches it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("FAROL_", "DATABASE_"))}
    with (home / "servers.log").open("ab") as told:
        process = subprocess.Popen(
            [sys.executable, "-m", "web", "serve", "--host", HOST, "--port", str(port)],
            stdout=told,
            stderr=told,
            env={**kept, "FAROL_HOME": str(home), "FAROL_DATABASE": url, "FAROL_CENTRE": CENTRE},
            cwd=Path(__file__).parents[2],
        )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(8.0)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _free_ports(count: int) -> list[int]:
    """All held at once while asked for, so that no two are the same."""
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind((HOST, 0))
        return [each.getsockname()[1] for each in sockets]


def _until_ready(process: subprocess.Popen[bytes], address: str, home: Path) -> None:
    deadline = time.monotonic() + READY_WITHIN_S
    while time.monotonic() < deadline:
        if process.poll() is not None:
            last = (home / "servers.log").read_text(errors="replace")[-2000:]
            raise BenchFailed(f"a server ended at once:\n{last}")
        try:
            health = httpx.get(f"{address}/api/health", timeout=2.0)
            told = health.json()
            all_are = health.status_code == 200 and told["processes"]["ready"] == told["processes"]["of"]
            if all_are and told["region"]:
                return
        except httpx.TransportError:
            pass  # not listening yet
        time.sleep(0.1)
    raise BenchFailed(f"a server was not ready within {READY_WITHIN_S:.0f} s")
