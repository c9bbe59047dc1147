"""Eight hours in a valley: a tablet that loses signal, page and battery loses no word of its crew."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Geolocation, async_playwright
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from data.cluster import Cluster
from tests.faults.server_process import ServerProcess
from tests.site import PASSWORD
from tests.stories.centre_staff import sends, takes_a_call
from tests.stories.chromium import CHROMIUM, FLAGS, PATIENCE_MS, TABLET, Window, a_window
from tests.stories.city import CENTRE, TOWN, City, Twins
from tests.stories.dispatcher import Dispatcher
from tests.stories.tablet import Tablet

pytestmark = pytest.mark.browser

HERE: Geolocation = {"latitude": -29.987, "longitude": -71.4, "accuracy": 5}
"""Where no station is."""

FIFTY = ("en_route", "staged", "on_scene", "returning", "staged") * 10
"""Any order: crews may, and each must arrive as it was pressed."""


def faults(window: Window) -> list[str]:
    """That the link is down the console may say; the screen says it too."""
    return [each for each in window.complaints if not each.startswith("WebSocket connection to")]


async def words_of(engine: AsyncEngine, name: str) -> list[tuple[str, str]]:
    """What the unit's crew said, as the log holds it: the state and the moment it was pressed."""
    async with engine.connect() as connection:
        rows = await connection.execute(
            text("""select body->>'status', at from facts
                    where kind = 'UnitStatusChanged' and by = :name order by seq"""),
            {"name": name},
        )
        return [(row[0], str(row[1])) for row in rows]


async def test_a_reload_without_signal_shows_the_assignment_and_its_age_and_the_map(
    chromium: Browser, city: City
) -> None:
    window = await a_window(chromium, TABLET, sees_map=True)
    crew = await Tablet(window, f"{city.one}/unit").sign_in("E1", PASSWORD)
    number = await takes_a_call(city, "smoke from a roof")
    await sends(city, "E1", number)
    await crew.shows(number)
    await crew.has_a_route()
    await crew.is_ready_for_an_outage()
    await crew.has_kept(number)
    await window.context.set_offline(True)
    await window.page.reload()
    await crew.shows(number)
    await crew.shows("smoke from a roof")
    await crew.has_a_route()
    await crew.says_since_when_it_hears_nothing()
    await crew.has_a_map()
    assert faults(window) == []


@pytest.mark.a_core_each
async def test_a_link_the_device_knows_to_be_gone_is_said_at_once_and_found_again_as_soon(
    chromium: Browser, city: City
) -> None:
    window = await a_window(chromium, TABLET)
    await window.context.add_init_script("Math.random = () => 0.999")  # it always waits its longest
    await Tablet(window, f"{city.one}/unit").sign_in("E1", PASSWORD)
    band = window.page.get_by_test_id("link-down")
    assert await band.count() == 0
    await window.context.set_offline(True)
    await band.wait_for(timeout=4_000)
    await asyncio.sleep(4.0)  # it has just tried, and would again in 4 s
    await window.context.set_offline(False)
    await band.wait_for(state="hidden", timeout=2_500)


@pytest.mark.a_core_each
async def test_fifty_words_pressed_without_signal_arrive_once_each_and_in_order_after_reloads(
    chromium: Browser, city: City
) -> None:
    window = await a_window(chromium, TABLET)
    crew = await Tablet(window, f"{city.one}/unit").sign_in("E1", PASSWORD)
    await crew.is_ready_for_an_outage()
    await window.context.set_offline(True)
    for count, status in enumerate(FIFTY, 1):
        await crew.touches(status)
        if count in (20, 35):
            await crew.waits_with(count)
            await window.page.reload()
            await crew.waits_with(count)
    await crew.waits_with(50)
    await crew.is_in(FIFTY[-1])
    await window.context.set_offline(False)
    await crew.has_sent_everything()
    said = await words_of(city.engine, "E1")
    assert [status for status, _ in said] == list(FIFTY)
    assert [at for _, at in said] == sorted(at for _, at in said)
    await crew.is_in(FIFTY[-1])
    assert faults(window) == []


@pytest.mark.a_core_each
async def test_a_word_taken_back_within_five_seconds_was_never_said(chromium: Browser, city: City) -> None:
    """A free unit pressed by mistake loses its assignment: no correction could give it back."""
    window = await a_window(chromium, TABLET)
    crew = await Tablet(window, f"{city.one}/unit").sign_in("E1", PASSWORD)
    number = await takes_a_call(city, "smoke")
    await sends(city, "E1", number)
    await crew.calls_for_attention()
    await crew.acknowledges()
    await crew.expects("en_route")
    await crew.touches("available")
    await crew.waits_with(1)
    await crew.takes_it_back()
    await crew.has_sent_everything()
    await crew.presses("en_route")
    await crew.has_sent_everything()
    await crew.expects("on_scene")
    assert [status for status, _ in await words_of(city.engine, "E1")] == ["en_route"]
    await crew.shows(number)


@pytest.mark.a_core_each
async def test_what_one_crew_pressed_is_not_sent_in_the_name_of_the_next(
    chromium: Browser, city: City
) -> None:
    window = await a_window(chromium, TABLET)
    crew = await Tablet(window, f"{city.one}/unit").sign_in("E1", PASSWORD)
    await window.page.route("**/api/units/*/status", lambda route: route.abort())
    await crew.presses("out_of_service")
    await window.context.clear_cookies()
    next_crew = await Tablet(window, f"{city.one}/unit").sign_in("E2", PASSWORD)
    await window.page.unroute("**/api/units/*/status")
    await next_crew.presses("on_scene")
    await next_crew.says("Not sent yet, of E1")
    await next_crew.waits_with(1)
    assert await words_of(city.engine, "E1") == []
    await window.context.clear_cookies()
    crew = await Tablet(window, f"{city.one}/unit").sign_in("E1", PASSWORD)
    await crew.has_sent_everything()
    assert [status for status, _ in await words_of(city.engine, "E1")] == ["out_of_service"]


