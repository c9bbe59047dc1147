"""What people do at the screens, in their own words; only a driver knows keys, clicks and page structure."""

import re
from typing import Self

from playwright.async_api import Locator, expect

from tests.stories.chromium import Window

Picture = dict[str, str]
"""What a board shows: incident or unit → its row in words, without the running timers."""

DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""The page has drawn what it was told."""

TIMER = re.compile(r"(\d+\xa0d\xa0)?\d+:\d\d(:\d\d)?")


class Screen:
    def __init__(self, window: Window, address: str) -> None:
        self.window = window
        self.page = window.page
        self.address = address

    def by(self, testid: str) -> Locator:
        return self.page.get_by_test_id(testid)

    async def sign_in(self, name: str, password: str) -> Self:
        await self.page.goto(self.address)
        await self.by("signin-name").fill(name)
        await self.by("signin-password").fill(password)
        await self.page.keyboard.press("Enter")
        await expect(self.by("link-age")).to_contain_text("●")
        await expect(self.page.locator("main")).to_be_visible()  # a screen still opening hears no key
        return self

    async def switch_language(self, language: str) -> None:
        await self.by(f"lang-{language}").click()

    async def is_ready_for_an_outage(self) -> None:
        """The app's own files are kept, and pages are given out from there."""
        await self.page.wait_for_function(
            "async () => (await navigator.serviceWorker.ready) && !!navigator.serviceWorker.controller"
        )

    async def _comes_true(self, script: str, asked: object) -> None:
        """Asked again until it is: `wait_for_function` takes a promise for a yes."""
        for _ in range(100):
            if await self.page.evaluate(script, asked) is True:
                return
            await self.page.wait_for_timeout(200)
        raise AssertionError(f"it did not come true within 20 s: {asked}")

    async def says(self, words: str) -> None:
        await expect(self.page.get_by_text(words).first).to_be_visible()


class Board(Screen):
    def row(self, number: str) -> Locator:
        return self.by("board-incident").filter(has_text=number)

    async def stands(self) -> Self:
        """The map is drawn: whoever looks at a board has one that has finished opening."""
        await self.page.wait_for_load_state("networkidle")
        return self

    async def shows(self, number: str, *, within_s: float = 10.0) -> None:
        await expect(self.row(number)).to_be_visible(timeout=within_s * 1000)

    async def chooses_the_first(self) -> None:
        await expect(self.by("board-incident").first).to_be_visible()
        await self.page.keyboard.press("j")
        await expect(self.by("incident-panel")).to_be_visible()

    async def recommended(self) -> str:
        """The unit proposed first, by name."""
        proposed = self.by("recommended-unit").first.locator("strong")
        await expect(proposed).to_be_visible()
        return await proposed.inner_text()

    async def sends_the_first(self) -> None:
        """Digit, then Enter: choosing is not acting."""
        await self.aims_at_the_first()
        await self.page.keyboard.press("Enter")

    async def aims_at_the_first(self) -> None:
        await expect(self.by("assign-button").first).to_be_enabled()
        await self.page.keyboard.press("1")
        await expect(self.by("assign-button").first).to_be_focused()

    async def closes(self, disposition: str) -> None:
        await self.by("close-disposition").select_option(disposition)
        await self.by("close-incident").click()

    async def shows_unit(self, name: str, status: str) -> None:
        """Found by the filter: of a long list only the rows in sight exist."""
        await self.by("unit-filter").fill(name)
        row = self.by("board-unit").filter(has=self.page.get_by_text(name, exact=True))
        await expect(row).to_have_attribute("data-status", status)
        await self.by("unit-filter").fill("")
        await self.by("unit-filter").blur()

    async def no_longer_shows(self, number: str) -> None:
        await expect(self.row(number)).to_have_count(0)

    async def is_told(self, words: str) -> None:
        await expect(self.page.get_by_role("alert").filter(has_text=words)).to_be_visible()

    async def is_told_nothing(self) -> None:
        await expect(self.by("recommendation").get_by_role("alert")).to_have_count(0)

    async def picture(self) -> Picture:
        """Every row of every list, scrolled through to its end."""
        seen: Picture = {}
        for each in ("waiting", "active", "units"):
            for box in await self.by(each).get_by_role("list").all():
                seen |= await _scrolled_through(box)
        return seen


async def _scrolled_through(box: Locator) -> Picture:
    seen: Picture = {}
    await box.evaluate("box => box.scrollTo(0, 0)")
    while True:
        await box.evaluate(DRAWN)
        for row in await box.get_by_role("button").all():
            seen[await _id(row)] = TIMER.sub("", await row.inner_text())
        if await box.evaluate("box => box.scrollTop + box.clientHeight >= box.scrollHeight - 1"):
            return seen
        await box.evaluate("box => box.scrollBy(0, box.clientHeight)")


async def _id(row: Locator) -> str:
    return await row.get_attribute("data-incident-id") or await row.get_attribute("data-unit-id") or ""
