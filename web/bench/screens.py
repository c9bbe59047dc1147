"""From a key pressed on one screen until another has drawn it: two browsers, two server processes.

The rival is the same work without a screen: a call posted by a program, its card read off the other server's
socket. What lies between the two is what the browsers cost.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from time import time
from typing import Any
from uuid import uuid4

import uvloop
from playwright.async_api import Browser, Page, async_playwright, expect
from websockets.asyncio.client import ClientConnection, connect

from data.engine import make_engine
from web.bench.desk import Desks, desks
from web.bench.machine import machine
from web.bench.registry import BenchFailed, Say
from web.bench.report import Report, Row, spread_rows
from web.bench.servers import serving
from web.bench.throwaway import furnish, session_cookie, throwaway_database, throwaway_home
from web.gallery.shoot import CHROMIUM, FLAGS
from web.security import COOKIE

UNITS = 50
CALLS, QUICK_CALLS = 20, 3
CORNER = "Regimiento Arica & Peñuelas Norte"
WORDS = "an old man fell on the stairs"
RIVAL = "posted by a program, read off a socket"
SEEN_WITHIN_S = 10.0
TYPED_EVERY_MS = 80

PRESSED = """
addEventListener('keydown', event => {
  if (event.ctrlKey && event.key === 'Enter') window.pressed = performance.timeOrigin + performance.now();
}, true);
addEventListener('input', event => {
  if (event.target.id === 'place') window.typed = performance.timeOrigin + performance.now();
}, true);
"""
DRAWN = """
const watched = { subtree: true, childList: true, attributes: true, attributeFilter: ['data-incident-id'] };
window.drawn = {};
new MutationObserver(() => requestAnimationFrame(() => {
  for (const row of document.querySelectorAll('[data-incident-id]'))
    window.drawn[row.dataset.incidentId] ??= performance.timeOrigin + performance.now();
})).observe(document, watched);
"""
"""Noted in the frame that draws the row."""
OFFERED = """
window.answered = 0;
new MutationObserver(() => requestAnimationFrame(() => {
  const list = document.getElementById('candidates');
  if (list?.ariaBusy !== 'false' || !window.typed || window.answered === window.typed) return;
  window.answered = window.typed;
  window.offered = performance.timeOrigin + performance.now();
})).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-busy'] });
"""
"""Noted in the frame that draws the answer to the letter typed last."""


@dataclass(slots=True)
class Found:
    """Milliseconds."""

    seen: list[float] = field(default_factory=list)
    read: list[float] = field(default_factory=list)
    offered: list[float] = field(default_factory=list)


def measure(*, quick: bool, say: Say) -> Report:
    """Raises BenchFailed."""
    with throwaway_home() as home, throwaway_database(home) as url:
        say("a city with units")
        about, cookie = uvloop.run(_furnished(url))
        with serving(url, home, 2) as addresses:
            say("two browsers")
            found = asyncio.run(_measured(addresses, cookie, QUICK_CALLS if quick else CALLS))
    rows: list[Row] = [
        *spread_rows("enter-to-board", found.seen, RIVAL, found.read),
        *spread_rows("keystroke-to-candidates", found.offered),
    ]
    return Report(bench="screens", machine=about, rows=rows)


async def _furnished(url: str) -> tuple[dict[str, str | int | float], str]:
    engine = make_engine(url)
    try:
        about = await machine(engine)
        await furnish(engine, UNITS)
        return about, await session_cookie(engine)
    finally:
        await engine.dispose()


async def _measured(addresses: Sequence[str], cookie: str, calls: int) -> Found:
    found, (one, other) = Found(), addresses
    async with (
        _page(one, "/call", cookie, PRESSED + OFFERED) as (browser, desk),
        _window(browser, other, "/board", cookie, DRAWN) as board,
        desks([one], cookie) as people,
        _socket(other, cookie) as socket,
    ):
        await expect(board.get_by_test_id("link-age")).to_contain_text("●")
        for _ in range(calls):
            await _typed(desk, found)
            number = await _sent(desk)
            incident = await _named(people, number)
            found.seen.append(await _drawn(board, incident) - float(await desk.evaluate("window.pressed")))
            await _read(socket, incident)
            await people.send(f"/api/incidents/{incident}/close", {"disposition": "resolved"})
            found.read.append(await _bare(people, socket))
    return found


async def _typed(desk: Page, found: Found) -> None:
    """The place letter by letter, by keyboard alone, no faster than people type."""
    await expect(desk.get_by_test_id("call-location")).to_be_focused()
    for letter in CORNER:
        await desk.keyboard.type(letter)
        await desk.wait_for_timeout(TYPED_EVERY_MS)
        await desk.wait_for_function("() => window.answered === window.typed", timeout=SEEN_WITHIN_S * 1000)
        found.offered.append(float(await desk.evaluate("window.offered - window.typed")))
    await expect(desk.get_by_test_id("call-candidate").first).to_be_visible()
    await desk.keyboard.press("Enter")
    await expect(desk.get_by_test_id("call-words")).to_be_focused()
    await desk.keyboard.type(WORDS)


async def _sent(desk: Page) -> str:
    """The incident's number."""
    shown = desk.get_by_test_id("call-sent")
    before = await shown.inner_text() if await shown.count() else ""
    await desk.keyboard.press("Control+Enter")
    await expect(shown).to_be_visible()
    if before:
        await expect(shown).not_to_have_text(before)
    return next(each for each in (await shown.inner_text()).split() if each[:4].isdigit() and "-" in each)


