"""A real Chromium that reaches nothing but loopback: one for all, each test with windows of its own."""

from collections.abc import AsyncIterator

import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, async_playwright, expect

CHROMIUM = "/usr/bin/chromium"
NOT_WANTED = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
)
"""The address bar's pages, which cost each window half a second of work and are never seen. Of two lists
Chromium takes the later, so what Playwright turns off is said again."""

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    f"--disable-features={','.join(NOT_WANTED)}",
)
"""A map renders in software, and only a map: the page around it is painted without GL at a third of the work.
Root may not use the sandbox; nothing is fetched behind our back."""

PATIENCE_MS = 20_000
"""A browser that draws in software is slow on two cores: only what is promised to people names its time."""
expect.set_options(timeout=PATIENCE_MS)

NO_WEBGL = """
const get = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...how) {
  return kind.startsWith('webgl') ? null : get.call(this, kind, ...how);
};
"""

Size = tuple[int, int]
WALL: Size = (1366, 768)
TABLET: Size = (1280, 800)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        await _can_draw_a_map(browser)
        yield browser
        await browser.close()


async def _can_draw_a_map(browser: Browser) -> None:
    """Without WebGL a board shows words where the map would be, and most stories would not notice."""
    page = await browser.new_page()
    assert await page.evaluate("document.createElement('canvas').getContext('webgl2') !== null")
    await page.close()


@pytest_asyncio.fixture(loop_scope="session")
async def chromium(browser: Browser) -> AsyncIterator[Browser]:
    yield browser
    for each in browser.contexts:
        await each.close()


class Window:
    """One person's browser: its own cookies and storage, and what its console complained of."""

    def __init__(self, page: Page, context: BrowserContext) -> None:
        self.page = page
        self.context = context
        self.complaints: list[str] = []
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _heard(self, message: ConsoleMessage) -> None:
        """A refused or unreachable request is the server's word, shown on the screen; the rest is a fault."""
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.complaints.append(message.text)


async def a_window(
    chromium: Browser,
    size: Size = WALL,
    language: str = "en",
    *,
    sees_map: bool = False,
    timezone: str | None = None,
) -> Window:
    """Of somebody who asked for no motion: a map that glides is drawn, in software, at every step.
    timezone: of the machine, where that is another than this one's.

    Drawing maps is 40 % of what all stories cost, so only those that look at one, and the main ones, have
    it; the others are told on a machine without WebGL, where a board says so and does all the rest.
    """
    context = await chromium.new_context(
        viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce", timezone_id=timezone
    )
    await context.add_init_script(f"localStorage.setItem('farol.language', '{language}')")
    if not sees_map:
        await context.add_init_script(NO_WEBGL)
    context.set_default_timeout(PATIENCE_MS)
    return Window(await context.new_page(), context)
