"""What someone does with the run cards; with drivers.py the only place that knows their page."""

import re

from playwright.async_api import expect

from tests.stories.drivers import Screen


class CardKeeper(Screen):
    async def goes_to_the_cards(self) -> None:
        """By keyboard, from the bar."""
        await self.page.get_by_role("link", name=re.compile("^(Run cards|預案|Planos)$")).focus()
        await self.page.keyboard.press("Enter")
        await self.sees_the_cards()

    async def looks_at_the_day_meanwhile(self) -> None:
        await self.page.get_by_role("link", name="Day").press("Enter")
        await expect(self.by("cards")).to_have_count(0)

    async def sees_the_cards(self) -> None:
        await expect(self.by("card-row").first).to_be_visible()
        await expect(self.by("due-force").or_(self.by("due-draft")).first).to_be_visible()

    async def finds(self, card: str) -> None:
        """By keyboard: look for its name, go down to its row."""
        keys = self.page.keyboard
        await keys.press("F3")
        await keys.press("Control+a")
        await keys.type(card)
        rows = self.by("card-row")
        await expect(self.page.locator(f'[data-card="{card}"]')).to_be_visible()
        await rows.and_(self.page.locator("[tabindex='0']")).focus()
        await keys.press("Home")
        for _ in range(await rows.count()):
            if await self.page.locator(":focus").get_attribute("data-card") == card:
                break
            await keys.press("ArrowDown")
        await expect(self.page.locator(f'[data-card="{card}"]')).to_have_attribute("aria-current", "true")

    async def asks_for(self, count: int, slot: int = 1) -> None:
        """By keyboard, in the chosen card."""
        keys = self.page.keyboard
        await keys.press("F4")
        field = self.by("slot-count").nth(slot - 1)
        while not await field.evaluate("each => each === document.activeElement"):
            await keys.press("Tab")
        await keys.press("Control+a")
        await keys.type(str(count))

    async def says_why(self, reason: str) -> None:
        keys = self.page.keyboard
        await keys.press("F8")
        await keys.press("Control+a")
        await keys.type(reason)

    async def saves(self) -> None:
        await self.page.keyboard.press("Control+Enter")

    async def sees_edition(self, number: int) -> None:
        await expect(self.by("cards-edition")).to_have_attribute("data-edition", str(number))

    async def reads_of_changes(self, words: str) -> None:
        await expect(self.by("cards-changes").get_by_test_id("difference")).to_contain_text(words)

    async def has_nothing_to_save(self) -> None:
        await expect(self.by("cards-save")).to_be_disabled()
        await expect(self.by("cards-changes").get_by_test_id("difference")).to_have_count(0)

    async def reads_what_is_due(self, words: str, by: str = "draft") -> None:
        await expect(self.by(f"due-{by}")).to_contain_text(words)

    async def is_told_of_nothing_due(self) -> None:
        """By a draft that is refused."""
        await expect(self.by("due-none")).to_be_visible()
        await expect(self.by("due-draft")).to_have_count(0)

    async def is_refused_at_the_field(self, words: str) -> None:
        await expect(self.by("card-fault").filter(has_text=words).first).to_be_visible()

    async def counts(self, slot: int = 1) -> str:
        return await self.by("slot-count").nth(slot - 1).input_value()

    async def is_told_of_another_edition(self, words: str) -> None:
        await expect(self.by("overtaken")).to_contain_text(words)

    async def puts_the_changes_on_top(self) -> None:
        await self.by("put-on-top").press("Enter")
        await expect(self.by("overtaken")).to_have_count(0)

    async def opens_the_editions(self) -> None:
        await self.by("editions-view").press("Enter")
        await expect(self.by("compare")).to_be_visible()

    async def reads_between(self, earlier: int, later: int, words: str) -> None:
        await self.by("compare-to").select_option(str(later))
        await self.by("compare-from").select_option(str(earlier))
        await expect(self.by("compare").get_by_test_id("difference")).to_contain_text(words)

    async def goes_back_to(self, edition: int) -> None:
        await self.page.locator(f"[data-testid=edition-row][data-edition='{edition}']").press("Enter")
        await expect(self.by("go-back")).to_be_enabled()
        await self.by("go-back").press("Enter")
        await expect(self.by("card-form")).to_be_visible()

    async def may_only_read(self) -> None:
        await expect(self.by("card-read")).to_be_visible()
        for each in ("card-form", "cards-changes", "card-new"):
            await expect(self.by(each)).to_have_count(0)
