"""redis and nats-server, private instances on the loopback, and how each is told to publish."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from web.bench.feed.crowd import Address, Place
from web.bench.registry import BenchFailed

NEEDED = {"redis": "redis-server", "nats": "nats-server"}
"""Rival → its Debian package, and its program."""
NAMES = {"redis": "redis pub/sub", "nats": "nats-server websocket"}

HOST = "127.0.0.1"
READY_WITHIN_S = 10.0


@dataclass(frozen=True, slots=True)
class Rival:
    name: str
    listen: Place
    publish: Address
    pid: int

    def framed(self, payload: bytes) -> bytes:
        if self.listen.kind == "redis":
            return b"*3\r\n$7\r\nPUBLISH\r\n$4\r\nfeed\r\n$%d\r\n%s\r\n" % (len(payload), payload)
        return b"PUB feed %d\r\n%s\r\n" % (len(payload), payload)


def absent() -> list[str]:
    """Debian packages to install first."""
    return [each for each in NEEDED.values() if _program(each) is None]


@contextmanager
def redis(home: Path) -> Iterator[Rival]:
    """Raises BenchFailed."""
    (port,) = _free_ports(1)
    keeps_nothing = ["--save", "", "--appendonly", "no", "--dir", str(home)]
    with _running("redis-server", ["--bind", HOST, "--port", str(port), *keeps_nothing], port) as pid:
        yield Rival(NAMES["redis"], Place("redis", (HOST, port)), (HOST, port), pid)


@contextmanager
def nats(home: Path) -> Iterator[Rival]:
    """Raises BenchFailed."""
    port, listen = _free_ports(2)
    config = home / "nats.conf"
    socket_of_ours = f'listen: "{HOST}:{listen}", no_tls: true, compression: false'
    config.write_text(f'listen: "{HOST}:{port}"\nwebsocket {{ {socket_of_ours} }}\n')
    with _running("nats-server", ["-c", str(config)], listen) as pid:
        yield Rival(NAMES["nats"], Place("nats", (HOST, listen)), (HOST, port), pid)


def _program(name: str) -> str | None:
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")


@contextmanager
def _running(name: str, arguments: list[str], port: int) -> Iterator[int]:
    program = _program(name)
    if program is None:
        raise BenchFailed(f"{name} is not installed")
    quiet = subprocess.DEVNULL
    process = subprocess.Popen([program, *arguments], stdout=quiet, stderr=quiet)
    try:
        _until_listening(name, process, port)
        yield process.pid
    finally:
        process.terminate()
        process.wait()


def _until_listening(name: str, process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + READY_WITHIN_S
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as tried:
            if tried.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.05)
    raise BenchFailed(f"{name} did not listen within {READY_WITHIN_S:.0f} s")


def _free_ports(count: int) -> list[int]:
    held = [socket.socket() for _ in range(count)]
    for each in held:
        each.bind((HOST, 0))
    ports = [each.getsockname()[1] for each in held]
    for each in held:
        each.close()
    return ports
