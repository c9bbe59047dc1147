"""What a crew does at its tablet, in its own words; only this file knows its buttons and what it keeps."""

import re
from typing import Self

from playwright.async_api import expect

from tests.stories.drivers import Screen

HOLD_MS, SLIP_MS = 1700, 700
"""Longer than the tablet asks for."""

STREETS = """() => {
  const { map } = document.querySelector('[data-testid=map] .canvas');
  return map.isStyleLoaded() && map.queryRenderedFeatures().some(each => each.source === 'city');
}"""
"""Of the city, drawn: without its tiles a map is a canvas with signs on it."""


class Tablet(Screen):
    async def sign_in(self, name: str, password: str) -> Self:
        """And wait for the unit: without its first picture a tablet has nothing to press."""
        await super().sign_in(name, password)
        await expect(self.by("unit-status-available")).to_be_visible()
        return self

    async def shows(self, words: str) -> None:
        await expect(self.by("unit-assignment")).to_contain_text(words)

    async def has_a_route(self) -> None:
        await expect(self.by("unit-assignment")).to_contain_text(re.compile(r"\d min"))

    async def presses(self, status: str) -> None:
        """And does not wait for the time in which it could be taken back."""
        await self.touches(status)
        await self.by("send-now").click()

    async def touches(self, status: str) -> None:
        if not await self.by(f"unit-status-{status}").is_visible():
            await self.by("menu").click()
        await self.by(f"unit-status-{status}").click()

    async def takes_it_back(self) -> None:
        await self.by("undo").click()

    async def is_in(self, status: str) -> None:
        await expect(self.by(f"unit-status-{status}")).to_have_attribute("aria-pressed", "true")

    async def expects(self, status: str) -> None:
        await expect(self.by(f"unit-status-{status}")).to_contain_class("primary")

    async def has_sent_everything(self) -> None:
        """However much that is: each word waits for the answer to the one before."""
        await expect(self.by("outbox-count")).to_have_text("not sent yet: 0", timeout=30_000)

    async def waits_with(self, count: int) -> None:
        await expect(self.by("outbox-count")).to_have_text(f"not sent yet: {count}")

    async def has_no_assignment(self) -> None:
        await expect(self.by("unit-assignment")).to_have_attribute("data-incident-id", "")

    async def calls_for_attention(self) -> None:
        await expect(self.by("acknowledge")).to_be_visible()

    async def acknowledges(self) -> None:
        await self.by("acknowledge").click()
        await expect(self.by("acknowledge")).to_have_count(0)

    async def calls_mayday_by_keyboard(self) -> None:
        """Two steps: ask, and after a moment yes; a hasty second press is no answer."""
        await self.by("mayday-button").focus()
        await self.page.keyboard.press("Enter")
        await expect(self.by("mayday-no")).to_be_focused()
        await self.page.keyboard.press("Shift+Tab")
        await self.page.wait_for_timeout(SLIP_MS)
        await self.page.keyboard.press("Enter")

    async def holds_mayday_down(self) -> None:
        await self.by("mayday-button").click(delay=HOLD_MS)

    async def reads_on_the_mayday_button(self, words: str) -> None:
        await expect(self.by("mayday-button")).to_contain_text(re.compile(words))

    async def is_told_beside_the_button(self, words: str) -> None:
        await expect(self.by("mayday-told")).to_contain_text(re.compile(words))

    async def says_it_was_a_slip(self) -> None:
        """Not in the moment in which it came up: a hasty touch is no answer."""
        await self.page.wait_for_timeout(SLIP_MS)
        await self.by("mayday-slip").click()

    async def can_call_mayday(self) -> None:
        await expect(self.by("mayday-button")).to_be_enabled()

    async def is_told_what_cannot_be_shown(self) -> None:
        await expect(self.by("not-drawn")).to_be_visible()

    async def touches_mayday_and_leaves_it(self) -> None:
        await self.by("mayday-button").click()
        await self.by("mayday-no").click()

    async def reads_of_its_mayday(self, words: str) -> None:
        await expect(self.by("mayday")).to_contain_text(words)

    async def is_told_to_use_the_radio(self) -> None:
        await expect(self.by("mayday-unsent")).to_contain_text("call by radio")

    async def has_no_mayday(self) -> None:
        for each in ("mayday", "mayday-unsent"):
            await expect(self.by(each)).to_have_count(0)

    async def has_kept_fixes(self, count: int) -> None:
        await self._comes_true(KEEPS_FIXES, count)

    async def reads_hazard(self, *words: str) -> None:
        for each in words:
            await expect(self.by("premise-notes")).to_contain_text(each)

    async def has_kept(self, number: str) -> None:
        """This assignment would be shown after a reload without signal."""
        await self._comes_true(KEEPS, number)

    async def has_a_map(self) -> None:
        await expect(self.page.locator(".maplibregl-canvas")).to_be_visible()
        await self.page.wait_for_function(STREETS)

    async def says_since_when_it_hears_nothing(self) -> None:
        """Known after three heartbeats that did not come."""
        since = re.compile(r"No signal since \d\d:\d\d:\d\d.*\d\d:\d\d old")
        await expect(self.by("link-down")).to_have_text(since, timeout=15_000)


KEEPS = """(number) => new Promise((told) => {
  const request = indexedDB.open('farol');
  request.onsuccess = () => {
    const kept = request.result.transaction('kept').objectStore('kept').get('own_picture');
    kept.onsuccess = () => {
      request.result.close();
      const { incident, way } = kept.result ?? {};
      told(incident?.number === number && way !== null);
    };
  };
})"""


KEEPS_FIXES = """(count) => new Promise((told) => {
  const request = indexedDB.open('farol');
  request.onsuccess = () => {
    const kept = request.result.transaction('fixes').objectStore('fixes').count();
    kept.onsuccess = () => {
      request.result.close();
      told(kept.result >= count);
    };
  };
})"""
