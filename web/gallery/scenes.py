"""Every screen in a state worth looking at: who sits there, how large it is, and what they have done."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date

from playwright.async_api import Page, expect

expect.set_options(timeout=60_000)  # a map rendered in software beside a whole centre

Size = tuple[int, int]
CALL_SCREEN: Size = (1440, 900)
WALL: Size = (1920, 1080)
DESK: Size = (1366, 768)
TABLET: Size = (1280, 800)
PHONE: Size = (390, 844)
DRAWS_MS = 1500
"""A map rendered in software draws what it has; it says nothing when it is done. Measured, doubled."""


@dataclass(frozen=True, slots=True)
class Scene:
    name: str
    path: str
    size: Size
    who: str | None
    """A person of the demonstration; "crew" is the crew of a unit under way; None: nobody signed in."""
    act: Callable[[Page], Awaitable[None]]


async def _sign_in(page: Page) -> None:
    await expect(page.get_by_test_id("signin-name")).to_be_visible()


async def _empty_call(page: Page) -> None:
    await expect(page.get_by_test_id("call-location")).to_be_visible()
    await _map(page)


async def _call(page: Page) -> None:
    await _empty_call(page)
    keys = page.keyboard
    await keys.press("F3")
    await keys.type("regimiento arica & peñuelas norte")
    await expect(page.get_by_test_id("call-candidate").first).to_be_visible()
    await keys.press("Enter")
    await keys.press("F6")
    await keys.type("Smoke from the third floor, an old man is still inside")
    await expect(page.get_by_test_id("response-unit").first).to_be_visible()
    await _map(page)


async def _board(page: Page) -> None:
    await _map(page)
    await expect(page.get_by_test_id("board-incident").first).to_be_visible()
    await page.keyboard.press("j")
    await expect(page.get_by_test_id("recommended-unit").first).to_be_visible()
    await page.locator(".zoom button").last.click()  # the whole city again
    await _map(page)


async def _wall(page: Page) -> None:
    await expect(page.get_by_test_id("board-incident").first).to_be_visible()
    await _map(page)


async def _tablet(page: Page) -> None:
    assignment = page.get_by_test_id("unit-assignment")
    await expect(assignment).to_be_visible()
    button = page.get_by_test_id("acknowledge")
    if await button.is_visible():
        await button.click()
    await _map(page)


async def _day(page: Page) -> None:
    await expect(page.get_by_test_id("day-figures")).to_be_visible()


async def _run_cards(page: Page) -> None:
    """An engine more, rescue no longer only if free, and what that makes due."""
    await page.get_by_test_id("card-row").nth(2).click()
    await page.get_by_test_id("slot-count").first.fill("3")
    await page.get_by_test_id("slot-need").last.select_option(index=0)
    await expect(page.get_by_test_id("due-draft")).to_be_visible()
    await expect(page.get_by_test_id("due-force")).to_be_visible()


async def _no_day(page: Page) -> None:
    await expect(page.get_by_test_id("day-empty")).to_be_visible()


async def _map(page: Page) -> None:
    """Drawn, with the streets it was waiting for."""
    await expect(page.locator("canvas.maplibregl-canvas")).to_be_visible()
    await page.wait_for_load_state("networkidle")
    await page.wait_for_timeout(DRAWS_MS)


def scenes(on: date) -> Sequence[Scene]:
    """`on`: the day the supervisor looks at."""
    day = f"/day?on={on.isoformat()}"
    return (
        Scene("sign-in", "/board", DESK, None, _sign_in),
        Scene("call-empty", "/call", CALL_SCREEN, "ana", _empty_call),
        Scene("call", "/call", CALL_SCREEN, "ana", _call),
        Scene("board", "/board", WALL, "ben", _board),
        Scene("board-1366", "/board", DESK, "ben", _board),
        Scene("wall", "/board?wall=1", WALL, "ben", _wall),
        Scene("tablet", "/unit", TABLET, "crew", _tablet),
        Scene("tablet-phone", "/unit", PHONE, "crew", _tablet),
        Scene("day", day, WALL, "sam", _day),
        Scene("day-1366", day, DESK, "sam", _day),
        Scene("cards", "/cards", WALL, "sam", _run_cards),
        Scene("cards-1366", "/cards", DESK, "sam", _run_cards),
        Scene("day-empty", "/day?on=2020-02-29", DESK, "sam", _no_day),
    )
