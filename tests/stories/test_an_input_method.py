"""Chinese is typed letter by letter into an input method: until it has chosen, no key is an order of ours."""

from urllib.parse import unquote

import pytest
from playwright.async_api import Browser, expect

from tests.site import PASSWORD
from tests.stories.call_desk import CallDesk
from tests.stories.centre_staff import CORNER, takes_a_call
from tests.stories.chromium import a_window
from tests.stories.city import City
from tests.stories.dispatcher import Dispatcher
from tests.stories.drivers import DRAWN
from tests.stories.input_method import InputMethod

pytestmark = pytest.mark.browser


async def test_a_type_is_typed_in_chinese_and_enter_takes_the_character_first(
    chromium: Browser, city: City
) -> None:
    """The field was a list, which no input method writes into."""
    desk = CallDesk(await a_window(chromium, language="zh"), f"{city.one}/call")
    await desk.sign_in("rui", PASSWORD)
    hand = await InputMethod.at(desk.page)
    await desk.page.keyboard.press("F4")
    await hand.composes("h")
    await hand.composes("huo")
    await desk.has_type("", "")
    await desk.page.keyboard.press("Enter")
    await expect(desk.by("type-entry")).to_be_focused()
    await hand.means("建築物火")
    await desk.has_type("structure_fire", "")
    await desk.page.keyboard.press("Enter")
    await expect(desk.by("call-words")).to_be_focused()
    await desk.has_type("structure_fire", "")
    assert desk.window.complaints == []


async def test_letters_that_are_composed_are_no_place_yet(chromium: Browser, city: City) -> None:
    desk = CallDesk(await a_window(chromium), f"{city.one}/call")
    at_once = "const now = setTimeout; window.setTimeout = (f, ms, ...a) => now(f, ms === 60 ? 0 : ms, ...a)"
    await desk.page.add_init_script(at_once)
    await desk.sign_in("rui", PASSWORD)
    hand = await InputMethod.at(desk.page)
    asked: list[str] = []
    desk.page.on("request", lambda each: asked.append(unquote(each.url)) if "/geocode" in each.url else None)
    await desk.page.keyboard.type(CORNER)
    await expect(desk.by("call-candidate").first).to_contain_text("crossing")
    await hand.composes(" xin")
    await desk.page.evaluate(DRAWN)
    await desk.page.keyboard.press("Enter")
    async with desk.page.expect_response("**/api/geocode*"):
        await hand.means(" 新")
    await expect(desk.by("call-location")).to_have_value(f"{CORNER} 新")
    assert [each for each in asked if "xin" in each] == []
    assert asked[-1].endswith("新")
    assert desk.window.complaints == []


async def test_keys_of_an_input_method_give_the_command_line_no_order_and_leave_the_board_as_it_is(
    chromium: Browser, city: City
) -> None:
    number = await takes_a_call(city, "smoke from a roof")
    ana = Dispatcher(await a_window(chromium), f"{city.one}/board")
    await ana.sign_in("ana", PASSWORD)
    await ana.shows(number)
    hand = await InputMethod.at(ana.page)
    await ana.types(f"N {int(number.split('-')[1])} wet ")
    await hand.composes("shui")
    for key in ("Enter", "Escape", "F8"):
        await ana.page.keyboard.press(key)
    await expect(ana.by("command-line")).to_be_focused()
    await expect(ana.by("alarms")).to_have_attribute("aria-expanded", "false")
    await hand.means("水")
    await ana.reads("wet 水")
    await ana.presses("Enter")
    await ana.reads("done: note")
    await ana.chooses(number)
    await ana.reads_in_the_chronology("wet 水")
    assert ana.window.complaints == []
