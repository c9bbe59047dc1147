"""Drawing on the board's map: by mouse at a place, or by keys under the cross."""

from playwright.async_api import expect

from tests.stories.dispatcher import Dispatcher
from tests.stories.map_reader import Spot


class MapDrawer(Dispatcher):
    async def closes_an_area(self, corners: list[Spot], why: str) -> None:
        """By mouse, from the button to the last press."""
        await self._draws(corners)
        await self.by("closure-reason").fill(why)
        await self.by("closure-close").click()
        await self.has_closed(why)

    async def slows_an_area(self, corners: list[Spot], share: int, why: str) -> None:
        """To so much of the usual speed, in per cent."""
        await self._draws(corners)
        await self.by("closure-share").select_option(label=f"◔ {share} % of the usual speed")
        await self.by("closure-reason").fill(why)
        await expect(self.by("closure-close")).to_have_text("Slow this area")
        await self.by("closure-close").click()
        await self.reads_of_the_closure(why, f"slowed to {share} %")

    async def reads_of_the_closure(self, why: str, *words: str) -> None:
        """In the list every board shows."""
        for each in words:
            await expect(self.by("closure").filter(has_text=why)).to_contain_text(each)

    async def _draws(self, corners: list[Spot]) -> None:
        await self.begins_to_draw()
        for each in corners:
            await self.page.mouse.click(*await self.pixel_of(each))
        await expect(self.by("closures")).to_contain_text(f"{len(corners)} corners")

    async def draws_without_closing(self, corners: list[Spot]) -> None:
        await self._draws(corners)

    async def takes_the_last_corner_back(self) -> None:
        await self.page.locator("canvas.maplibregl-canvas").focus()
        await self.page.keyboard.press("Backspace")

    async def is_told_that_it_crosses(self, does: bool) -> None:
        await expect(self.by("area-crosses")).to_have_count(1 if does else 0)
        await (
            expect(self.by("closure-close")).to_be_disabled()
            if does
            else expect(self.by("closure-close")).to_be_enabled()
        )

    async def draws_no_more(self) -> None:
        await expect(self.by("closure-draw")).to_have_attribute("aria-pressed", "false")
        await expect(self.by("closures")).not_to_contain_text("corners")

    async def closes_a_square_by_keys(self, half: int, why: str) -> None:
        """Around what is under the cross; `half` of its side in steps of an arrow key."""
        keys = self.page.keyboard
        await self.by("closure-new").focus()
        await keys.press("Enter")
        await self.by("closure-draw").focus()
        await keys.press("Enter")
        await expect(self.page.locator("canvas.maplibregl-canvas")).to_be_focused()
        await self._moves(half, "ArrowUp")
        await self._moves(half, "ArrowLeft")
        for way in ("ArrowDown", "ArrowRight", "ArrowUp"):
            await keys.press("Space")
            await self._moves(2 * half, way)
        await keys.press("Space")
        await expect(self.by("closures")).to_contain_text("4 corners")
        await keys.press("Enter")
        await expect(self.by("closure-reason")).to_be_focused()
        await keys.type(why)
        await keys.press("Enter")
        await self.has_closed(why)

    async def has_closed(self, why: str) -> None:
        await self.reads_of_the_closure(why, "the drawn area", "closed")

    async def opens_the_area(self, why: str) -> None:
        await self.by("closure").filter(has_text=why).get_by_role("button").click()
        await expect(self.by("closure").filter(has_text=why)).to_have_count(0)

    async def looks_at(self, name: str) -> None:
        """A unit, by its name on the command line; the map is there when this ends."""
        before = await self.view_said()
        await self.types(name)
        await self.page.keyboard.press("Enter")
        await expect(self.by("map")).not_to_have_attribute("data-view", before)

    async def _moves(self, steps: int, key: str) -> None:
        """Each is waited for: a corner is where the cross stands when the map has come to rest."""
        for _ in range(steps):
            before = await self.view_said()
            await self.page.keyboard.press(key)
            await expect(self.by("map")).not_to_have_attribute("data-view", before)
