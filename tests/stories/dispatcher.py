"""What a dispatcher does at the board's command line; with drivers.py the only place that knows its keys."""

import re

from playwright.async_api import expect

from tests.stories.drivers import Board

NUMBER = re.compile(r"\d{4}-\d{6}")


class Dispatcher(Board):
    async def types(self, line: str) -> None:
        """From anywhere on the board; nothing is done yet."""
        await self.page.keyboard.press("F2")
        await expect(self.by("command-line")).to_be_focused()
        await self.page.keyboard.press("Control+A")
        await self.page.keyboard.type(line)

    async def presses(self, key: str) -> None:
        await self.page.keyboard.press(key)

    async def orders(self, line: str) -> None:
        """Types, reads what Enter would do, presses Enter, and reads that it is done."""
        await self.types(line)
        await expect(self.by("command-echo")).to_have_class(re.compile("acts"))
        await self.page.keyboard.press("Enter")
        await self.reads("done")

    async def reads(self, words: str) -> None:
        """Beside the command line."""
        await expect(self.by("command-echo")).to_contain_text(words)

    async def has_typed(self, line: str) -> None:
        await expect(self.by("command-line")).to_have_value(line)

    async def takes_back(self) -> None:
        await self.page.keyboard.press("Control+z")
        await self.reads("take back")
        await self.page.keyboard.press("Enter")
        await self.reads("taken back")

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
