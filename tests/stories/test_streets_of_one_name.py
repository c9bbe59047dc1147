"""A name that two streets bear closes the one that is meant: the form asks, and so does the command line."""

import pytest
from playwright.async_api import Browser, expect

from tests.site import PASSWORD
from tests.stories.chromium import a_window
from tests.stories.city import City
from tests.stories.dispatcher import Dispatcher

pytestmark = pytest.mark.browser

NAME = "Aníbal Pinto"


async def test_the_form_asks_which_of_two_and_the_command_line_too(chromium: Browser, city: City) -> None:
    ana = await Dispatcher(await a_window(chromium, sees_map=True), f"{city.one}/board").sign_in(
        "ana", PASSWORD
    )
    await ana.by("closure-new").click()
    await ana.by("closure-street").fill(NAME)
    await ana.by("closure-close").click()
    await expect(ana.by("namesakes")).to_contain_text(f"2 streets are called {NAME}. Which one?")
    await expect(ana.by("closure")).to_have_count(0)
    await ana.by("namesake").first.click()
    await expect(ana.by("closure")).to_have_count(1)
    await expect(ana.by("closure")).to_contain_text(f"{NAME} (")
    await expect(ana.by("namesakes")).to_have_count(0)
    await ana.types(f"CS {NAME}; flooded")
    await ana.presses("Enter")
    await ana.reads(f"2 streets are called {NAME}")
    await ana.orders(f"CS {NAME} #2; flooded")
    await expect(ana.by("closure")).to_have_count(2)
    assert ana.window.complaints == []
