"""A board of a big night: 2,000 units and 500 open incidents, all of it moving, in one browser.

The rival is the same board of a small town in the same run, on the same machine: what the size costs.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from random import Random
from typing import Any

import uvloop
from playwright.async_api import Page, ViewportSize, async_playwright, expect

from data.engine import make_engine
from web.bench.callers import callers
from web.bench.desk import Desks, desks
from web.bench.fleet import Fleet
from web.bench.machine import machine
from web.bench.pace import Pace
from web.bench.registry import Say
from web.bench.report import Report, Row, spread_rows
from web.bench.servers import serving
from web.bench.throwaway import furnish, session_cookie, throwaway_database, throwaway_home
from web.gallery.shoot import CHROMIUM, FLAGS
from web.security import COOKIE

RIVAL = "50 units, 5 incidents"
WALL: ViewportSize = {"width": 1680, "height": 1000}
AT_ONCE = 8
PRESSED_EVERY_MS = 500
LONG_MS = 50
"""A task in which a browser answers nobody is called long from here on (W3C, Long Tasks API)."""

WATCHED = """
window.watch = () => {
  const found = { frames: [], longest: 0, long: 0, keys: [] };
  let last = performance.now(), begun = last;
  const frame = now => {
    found.frames.push(now - last);
    last = now;
    window.timer = requestAnimationFrame(frame);
  };
  window.timer = requestAnimationFrame(frame);
  window.observer = new PerformanceObserver(list => {
    for (const { duration } of list.getEntries()) {
      found.long += duration;
      found.longest = Math.max(found.longest, duration);
    }
  });
  window.observer.observe({ entryTypes: ['longtask'] });
  window.found = found;
  window.begun = begun;
};
window.seen = () => {
  cancelAnimationFrame(window.timer);
  window.observer.disconnect();
  return { ...window.found, lasted: performance.now() - window.begun };
};
addEventListener('keydown', event => {
  if (event.key !== 'j' || !window.found) return;
  const at = event.timeStamp;
  requestAnimationFrame(() => requestAnimationFrame(() => window.found.keys.push(performance.now() - at)));
}, true);
"""
"""Of every key until the second frame after it: the first is asked for before it is drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    units: int
    incidents: int
    changes_per_s: float
    """Crews' words. Fixes: every unit every 5 s."""


BIG = Size(units=2000, incidents=500, changes_per_s=4.0)
SMALL = Size(units=50, incidents=5, changes_per_s=0.5)
WATCHED_S, QUICK_S = 30.0, 4.0
SETTLES_S = 5.0
"""The map has drawn its ground by then, and the load has begun."""


@dataclass(slots=True)
class Found:
    """Milliseconds; `blocked` and `lasted` of the whole time watched."""

    frames: list[float] = field(default_factory=list)
    keys: list[float] = field(default_factory=list)
    longest: float = 0.0
    blocked: float = 0.0
    lasted: float = 1.0


def measure(*, quick: bool, say: Say) -> Report:
    """Raises BenchFailed."""
    watched_s = QUICK_S if quick else WATCHED_S
    big = Size(units=200, incidents=20, changes_per_s=4.0) if quick else BIG
    about, small = _sized(SMALL, watched_s, say)
    about, large = _sized(big, watched_s, say)
    return Report(bench="board", machine=about, rows=_rows(large, small))


def _rows(large: Found, small: Found) -> list[Row]:
    return [
        *spread_rows("frame", large.frames, RIVAL, small.frames),
        *spread_rows("key-to-frame", large.keys, RIVAL, small.keys),
        Row(
            case="tasks",
            metric="longest_ms",
            value=round(large.longest, 1),
            unit="ms",
            rival=RIVAL,
            rival_value=round(small.longest, 1),
        ),
        Row(
            case="tasks",
            metric="blocked_share",
            value=round(large.blocked / large.lasted, 4),
            unit="share",
            rival=RIVAL,
            rival_value=round(small.blocked / small.lasted, 4),
        ),
    ]


