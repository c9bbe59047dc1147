"""What people do at the screens, in their own words; only this file knows keys, clicks and page structure."""

import re
from typing import Self

from playwright.async_api import Locator, expect

from tests.stories.chromium import Window

Picture = dict[str, str]
"""What a board shows: incident or unit → its row in words, without the running timers."""

DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""The page has drawn what it was told."""

HOLD_MS, SLIP_MS = 1700, 700
"""Longer than the tablet asks for."""

TIMER = re.compile(r"\d+:\d\d(:\d\d)?")


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


class CallTaker(Screen):
    async def takes(self, words: str, at: str) -> str:
        """By keyboard alone, in the order of speech; the incident's number."""
        keys = self.page.keyboard
        await expect(self.by("call-location")).to_be_focused()
        await keys.type(at)
        await expect(self.by("call-candidate").first).to_be_visible()
        await keys.press("Enter")
        await expect(self.by("call-candidate").first).to_have_attribute("aria-selected", "true")
        for _ in ("type", "priority", "words"):
            await keys.press("Tab")
        await keys.type(words)
        await keys.press("Control+Enter")
        return await self.number()

    async def number(self) -> str:
        await expect(self.by("call-sent")).to_be_visible()
        found = re.search(r"\d{4}-\d{6}", await self.by("call-sent").inner_text())
        assert found is not None
        return found[0]


class CallDesk(CallTaker):
    """A call not sent yet, block by block, each by its key."""

    async def hears(self, words: str = "", at: str = "", callback: str = "") -> Self:
        keys = self.page.keyboard
        if at:
            await keys.press("F3")
            await keys.type(at)
            await keys.press("Enter")
            await expect(self.by("call-candidate").first).to_have_attribute("aria-selected", "true")
        if words:
            await keys.press("F6")
            await keys.type(words)
        if callback:
            await keys.press("F7")
            await keys.press("Tab")
            await keys.type(callback)
        return self

    async def is_understood_as(self, type: str) -> None:
        """All that was typed has been read: answers to fewer words are gone."""
        await expect(self.by("response")).to_contain_text(type)

    async def asks(self, *questions: str) -> None:
        """In this order, whatever else is asked between them."""
        shown = [await each.get_attribute("data-key") for each in await self.by("question").all()]
        assert [each for each in shown if each in questions] == list(questions)

    async def answers_by_keys(self, *keys: str) -> None:
        """From the first question not answered yet on; each answer goes on to the next question."""
        await self.page.keyboard.press("F9")
        for each in keys:
            await self.page.keyboard.press(each)

    async def has_answered(self, question: str, word: str) -> None:
        row = self.page.locator(f"[data-testid=question][data-key={question}]")
        await expect(row.locator("[aria-checked=true]")).to_contain_text(word)

    async def is_suggested(self, *words: str) -> None:
        for each in words:
            await expect(self.by("suggested")).to_contain_text(each)

    async def follows_the_suggestion(self) -> None:
        await self.page.keyboard.press("F2")
        await self.page.keyboard.press("Enter")
        await expect(self.by("suggested")).to_have_count(0)

    async def has_type(self, type: str, priority: str) -> None:
        await expect(self.by("call-type")).to_have_value(type)
        await expect(self.by("call-priority")).to_have_value(priority)

    async def is_shown_known(self, *words: str) -> None:
        for each in words:
            await expect(self.by("known").first).to_contain_text(each)

    async def reads_of_the_place(self, *words: str) -> None:
        for each in words:
            await expect(self.by("premise-notes")).to_contain_text(each)

    async def would_send(self, name: str | None = None) -> str:
        first = self.by("response-unit").first.locator("strong")
        await expect(first).to_have_text(name or re.compile(r"\w"))
        return await first.inner_text()

    async def joins_the_first(self) -> None:
        await self.page.keyboard.press("F8")
        await self.page.keyboard.press("Enter")
        await expect(self.by("join").first).to_have_attribute("aria-pressed", "true")

    async def sends_it(self) -> None:
        await self.page.keyboard.press("Control+Enter")

    async def undoes_the_join(self) -> None:
        await self.by("part").click()
        await expect(self.by("part")).to_have_count(0)

    async def pins_by_arrows(self) -> None:
        for key in ("F5", "ArrowUp", "Shift+ArrowRight"):
            await self.page.keyboard.press(key)

    async def holds(self, words: str, at: str) -> None:
        """What stands in the form."""
        await expect(self.by("call-words")).to_have_value(words)
        await expect(self.by("call-location")).to_have_value(at)

    async def keeps_calls(self, count: int) -> None:
        await expect(self.by("outbox-count")).to_contain_text(f"not sent yet: {count}")

    async def has_sent_all(self) -> None:
        await expect(self.by("outbox-count")).to_have_count(0, timeout=30_000)

    async def clock_runs(self) -> None:
        await expect(self.by("call-clock")).to_have_text(re.compile(r"00:0[1-9] of 60 s"))


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
        await expect(self.by("assign-button").first).to_be_enabled()
        await self.page.keyboard.press("1")
        await expect(self.by("assign-button").first).to_be_focused()
        await self.page.keyboard.press("Enter")

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