@pytest_asyncio.fixture(loop_scope="session")
async def server(cluster: Cluster, city: City, tmp_path: Path) -> AsyncIterator[ServerProcess]:
    """One of an operating-system process of its own, over the same city, to be killed."""
    made = ServerProcess(cluster.url(TOWN), CENTRE, tmp_path / "server.log")
    await made.start()
    yield made
    await made.kill()


@asynccontextmanager
async def a_device(disk: Path, address: str) -> AsyncIterator[Tablet]:
    """A browser whose disk outlives it."""
    async with async_playwright() as playwright:
        context = await playwright.chromium.launch_persistent_context(
            disk,
            executable_path=CHROMIUM,
            args=list(FLAGS),
            viewport={"width": TABLET[0], "height": TABLET[1]},
        )
        context.set_default_timeout(PATIENCE_MS)
        try:
            yield Tablet(Window(context.pages[0], context), f"{address}/unit")
        finally:
            await context.close()


async def test_a_killed_server_and_a_restarted_browser_cost_no_word(
    city: City, server: ServerProcess, tmp_path: Path
) -> None:
    number = await takes_a_call(city, "smoke from a roof")
    await sends(city, "E1", number)
    async with a_device(tmp_path / "disk", server.address) as crew:
        await crew.sign_in("E1", PASSWORD)
        await crew.is_ready_for_an_outage()
        await crew.has_kept(number)
        await server.kill()
        await crew.touches("en_route")
        await crew.touches("on_scene")
        await crew.waits_with(2)
    async with a_device(tmp_path / "disk", server.address) as crew:
        await crew.page.goto(crew.address)
        await crew.waits_with(2)
        await crew.shows(number)
        await crew.is_in("on_scene")
        await crew.says_since_when_it_hears_nothing()
        await server.start()
        await crew.has_sent_everything()
        assert [status for status, _ in await words_of(city.engine, "E1")] == ["en_route", "on_scene"]


async def test_that_a_crew_has_seen_its_assignment_is_known_on_the_board_also_after_no_signal(
    chromium: Browser, twins: Twins
) -> None:
    crew = await Tablet(await a_window(chromium, TABLET), f"{twins.one}/unit").sign_in("E1", PASSWORD)
    ana = await Dispatcher(await a_window(chromium), f"{twins.other}/board").sign_in("ana", PASSWORD)
    await crew.is_ready_for_an_outage()
    number = await takes_a_call(twins, "smoke from a roof", seconds_ago=60)
    await sends(twins, "E1", number, seconds_ago=40)
    await ana.has_alarms("not_acknowledged", 1)
    await ana.reads_beside_the_unit("E1", "not seen")
    await crew.calls_for_attention()
    await crew.window.context.set_offline(True)
    await crew.acknowledges()
    await crew.waits_with(1)
    await ana.has_alarms("not_acknowledged", 1)
    await crew.window.context.set_offline(False)
    await ana.has_no_alarms()
    await ana.reads_beside_the_unit("E1", "seen")
    await ana.chooses(number)
    await ana.reads_in_the_chronology("E1 has seen it")


@pytest.mark.a_core_each
async def test_where_a_vehicle_was_without_signal_is_sent_later_with_its_own_time(
    chromium: Browser, city: City
) -> None:
    """In order, each once, also after a reload: the road it took is known however long nobody heard it."""
    async with city.engine.begin() as connection:  # an exercise's vehicles are simulated, and silent here
        await connection.execute(text("update units set exercise = false where name = 'E1'"))
    window = await a_window(chromium, TABLET)
    await window.context.grant_permissions(["geolocation"])
    await window.context.set_geolocation(HERE)
    crew = await Tablet(window, f"{city.one}/unit").sign_in("E1", PASSWORD)
    await crew.is_ready_for_an_outage()
    await until(lambda: fixes_of(city.engine), 1)
    await window.context.set_offline(True)
    for step in (1, 2):
        await window.context.set_geolocation({**HERE, "latitude": HERE["latitude"] + step * 0.0005})
        await crew.has_kept_fixes(step)
    await window.page.reload()
    await crew.has_kept_fixes(2)
    assert len(await fixes_of(city.engine)) == 1
    await window.context.set_offline(False)
    await window.context.set_geolocation({**HERE, "latitude": HERE["latitude"] + 0.0015})
    heard = await until(lambda: fixes_of(city.engine), 4)
    assert [lat for lat, _, _ in heard] == sorted(lat for lat, _, _ in heard)
    ages = [recorded_at - at for _, at, recorded_at in heard]
    assert ages[1] > timedelta(seconds=3)
    assert len({at for _, at, _ in heard}) == len(heard)


ON_THIS_ROAD = text("""select lat, at, recorded_at from position_history
    where lat between :lat - 1e-9 and :lat + 0.0015001 order by at""")
Fixes = list[tuple[float, datetime, datetime]]


async def fixes_of(engine: AsyncEngine) -> Fixes:
    """Latitude, the device's instant and ours, of every fix on this road by the device's clock."""
    async with engine.connect() as connection:
        rows = await connection.execute(ON_THIS_ROAD, {"lat": HERE["latitude"]})
        return [(row[0], row[1], row[2]) for row in rows]


async def until(look: Callable[[], Awaitable[Fixes]], count: int) -> Fixes:
    for _ in range(150):
        if len(found := await look()) >= count:
            return found
        await asyncio.sleep(0.2)
    raise AssertionError(f"{count} fixes were expected within 30 s")
