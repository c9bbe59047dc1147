"""Pictures of every screen, light and dark, in three languages, from a centre made for them alone."""

import asyncio
import os
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import product
from pathlib import Path
from random import Random

from playwright.async_api import Browser, async_playwright
from rich.progress import Progress

from web.bench.throwaway import throwaway_home
from web.demo.client import Desk
from web.demo.people import Person
from web.demo.world import world_of
from web.gallery.alive import SEED, NotLively, alive
from web.gallery.past import Past
from web.gallery.scenes import Scene, scenes
from web.run import Wish, living, standing

LANGUAGES = {"en": "en-GB", "zh": "zh-HK", "pt": "pt-PT"}
"""And how a browser there writes dates."""
THEMES = ("dark", "light")
CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-dev-shm-usage",
)
"""A map renders in software, and the page around it without GL, as in every browser without a graphics card.
Root may not use the sandbox."""

QUIET_HOURS = 8
"""Before this hour of the city the day before has more to show."""
PATIENCE_MS = 60_000
STILL = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


@dataclass(frozen=True, slots=True)
class Look:
    language: str
    theme: str
    zone: str
    """The city's hour, for a browser that stands in it."""

    def file(self, scene: Scene) -> str:
        return f"{scene.name}-{self.language}-{self.theme}.png"


def shoot(into: Path, only: str) -> int:
    """How many pictures were taken: those with `only` in their name. Raises CannotRun, NotACity,
    ClusterFailed, NotLively."""
    into.mkdir(parents=True, exist_ok=True)
    with throwaway_home() as home:
        os.environ["FAROL_HOME"] = str(home)
        os.environ.pop("DATABASE_URL", None)  # a real centre's is never touched
        wish = Wish(port=_free_port(), speed=3.0, calls_per_hour=40.0, hands_off=True)
        address = f"http://{wish.host}:{wish.port}"
        with standing(wish) as centre:
            now = asyncio.run(_a_past(address, centre.people))
            with living(wish):
                return asyncio.run(_pictures(address, centre.people, now, into, only))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


async def _a_past(address: str, people: Mapping[str, Person]) -> datetime:
    """Until now: What o'clock it is in the city."""
    async with (
        Desk(address, "gateway", people["gateway"].password) as desk,
        Desk(address, "sam", people["sam"].password) as supervisor,
    ):
        today = await supervisor.ask("/api/day")
        if today is None:
            raise NotLively
        now = datetime.fromisoformat(today["at"])
        start = datetime.combine(_day_of(now), datetime.min.time(), now.tzinfo)
        world = await world_of(desk, 1.0, SEED)
        await Past(desk, world, Random(SEED), now - timedelta(seconds=20)).happen(start)
        return now


def _day_of(now: datetime) -> date:
    """The day to look at."""
    return now.date() if now.hour >= QUIET_HOURS else now.date() - timedelta(days=1)


def _zone(now: datetime) -> str:
    """POSIX counts westward."""
    hours = round((now.utcoffset() or timedelta()).total_seconds() / 3600)
    return f"Etc/GMT{-hours:+d}" if hours else "UTC"


async def _pictures(address: str, people: Mapping[str, Person], now: datetime, into: Path, only: str) -> int:
    looks = [Look(language, theme, _zone(now)) for language, theme in product(LANGUAGES, THEMES)]
    wanted = [
        (look, scene) for look, scene in product(looks, scenes(_day_of(now))) if only in look.file(scene)
    ]
    async with alive(address, people) as city, async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        with Progress() as bar:
            for look, scene in bar.track(wanted, description="pictures"):
                name = await city.who_drives() if scene.who == "crew" else scene.who
                key = people[name].key if name else None
                await _picture(browser, address, scene, look, key, into / look.file(scene))
        await browser.close()
    return len(wanted)


async def _picture(
    browser: Browser, address: str, scene: Scene, look: Look, key: str | None, file: Path
) -> None:
    """`key`: the one-click sign-in of who sits there."""
    context = await browser.new_context(
        viewport={"width": scene.size[0], "height": scene.size[1]},
        reduced_motion="reduce",
        locale=LANGUAGES[look.language],
        timezone_id=look.zone,
    )
    context.set_default_timeout(PATIENCE_MS)
    for name, value in (("language", look.language), ("theme", look.theme)):
        await context.add_init_script(f"localStorage.setItem('farol.{name}', '{value}')")
    page = await context.new_page()
    if key is not None:
        await page.goto(f"{address}/enter?key={key}")
    await page.goto(f"{address}{scene.path}")
    await scene.act(page)
    await page.evaluate(STILL)
    await page.screenshot(path=file)
    await context.close()
