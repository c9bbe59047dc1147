"""What a call-taker does, in its own words; only this file knows the desk's keys and fields."""

import re
from typing import Self

from playwright.async_api import Browser, expect

from tests.site import PASSWORD
from tests.stories.chromium import a_window
from tests.stories.city import City
from tests.stories.drivers import Screen


class CallTaker(Screen):
    async def takes(self, words: str, at: str) -> str:
        """By keyboard alone, in the order of speech; the incident's number."""
        keys = self.page.keyboard
        await expect(self.by("call-location")).to_be_focused()
        await keys.type(at)
        await expect(self.by("call-candidate").first).to_be_visible()
        await keys.press("Enter")
        await expect(self.by("call-candidate").first).to_have_attribute("aria-selected", "true")
        await expect(self.by("call-words")).to_be_focused()
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

    async def asks_exactly(self, *questions: str) -> None:
        shown = self.by("question")
        await expect(shown).to_have_count(len(questions))
        assert [await each.get_attribute("data-key") for each in await shown.all()] == list(questions)

    async def unsays_the_type(self) -> None:
        await self.by("call-type").select_option("")

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

    async def types_the_type(self, letters: str) -> None:
        """As it is said; Enter goes on to the words."""
        await self.page.keyboard.press("F4")
        await self.page.keyboard.type(letters)
        await self.page.keyboard.press("Enter")
        await expect(self.by("call-words")).to_be_focused()

    async def leaves_in_the_type(self, letters: str, key: str) -> None:
        await self.page.keyboard.press("F4")
        await self.page.keyboard.type(letters)
        await self.page.keyboard.press(key)

    async def is_told_of_the_type(self, *words: str) -> None:
        for each in words:
            await expect(self.by("type-typed")).to_contain_text(each)

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

    async def looks_at(self) -> tuple[float, float]:
        """Latitude and longitude of the middle of the map, once it has come to the place that was typed."""
        said = await self._view()
        return (said[1] + said[3]) / 2, (said[0] + said[2]) / 2

    async def degrees_per_px(self) -> float:
        """Of longitude."""
        said, box = await self._view(), await self.by("map").bounding_box()
        assert box is not None
        return (said[2] - said[0]) / box["width"]

    async def _view(self) -> list[float]:
        """West, south, east, north."""
        await expect(self.by("map")).to_have_attribute("data-view", re.compile(r"."))
        before = ""
        while (now := await self.by("map").get_attribute("data-view") or "") != before:
            before = now
            await self.page.wait_for_timeout(300)
        return [float(each) for each in now.split(",")]

    async def pins_on_the_map(self, right_px: int) -> None:
        """So far from the middle of what it shows."""
        box = await self.by("map").bounding_box()
        assert box is not None
        await self.page.mouse.click(box["x"] + box["width"] / 2 + right_px, box["y"] + box["height"] / 2)

    async def holds(self, words: str, at: str) -> None:
        """What stands in the form."""
        await expect(self.by("call-words")).to_have_value(words)
        await expect(self.by("call-location")).to_have_value(at)

    async def has_in_sight(self, *fields: str) -> None:
        """Whole, without scrolling."""
        edge = await self.page.locator("fieldset").first.bounding_box()
        assert edge is not None
        for each in fields:
            box = await self.by(each).bounding_box()
            assert box is not None
            assert edge["y"] <= box["y"], each
            assert box["y"] + box["height"] <= edge["y"] + edge["height"], each

    async def keeps_calls(self, count: int) -> None:
        await expect(self.by("outbox-count")).to_contain_text(f"not sent yet: {count}")

    async def has_sent_all(self) -> None:
        await expect(self.by("outbox-count")).to_have_count(0, timeout=30_000)

    async def clock_runs(self) -> None:
        await expect(self.by("call-clock")).to_have_text(re.compile(r"00:0[1-9] of 60 s"))


async def a_desk(chromium: Browser, city: City, *, sees_map: bool = False) -> CallDesk:
    desk = CallDesk(await a_window(chromium, sees_map=sees_map), f"{city.one}/call")
    await desk.sign_in("rui", PASSWORD)
    return desk


async def incidents(city: City) -> list[dict[str, object]]:
    async with city.signed_in("sam") as client:
        found: list[dict[str, object]] = (await client.get("/api/incidents")).json()["incidents"]
        return found
