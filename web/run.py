"""`farol run`: from an installed clone to a living city on one address; steps already done are skipped."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import httpx

from data.cluster import Cluster
from data.home import farol_home
from web import screens
from web.beside import CENTRE, beside, log_of

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncEngine

    from web.demo.people import Person

# The database and the readers of cities are imported by the step that needs them, beside the server's start.

AGENCY = "farol"
SAMPLE_NAME = "La Serena–Coquimbo"
FLEET = 48
READY_WITHIN_S = 240.0
"""A first start compiles the streets: 10 s measured, many times that on a small board. Assumed."""
SERVED_BY = 2
"""Server processes: two, so that what is seen is what a real centre runs."""

T = TypeVar("T")
SHOWN = ("ana", "ben", "mei", "sam")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the command line asked for."""

    city: str = "sample"
    host: str = "127.0.0.1"
    port: int = 8000
    speed: float = 2.0
    calls_per_hour: float = 24.0
    hands_off: bool = False


class CannotRun(Exception):
    """One line for the person who typed the command."""


def run(wish: Wish) -> None:
    """Until Ctrl-C. Raises CannotRun, NotACity, ClusterFailed."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    _require_free(wish)
    with standing(wish) as centre, living(wish) as story:
        _welcome(wish, centre.people)
        _until_one_ends(centre.server, story)


@dataclass(frozen=True, slots=True)
class Standing:
    server: "subprocess.Popen[bytes]"
    people: "dict[str, Person]"


@contextmanager
def standing(wish: Wish) -> Iterator[Standing]:
    """A centre with its city and its people, ready to be asked; nothing happens in it yet."""
    with ExitStack() as stack:
        keys = _keys()
        stack.enter_context(_database())
        _step("screens", screens.build)
        server = stack.enter_context(beside("serve", *_serving(wish, keys)))
        _step("tables", lambda: asyncio.run(_upgrade()))
        city = _step("city", lambda: asyncio.run(_city(wish.city)))
        people = _step("people", lambda: asyncio.run(_people(keys)))
        _step("server", lambda: _until_ready(wish, server, city))
        yield Standing(server, people)


@contextmanager
def living(wish: Wish) -> "Iterator[subprocess.Popen[bytes]]":
    """Simulated people come to a centre that stands."""
    with beside("demo", *_telling(wish, _keys())) as story:
        yield story


def _keys() -> Path:
    return farol_home() / "demo.json"


def _step(name: str, deed: Callable[[], T]) -> T:
    started = time.monotonic()
    done = deed()
    print(f"  {name:<10}{time.monotonic() - started:6.1f} s", flush=True)
    return done


def _require_free(wish: Wish) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((wish.host, wish.port))
        except OSError as error:
            raise CannotRun(
                f"port {wish.port} is taken; stop what uses it, or give another: PORT=8001"
            ) from error


@contextmanager
def _database() -> Iterator[None]:
    """Running; stopped again only if it was us who started it."""
    cluster = Cluster(farol_home())
    ours = not os.environ.get("DATABASE_URL")
    was_running = ours and cluster.running()
    if ours:
        _step("database", cluster.start)
    if was_running:
        print("  it ran already, and goes on after us; `farol db down` ends it", flush=True)
    try:
        yield
    finally:
        if ours and not was_running:
            cluster.stop()


async def _upgrade() -> None:
    from data.engine import database_url, make_engine
    from data.migrate import upgrade

    engine = make_engine(database_url(), pool=1)
    await upgrade(engine)
    await engine.dispose()


async def _city(wanted: str) -> str:
    """Imported unless it is the active one already; its name."""
    from sqlalchemy import text

    from data.engine import database_url, make_engine

    engine = make_engine(database_url(), pool=2)
    try:
        name = SAMPLE_NAME if wanted == "sample" else Path(wanted).name.split(".")[0]
        async with engine.connect() as connection:
            active = text("select name from regions where centre = :centre and active")
            held = (await connection.execute(active, {"centre": CENTRE})).scalar_one_or_none()
        if held != name:
            await _import(engine, wanted, name)
        else:
            from data.loaders.fleet import seed_fleet

            await seed_fleet(engine, CENTRE, AGENCY, FLEET, city_crews=True)
        return name
    finally:
        await engine.dispose()


async def _import(engine: "AsyncEngine", wanted: str, name: str) -> None:
    from data.loaders.fleet import seed_fleet
    from data.loaders.region import import_region
    from web.cli_region import told

    print(told(await import_region(engine, wanted, name, CENTRE)), flush=True)
    await seed_fleet(engine, CENTRE, AGENCY, FLEET, city_crews=True)


async def _people(keys: Path) -> "dict[str, Person]":
    from data.engine import database_url, make_engine
    from web.demo.people import make_people

    engine = make_engine(database_url(), pool=1)
    try:
        return await make_people(engine, CENTRE, AGENCY, keys)
    finally:
        await engine.dispose()


def _serving(wish: Wish, keys: Path) -> list[str]:
    where = ["--host", wish.host, "--port", str(wish.port), "--workers", str(SERVED_BY)]
    return [*where, "--demo-keys", str(keys)]


def _telling(wish: Wish, keys: Path) -> list[str]:
    pace = ["--speed", str(wish.speed), "--calls-per-hour", str(wish.calls_per_hour)]
    pace += ["--seed", str(int(time.time()))]  # else every day begins with the same caller
    return [
        f"http://{wish.host}:{wish.port}",
        "--people",
        str(keys),
        *pace,
        *(["--hands-off"] * wish.hands_off),
    ]


def _until_ready(wish: Wish, server: subprocess.Popen[bytes], city: str) -> None:
    deadline = time.monotonic() + READY_WITHIN_S
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise CannotRun(f"the server ended at once; what it said is in {log_of('serve')}")
        try:
            health = httpx.get(f"http://{wish.host}:{wish.port}/api/health", timeout=2.0)
            told = health.json()
            all_are = health.status_code == 200 and told["processes"]["ready"] == told["processes"]["of"]
            if all_are and told["region"] == city:
                return
        except httpx.TransportError:
            pass  # not listening yet
        time.sleep(0.1)
    raise CannotRun(
        f"the server was not ready within {READY_WITHIN_S:.0f} s; what it said is in {log_of('serve')}"
    )


def _welcome(wish: Wish, people: "dict[str, Person]") -> None:
    address = f"http://{wish.host}:{wish.port}"
    print(f"\nFarol is at {address}   (Ctrl-C stops everything)\n\nOne-click sign-ins, on this machine only:")
    crew = next((name for name, each in people.items() if each.unit_id), None)
    for name in (*SHOWN, *([crew] if crew else [])):
        print(f"  {people[name].role.replace('_', ' '):<12} {name:<5} {address}/enter?key={people[name].key}")
    print("\nThe callers and crews you will see are simulated and marked as an exercise.", flush=True)


def _until_one_ends(server: subprocess.Popen[bytes], story: subprocess.Popen[bytes]) -> None:
    while server.poll() is None:
        if story.poll() is not None:
            print(f"the simulated city has ended ({log_of('demo')} says why); the server goes on", flush=True)
            server.wait()
        time.sleep(0.3)
    raise CannotRun(f"the server has ended; what it said is in {log_of('serve')}")