def _sized(size: Size, watched_s: float, say: Say) -> tuple[dict[str, str | int | float], Found]:
    with throwaway_home() as home, throwaway_database(home) as url:
        say(f"a city with {size.units} units")
        about, cookie = uvloop.run(_furnished(url, size.units))
        with serving(url, home, 1) as addresses:
            return about, asyncio.run(_found(addresses, cookie, size, watched_s, say))


async def _furnished(url: str, units: int) -> tuple[dict[str, str | int | float], str]:
    engine = make_engine(url)
    try:
        about = await machine(engine)
        await furnish(engine, units)
        return about, await session_cookie(engine)
    finally:
        await engine.dispose()


async def _found(addresses: list[str], cookie: str, size: Size, watched_s: float, say: Say) -> Found:
    chance = Random(1)
    async with desks(addresses, cookie) as people:
        units = (await people.ask("/api/units"))["units"]
        say(f"{size.incidents} incidents")
        incidents = await _incidents(people, size.incidents, chance)
        await _half_sent(people, units, incidents)
        say(f"a board for {watched_s:.0f} s")
        async with _board(addresses[0], cookie) as page:
            waiting = len(incidents) - len(incidents) // 2
            await expect(page.get_by_test_id("waiting").locator("h2")).to_contain_text(f" {waiting}")
            life = asyncio.create_task(_life(people, units, size, chance))
            await asyncio.sleep(SETTLES_S)
            found = await _watched(page, watched_s)
            life.cancel()
            with suppress(asyncio.CancelledError):
                await life
            return found


async def _watched(page: Page, watched_s: float) -> Found:
    await page.evaluate("window.watch()")
    for _ in range(int(watched_s * 1000 / PRESSED_EVERY_MS)):
        await page.keyboard.press("j")
        await page.wait_for_timeout(PRESSED_EVERY_MS)
    seen = await page.evaluate("window.seen()")
    return Found(seen["frames"], seen["keys"], seen["longest"], seen["long"], seen["lasted"])


async def _incidents(people: Desks, count: int, chance: Random) -> list[str]:
    said = await callers(people, chance)
    ids: list[str] = []

    async def take(some: int) -> None:
        for _ in range(some):
            ids.append((await people.send("/api/calls", said.call()))["incident_id"])

    async with asyncio.TaskGroup() as group:
        for turn in range(AT_ONCE):
            group.create_task(take(len(range(turn, count, AT_ONCE))))
    return list(dict.fromkeys(ids))


async def _half_sent(people: Desks, units: Sequence[dict[str, Any]], incidents: Sequence[str]) -> None:
    for unit, incident in zip(units, incidents[: len(incidents) // 2], strict=False):
        body = {"unit_id": unit["id"], "slot": unit["capabilities"][0], "recommended": {}, "eta_s": 300.0}
        await people.assign(incident, body)


async def _life(people: Desks, units: list[dict[str, Any]], size: Size, chance: Random) -> None:
    """Until it is ended: every vehicle is heard every 5 s, crews say what they do."""
    fleet = Fleet(units, chance)
    fleet.busy |= {each["id"] for each in units}
    async with asyncio.TaskGroup() as group:
        group.create_task(fleet.report(people, Pace(0.0), 600.0, size.units / 5))
        group.create_task(_words(people, units, size.changes_per_s, chance))


async def _words(people: Desks, units: Sequence[dict[str, Any]], per_s: float, chance: Random) -> None:
    while True:
        unit = chance.choice(units)
        status = chance.choice(("en_route", "on_scene", "available"))
        await people.send(f"/api/units/{unit['id']}/status", {"status": status})
        await asyncio.sleep(1 / per_s)


@asynccontextmanager
async def _board(address: str, cookie: str) -> AsyncIterator[Page]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        context = await browser.new_context(viewport=WALL)
        await context.add_cookies([{"name": COOKIE, "value": cookie, "url": address}])
        await context.add_init_script("localStorage.setItem('farol.language', 'en')")
        await context.add_init_script(WATCHED)
        page = await context.new_page()
        await page.goto(address + "/board")
        yield page
        await browser.close()
