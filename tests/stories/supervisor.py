"""What a supervisor does with the day; with drivers.py the only place that knows its page."""

import asyncio
import re
from datetime import date
from pathlib import Path

from playwright.async_api import expect

from tests.stories.drivers import Screen


class Supervisor(Screen):
    async def goes_to_the_day(self) -> None:
        """By keyboard, from the bar."""
        await self.page.get_by_role("link", name=re.compile("^(Day|當日|Dia)$")).focus()
        await self.page.keyboard.press("Enter")
        await expect(self.by("day")).to_be_visible()

    async def is_offered_no_day(self) -> None:
        await expect(self.page.get_by_role("link", name="Board")).to_be_visible()
        await expect(self.page.get_by_role("link", name="Day", exact=True)).to_have_count(0)

    async def looks_at(self, on: date) -> None:
        await self.by("day-on").fill(on.isoformat())

    async def sees_an_empty_day(self) -> None:
        await expect(self.by("day-empty")).to_be_visible()

    async def sees_figures(self, *figures: int) -> None:
        """Calls, incidents, late."""
        await expect(self.by("day-figures").locator("dd")).to_have_text([str(each) for each in figures])

    async def reads_of_target(self, name: str, words: str) -> None:
        await expect(self.page.locator(f"[data-testid=target][data-target={name}]")).to_contain_text(words)

    async def reads_why(self, number: str, words: str) -> None:
        late = self.page.locator(f"[data-testid=late][data-number='{number}']")
        await expect(late).to_contain_text(words)

    async def goes_a_day_back(self) -> None:
        await self.page.get_by_role("button", name="Day before").focus()
        await self.page.keyboard.press("Enter")

    async def saves(self, title: str) -> tuple[str, str]:
        """The file's name and its text."""
        async with self.page.expect_download() as coming:
            await self.page.get_by_role("button", name=f"CSV: {title}").press("Enter")
        file = await coming.value
        path = Path(await file.path())
        return file.suggested_filename, await asyncio.to_thread(path.read_text, "utf-8-sig")
