"""Pictures of every screen, light and dark, in three languages, from a centre made for them alone."""

import asyncio
import os
import socket
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from playwright.async_api import Browser, Page, async_playwright
from rich.progress import Progress

from web.bench.throwaway import throwaway_home
from web.demo.client import Desk
from web.demo.people import Person
from web.demo.world import world_of
from web.gallery.past import Past
from web.gallery.scenes import Scene, scenes
from web.run import Wish, living, standing

LANGUAGES = ("en", "zh", "pt")
THEMES = ("dark", "light")
CHROMIUM = "/usr/bin/chromium"
FLAGS = ("--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-dev-shm-usage")
"""Maps render in software; root may not use the sandbox."""

SEED = 8
QUIET_HOURS = 8
"""Before this hour of the city the day before has more to show."""
LIVELY_WITHIN_S = 240.0
STILL = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


class NotLively(Exception):
    """The city did not come alive in time; what the server said stands above."""


def shoot(into: Path, only: str | None) -> int:
    """How many pictures were taken. Raises CannotRun, NotACity, ClusterFailed, NotLively."""
    into.mkdir(parents=True, exist_ok=True)
    with throwaway_home() as home:
        os.environ["FAROL_HOME"] = str(home)
        os.environ.pop("DATABASE_URL", None)  # a real centre's is never touched
        wish = Wish(port=_free_port(), speed=3.0, calls_per_hour=40.0, hands_off=True)
        with standing(wish) as centre:
            on = asyncio.run(_a_past(wish, centre.people))
            with living(wish):
                return asyncio.run(_pictures(wish, centre.people, on, into, only))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _address(wish: Wish) -> str:
    return f"http://{wish.host}:{wish.port}"


async def _a_past(wish: Wish, people: Mapping[str, Person]) -> date:
    """Until a minute ago: its last incidents are still open. The day to look at."""
    async with (
        Desk(_address(wish), "gateway", people["gateway"].password) as desk,
        Desk(_address(wish), "sam", people["sam"].password) as supervisor,
    ):
        today = await supervisor.ask("/api/day")
        if today is None:
            raise NotLively
        now = datetime.fromisoformat(today["at"])
        on = now.date() if now.hour >= QUIET_HOURS else now.date() - timedelta(days=1)
        start = datetime.combine(on, datetime.min.time(), now.tzinfo)
        world = await world_of(desk, 1.0, SEED)
        await Past(desk, world, Random(SEED), now - timedelta(seconds=20)).happen(start)
        return on


async def _pictures(wish: Wish, people: Mapping[str, Person], on: date, into: Path, only: str | None) -> int:
    wanted = [each for each in scenes(on) if only is None or each.name == only]
    crew = await _lively(wish, people)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        with Progress() as bar:
            task = bar.add_task("pictures", total=len(wanted) * len(LANGUAGES) * len(THEMES))
            for scene in wanted:
                who = people[crew if scene.who == "crew" else scene.who] if scene.who else None
                for language in LANGUAGES:
                    for theme in THEMES:
                        file = into / f"{scene.name}-{language}-{theme}.png"
                        await _picture(browser, _address(wish), scene, who, language, theme, file)
                        bar.advance(task)
        await browser.close()
    return len(wanted) * len(LANGUAGES) * len(THEMES)


async def _lively(wish: Wish, people: Mapping[str, Person]) -> str:
    """Waits until crews are on scene, others drive, and calls wait; who drives."""
    async with Desk(_address(wish), "gateway", people["gateway"].password) as desk:
        deadline = datetime.now(UTC) + timedelta(seconds=LIVELY_WITHIN_S)
        while datetime.now(UTC) < deadline:
            units = (await desk.ask("/api/units") or {"units": []})["units"]
            incidents = (await desk.ask("/api/incidents") or {"incidents": []})["incidents"]
            waiting = [each for each in incidents if each["state"] == "open" and not each["units"]]
            driving = [each["name"] for each in units if each["status"] == "en_route"]
            there = [each for each in units if each["status"] == "on_scene"]
            if len(waiting) >= 3 and driving and len(there) >= 2:
                return str(driving[-1])
            if waiting and not driving:
                await _send_to(desk, waiting[0]["id"])
            await asyncio.sleep(1.0)
    raise NotLively


async def _send_to(desk: Desk, id: str) -> None:
    """What is recommended; somebody must be on the road."""
    advice = await desk.ask(f"/api/incidents/{id}/recommendation")
    for slot in (advice or {"slots": []})["slots"]:
        if (choice := slot["choice"]) is not None:
            order = {"unit_id": choice["unit_id"], "slot": slot["slot"], "eta_s": choice["kerb_s"]}
            await desk.send(f"/api/incidents/{id}/assignments", order)


async def _picture(
    browser: Browser, address: str, scene: Scene, who: Person | None, language: str, theme: str, file: Path
) -> None:
    context = await browser.new_context(
        viewport={"width": scene.size[0], "height": scene.size[1]}, reduced_motion="reduce"
    )
    context.set_default_timeout(20_000)
    for name, value in (("language", language), ("theme", theme)):
        await context.add_init_script(f"localStorage.setItem('farol.{name}', '{value}')")
    page: Page = await context.new_page()
    if who is not None:
        await page.goto(f"{address}/enter?key={who.key}")
    await page.goto(f"{address}{scene.path}")
    await scene.act(page)
    await page.evaluate(STILL)
    await page.screenshot(path=file)
    await context.close()
