"""An input method, as Chinese is typed: letters being composed, then the characters they stand for."""

from dataclasses import dataclass
from typing import Self

from playwright.async_api import CDPSession, Page


@dataclass(frozen=True)
class InputMethod:
    page: Page
    session: CDPSession

    @classmethod
    async def at(cls, page: Page) -> Self:
        return cls(page, await page.context.new_cdp_session(page))

    async def composes(self, letters: str) -> None:
        """They stand in the field, underlined; nothing is meant yet."""
        caret = {"selectionStart": len(letters), "selectionEnd": len(letters)}
        await self.session.send("Input.imeSetComposition", {"text": letters, **caret})

    async def means(self, characters: str) -> None:
        """Chosen: they take the letters' place."""
        await self.session.send("Input.insertText", {"text": characters})
