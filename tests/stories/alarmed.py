"""What somebody at a board is told, and hears, of alarms and maydays, and does about them."""

import re

from playwright.async_api import expect

from tests.stories.drivers import Board

LISTEN = """
window.pitches = [];
const start = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (at) {
  window.pitches.push(this.frequency.value);
  start.call(this, at);
};
"""


class Alarmed(Board):
    async def has_alarms(self, cause: str, count: int) -> None:
        """Docked in the bar."""
        await expect(self.page.locator(f"[data-testid=alarm-cause][data-cause={cause}]")).to_contain_text(
            re.compile(rf"\b{count}\b")
        )

    async def has_no_alarms(self) -> None:
        await expect(self.by("alarm-cause")).to_have_count(0)

    async def takes_the_first_alarm(self) -> None:
        await self._opens_the_alarms()
        await self.by("alarm-own").first.click()

    async def ends_the_first_alarm(self) -> None:
        await self._opens_the_alarms()
        await self.by("alarm-end").first.click()

    async def _opens_the_alarms(self) -> None:
        if await self.by("alarms").get_attribute("aria-expanded") == "false":
            await self.page.keyboard.press("F8")

    async def is_told_of_a_mayday(self, *words: str) -> None:
        for each in words:
            await expect(self.by("mayday")).to_contain_text(each)

    async def takes_the_mayday(self) -> None:
        await self.by("mayday-take").first.click()

    async def clears_the_mayday(self, words: str) -> None:
        await self.by("mayday-words").first.fill(words)
        await self.by("mayday-words").first.press("Enter")

    async def has_no_mayday(self) -> None:
        await expect(self.by("mayday")).to_have_count(0)

    async def listens(self) -> None:
        """From the next page on, to every note that is played."""
        await self.window.context.add_init_script(LISTEN)

    async def heard(self) -> list[int]:
        """Pitches in hertz."""
        played: list[int] = await self.page.evaluate("window.pitches")
        return played

    async def reads_on_the_wall(self, words: str) -> None:
        await expect(self.by("wall-alarms")).to_contain_text(words)