async def _named(people: Desks, number: str) -> str:
    listed: list[dict[str, Any]] = (await people.ask("/api/incidents"))["incidents"]
    return next(str(each["id"]) for each in listed if each["number"] == number.strip("."))


async def _drawn(board: Page, incident: str) -> float:
    """Milliseconds since the epoch. Raises BenchFailed."""
    handle = await board.wait_for_function(
        "id => window.drawn[id]", arg=incident, timeout=SEEN_WITHIN_S * 1000
    )
    return float(await handle.json_value())


async def _bare(people: Desks, socket: ClientConnection) -> float:
    """The same call by a program: milliseconds until its card is on the other server's socket."""
    began = time()
    incident = (await people.send("/api/calls", {"id": str(uuid4()), "words": WORDS}))["incident_id"]
    read = await _read(socket, incident)
    await people.send(f"/api/incidents/{incident}/close", {"disposition": "resolved"})
    return (read - began) * 1000


async def _read(socket: ClientConnection, incident: str) -> float:
    """Seconds since the epoch at which its card came. Raises BenchFailed."""
    try:
        async with asyncio.timeout(SEEN_WITHIN_S):
            while True:
                said, at = json.loads(await socket.recv()), time()
                if any(each["key"] == f"incident:{incident}" for each in said.get("cards", ())):
                    return at
    except TimeoutError as error:
        raise BenchFailed("a card never came") from error


@asynccontextmanager
async def _socket(address: str, cookie: str) -> AsyncIterator[ClientConnection]:
    url, headers = address.replace("http", "ws") + "/api/live", {"Cookie": f"{COOKIE}={cookie}"}
    async with connect(url, additional_headers=headers, compression=None, max_size=None) as socket:
        await socket.recv()
        yield socket


@asynccontextmanager
async def _page(address: str, path: str, cookie: str, script: str) -> AsyncIterator[tuple[Browser, Page]]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        async with _window(browser, address, path, cookie, script) as page:
            yield browser, page
        await browser.close()


@asynccontextmanager
async def _window(browser: Browser, address: str, path: str, cookie: str, script: str) -> AsyncIterator[Page]:
    context = await browser.new_context(viewport={"width": 1366, "height": 768})
    await context.add_cookies([{"name": COOKIE, "value": cookie, "url": address}])
    await context.add_init_script("localStorage.setItem('farol.language', 'en')")
    await context.add_init_script(script)
    page = await context.new_page()
    await page.goto(address + path)
    yield page
    await context.close()
