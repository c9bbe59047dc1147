"""What a dispatcher does at the board; beside drivers.py, alarmed.py, map_reader.py nobody knows its keys."""

import asyncio
import re

from playwright.async_api import Locator, Route, expect

from tests.stories.alarmed import Alarmed
from tests.stories.map_reader import MapReader

IN_SIGHT = """list => [...list.querySelectorAll('[data-testid=board-incident]')].filter(row => {
  const at = row.getBoundingClientRect(), box = row.closest('.box').getBoundingClientRect();
  const column = row.closest('.most').getBoundingClientRect();
  return at.top >= box.top - 1 && at.bottom <= Math.min(box.bottom, column.bottom) + 1;
}).length"""

IN_COLUMN = """each => {
  const at = each.getBoundingClientRect(), column = each.closest('.most').getBoundingClientRect();
  const over = document.elementFromPoint(at.left + 5, at.bottom - 2);
  return at.bottom <= column.bottom + 1 && at.height > 0 && each.contains(over);
}"""

NUMBER = re.compile(r"\d{4}-\d{6}")


class Dispatcher(Alarmed, MapReader):
    async def types(self, line: str) -> None:
        """From anywhere on the board; nothing is done yet."""
        await self.page.keyboard.press("F2")
        await expect(self.by("command-line")).to_be_focused()
        await self.page.keyboard.press("Control+A")
        await self.page.keyboard.type(line)

    async def presses(self, key: str) -> None:
        await self.page.keyboard.press(key)

    async def holds(self, key: str, *, until: str) -> None:
        """Down until the command line says so, and a while longer, as a keyboard repeats it."""
        await self.page.keyboard.down(key)
        await self.reads(until)
        for _ in range(5):
            await self.page.keyboard.down(key)
            await self.page.wait_for_timeout(100)
        await self.page.keyboard.up(key)

    async def orders(self, line: str) -> None:
        """Types, reads what Enter would do, presses Enter, and reads that it is done."""
        await self.types(line)
        await expect(self.by("command-echo")).to_have_class(re.compile("acts"))
        await self.page.keyboard.press("Enter")
        await self.reads("done")

    async def reads(self, words: str) -> None:
        """Beside the command line."""
        await expect(self.by("command-echo")).to_contain_text(words)

    async def is_not_told_off(self) -> None:
        """What is typed is only the beginning."""
        await expect(self.by("command-echo")).not_to_have_class(re.compile("bad"))
        await expect(self.by("command-echo")).not_to_contain_text("Nothing is done")

    async def is_told_off(self) -> None:
        await expect(self.by("command-echo")).to_have_class(re.compile("bad"))

    async def has_typed(self, line: str) -> None:
        await expect(self.by("command-line")).to_have_value(line)

    async def takes_back(self) -> None:
        await self.page.keyboard.press("Control+z")
        await self.reads("take back")
        await self.page.keyboard.press("Enter")
        await self.reads("undone")

    async def points_at(self, number: str) -> None:
        await self.row(number).hover()

    async def points_at_the_map(self) -> None:
        await self.page.mouse.move(600, 200)

    async def is_told_of_waiting(self, words: str) -> None:
        """In the head of a list that is held."""
        await expect(self.by("waiting").get_by_test_id("list-waits")).to_contain_text(words)

    async def waiting_in_order(self) -> list[str]:
        """Numbers from top to bottom."""
        rows = await self.by("waiting").get_by_test_id("board-incident").all()
        tops = [((await row.bounding_box() or {"y": 0.0})["y"], await row.inner_text()) for row in rows]
        return [NUMBER.findall(text)[0] for _, text in sorted(tops)]

    async def in_sight(self, which: str, least: int = 0) -> int:
        """Rows of "waiting" or "active" that are whole within what their list shows, and its column.

        As soon as they are at least so many and the column stands still; after 10 s what there is.
        """
        last = -1
        for _ in range(100):
            count: int = await self.by(which).evaluate(IN_SIGHT)
            if count == last and count >= least:
                break
            last = count
            await self.page.wait_for_timeout(100)
        return count

    async def lies_in_its_column(self, what: Locator) -> bool:
        """Whole, with nothing of it cut off or under what lies below the lists."""
        return bool(await what.evaluate(IN_COLUMN))

    async def has_pinned(self, number: str) -> None:
        await expect(self.by("waiting").get_by_test_id("list-pinned").filter(has_text=number)).to_be_visible()

    async def has_pinned_under_way(self, number: str) -> None:
        await expect(self.by("active").get_by_test_id("list-pinned").filter(has_text=number)).to_be_visible()

    async def reads_in_the_chronology(self, *words: str) -> None:
        for each in words:
            await expect(self.by("chronology")).to_contain_text(each)

    async def reads_beside_the_unit(self, name: str, words: str) -> None:
        await self.by("unit-filter").fill(name)
        row = self.by("board-unit").filter(has=self.page.get_by_text(name, exact=True))
        await expect(row).to_contain_text(words)
        await self.by("unit-filter").fill("")
        await self.by("unit-filter").blur()

    async def notes_a_hazard_here(self, words: str) -> None:
        await self.by("premise-new").click()
        await self.by("premise-text").fill(words)
        await self.by("premise-save").click()
        await expect(self.by("premise-notes")).to_contain_text(words)

    async def ends_the_note(self) -> None:
        await self.by("premise-end").click()
        await expect(self.by("premise-notes")).to_have_count(0)

    async def reads_answers(self, *words: str) -> None:
        """Of callers, in the panel."""
        for each in words:
            await expect(self.by("answers").first).to_contain_text(each)

    async def reads_on_the_row(self, number: str, words: str) -> None:
        await expect(self.row(number).get_by_test_id("row-alarm")).to_contain_text(words)

    async def reloads(self) -> None:
        await self.page.reload()
        await expect(self.by("link-age")).to_contain_text("●")

    async def controls(self) -> set[str]:
        """What could be pressed or typed into, but for the rows of the lists."""
        found = self.page.locator("input, select, textarea, header button, form button, .zoom button")
        return {await each.inner_text() for each in await found.all() if await each.is_visible()}

    async def is_told_the_link_is_down(self, within_s: float) -> None:
        await expect(self.by("link-down")).to_be_visible(timeout=within_s * 1000)

    async def is_linked_again(self, within_s: float) -> None:
        await expect(self.by("link-down")).to_have_count(0, timeout=within_s * 1000)

    async def chooses(self, number: str) -> None:
        await self.row(number).click()
        await expect(self.by("incident-panel")).to_contain_text(number)

    async def opens_suggestions(self) -> None:
        """They are asked for every few seconds."""
        head = self.by("suggestions").locator("button.head")
        await expect(head).to_be_visible(timeout=10_000)
        await head.click()

    async def turns_on(self, key: str) -> None:
        """A layer over the map, by its key."""
        await self.page.keyboard.press(key)
        await expect(self.by("layer-age")).to_contain_text("as of")

    async def reads_in_the_legend(self, words: str | re.Pattern[str]) -> None:
        """Of the layer over the map, as soon as it is worked out anew."""
        await expect(self.by("layer-legend")).to_contain_text(words, timeout=15_000)

    async def has_no_legend(self) -> None:
        await expect(self.by("layer-legend")).to_have_count(0)

    async def looks_at_unit(self, name: str) -> None:
        await self.by("unit-filter").fill(name)
        await self.by("board-unit").filter(has=self.page.get_by_text(name, exact=True)).click()

    async def hears_late_of(self, path: str, by_s: float) -> None:
        """The centre takes so long to answer this question."""

        async def dawdle(route: Route) -> None:
            await asyncio.sleep(by_s)
            await route.continue_()

        await self.page.route(path, dawdle)

    async def hears_no_more_of(self, path: str) -> None:
        """The way to the centre fails for this question only."""
        await self.page.route(path, lambda route: route.abort())

    async def hears_again_of(self, path: str) -> None:
        await self.page.unroute(path)

    async def dismisses_the_first(self) -> None:
        await self.by("dismiss").first.click()

    async def shows_the_dismissed_again(self) -> None:
        await self.by("dismissed").click()
        await self.by("dismiss-undo").first.click()

    async def proposals_in_sight(self) -> int:
        """Rows of the recommendation that are whole within the panel, without scrolling."""
        await expect(self.by("assign-button").first).to_be_visible()
        column = await self.by("incident-panel").bounding_box()
        assert column is not None
        rows = [await each.bounding_box() for each in await self.by("recommended-unit").all()]
        return sum(
            row is not None and row["y"] + row["height"] <= column["y"] + column["height"] for row in rows
        )

    async def is_told_of_the_list(self, words: str) -> None:
        """How fresh the recommendation is, where it is not."""
        await expect(self.by("advice-age")).to_contain_text(words)

    async def has_a_fresh_list(self) -> None:
        """It is asked for every few seconds."""
        await expect(self.by("advice-age")).not_to_contain_text("refreshed", timeout=10_000)

    async def has_a_button_for(self, name: str, count: int) -> None:
        await expect(self.by("assign-button").filter(has_text=f"Send {name} ")).to_have_count(count)
