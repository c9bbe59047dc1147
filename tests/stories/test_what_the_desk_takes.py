"""At the call desk: what is typed becomes what is meant, and what is not meant is said before it is sent."""

import asyncio
import re

import pytest
from playwright.async_api import Browser, Route, expect

from tests.site import PASSWORD
from tests.stories.call_desk import CallDesk, a_desk, incidents
from tests.stories.centre_staff import CORNER
from tests.stories.chromium import a_window
from tests.stories.city import City
from tests.stories.dispatcher import Dispatcher

pytestmark = pytest.mark.browser


async def test_a_type_is_typed_as_it_is_said_and_enter_goes_on(chromium: Browser, city: City) -> None:
    """The browser's own list took "fire" for "Fall", and on Enter it opened and swallowed the words."""
    desk = await a_desk(chromium, city)
    await desk.types_the_type("fire")
    await desk.has_type("structure_fire", "")
    await desk.page.keyboard.type("smoke from a window")
    await desk.holds("smoke from a window", at="")
    await desk.has_type("structure_fire", "")
    await desk.types_the_type("tree")
    await desk.has_type("fallen_tree", "")
    await desk.types_the_type("xq")
    await desk.has_type("", "")
    assert desk.window.complaints == []


async def test_enter_never_chooses_what_fewer_words_had_found(chromium: Browser, city: City) -> None:
    """The answer to half a street's name came after Enter and before the whole was asked: another street,
    half a kilometre off, was taken as the caller's place."""
    desk = CallDesk(await a_window(chromium), f"{city.one}/call")
    slowly = (
        "const now = setTimeout; window.setTimeout = (f, ms, ...a) => now(f, ms === 60 ? 1500 : ms, ...a)"
    )
    await desk.page.add_init_script(slowly)
    entered = asyncio.Event()

    async def late(route: Route) -> None:
        await entered.wait()
        await route.continue_()

    await desk.page.route("**/api/geocode*", late)
    await desk.sign_in("rui", PASSWORD)
    async with desk.page.expect_request("**/api/geocode*"):
        await desk.page.keyboard.insert_text(CORNER[:10])
    await desk.page.keyboard.insert_text(CORNER[10:])
    async with desk.page.expect_response("**/api/geocode*"):
        await desk.page.keyboard.press("Enter")
        entered.set()
    await expect(desk.by("call-candidate").first).to_contain_text("crossing")
    await expect(desk.by("call-candidate").first).to_have_attribute("aria-selected", "true")
    assert desk.window.complaints == []


async def test_letters_that_name_no_type_are_kept_as_the_callers_words(chromium: Browser, city: City) -> None:
    """They vanished when the field was left, and were not sent with Ctrl + Enter."""
    desk = await a_desk(chromium, city)
    await desk.hears("by the bridge")
    await desk.leaves_in_the_type("popped tyre", "Tab")
    await desk.holds("by the bridge\npopped tyre", at="")
    await desk.is_told_of_the_type("popped tyre", "What is happening")
    await desk.leaves_in_the_type("popped tyre", "Tab")
    await desk.holds("by the bridge\npopped tyre", at="")
    await desk.leaves_in_the_type("van", "Control+Enter")
    await desk.number()
    (opened,) = await incidents(city)
    assert opened["narrative"] == "by the bridge\npopped tyre\nvan"
    assert desk.window.complaints == []


async def test_a_house_number_nobody_knows_is_said_so_from_the_desk_to_the_board(
    chromium: Browser, city: City
) -> None:
    """It became a confirmed place at the middle of its street, and the number was gone."""
    ana = Dispatcher(await a_window(chromium), city.one)
    await ana.sign_in("ana", PASSWORD)
    desk = await a_desk(chromium, city)
    await desk.hears("smoke", at="Avenida del Mar 99998")
    await expect(desk.by("number-unknown").first).to_contain_text("no. 99998 not known")
    await desk.sends_it()
    number = await desk.number()
    await expect(ana.row(number)).to_contain_text("no. 99998 not known")
    (opened,) = await incidents(city)
    location = opened["location"]
    assert isinstance(location, dict)
    assert (location["text"], location["number_unknown"]) == ("Avenida del Mar 99998", "99998")
    assert not location["confirmed"]
    assert location["confidence"] < 1
    assert desk.window.complaints == ana.window.complaints == []


async def test_a_type_that_is_taken_back_takes_its_questions_along_but_no_answer(
    chromium: Browser, city: City
) -> None:
    """Nobody asks a caller about a fire that is none; what was answered is still the caller's word."""
    gas = ("unwell_gas", "inside_outside", "people_inside", "gas_off", "floor")
    of_nothing_known = ("conscious", "breathing", "danger", "hurt")
    desk = await a_desk(chromium, city)
    await desk.types_the_type("gas leak")
    await desk.is_understood_as("Gas leak")
    await desk.asks_exactly(*gas)
    await desk.unsays_the_type()
    await desk.asks_exactly(*of_nothing_known)
    await desk.types_the_type("gas leak")
    await desk.answers_by_keys("y")
    await desk.unsays_the_type()
    await desk.asks_exactly(*of_nothing_known)
    await expect(desk.by("answered-before")).to_contain_text("yes")
    await desk.sends_it()
    await desk.number()
    (opened,) = await incidents(city)
    calls = opened["calls"]
    assert isinstance(calls, list)
    assert [each["question"] for each in calls[0]["answers"]] == ["unwell_gas"]
    assert desk.window.complaints == []


async def test_a_place_that_nobody_has_chosen_is_said_before_sending_and_the_response_is_provisional(
    chromium: Browser, city: City
) -> None:
    """The list had a first row, units had minutes, and the call opened without a place: no word of it."""
    desk = await a_desk(chromium, city)
    await desk.page.keyboard.type(CORNER)
    await expect(desk.by("call-candidate").first).to_contain_text("crossing")
    await expect(desk.by("no-place-chosen")).to_contain_text("No place chosen.")
    await expect(desk.by("no-place-chosen")).to_contain_text("takes 1:")
    await desk.page.keyboard.press("F6")
    await desk.page.keyboard.type("smoke from a roof")
    await expect(desk.by("provisional")).to_be_visible()
    await expect(desk.by("response-unit").first).to_contain_text("≈")
    await desk.page.keyboard.press("F3")
    await desk.page.keyboard.press("Enter")
    await expect(desk.by("no-place-chosen")).to_have_count(0)
    await expect(desk.by("provisional")).to_have_count(0)
    await expect(desk.by("call-words")).to_be_focused()
    assert desk.window.complaints == []


async def test_words_changed_after_the_choice_drop_it_and_the_desk_says_so(
    chromium: Browser, city: City
) -> None:
    desk = await a_desk(chromium, city)
    await desk.hears(at=CORNER)
    await expect(desk.by("call-words")).to_be_focused()
    await desk.page.keyboard.press("F3")
    await desk.page.keyboard.press("End")
    await desk.page.keyboard.type(" x")
    await expect(desk.by("place-notice")).to_contain_text("is no longer chosen")
    await expect(desk.by("no-place-chosen")).to_be_visible()
    assert desk.window.complaints == []


async def test_an_old_list_says_so_and_its_rows_are_not_chosen(chromium: Browser, city: City) -> None:
    desk = await a_desk(chromium, city)
    await desk.page.keyboard.type(CORNER)
    await expect(desk.by("call-candidate").first).to_contain_text("crossing")
    answers = asyncio.Event()

    async def late(route: Route) -> None:
        await answers.wait()
        await route.continue_()

    await desk.page.route("**/api/geocode*", late)
    await desk.page.keyboard.type(" x")
    await expect(desk.by("place-notice")).to_contain_text("looking")
    await desk.page.keyboard.press("Alt+Digit1")
    await expect(desk.by("place-notice")).to_contain_text("nothing chosen")
    await expect(desk.by("call-candidate").first).to_have_attribute("aria-selected", "false")
    answers.set()
    await expect(desk.by("place-notice")).not_to_contain_text("looking")
    await expect(desk.by("call-candidate").first).to_have_attribute("aria-selected", "false")
    assert desk.window.complaints == []


async def test_a_place_that_was_not_looked_for_in_an_outage_is_looked_for_after_it(
    chromium: Browser, city: City
) -> None:
    """The desk read "it is tried again", and nothing was: the old list stood until a letter was typed."""
    desk = await a_desk(chromium, city)

    async def away(route: Route) -> None:
        await route.abort()

    await desk.page.route("**/api/geocode*", away)
    await desk.page.keyboard.insert_text(CORNER)  # one question
    await desk.says("it is tried again")
    await desk.page.unroute("**/api/geocode*")
    await expect(desk.by("call-candidate").first).to_contain_text("crossing")
    await expect(desk.by("call-candidate").first).to_have_attribute("aria-selected", "false")
    await expect(desk.page.get_by_text("it is tried again")).to_have_count(0)
    assert desk.window.complaints == []


async def test_the_call_before_says_what_its_time_was_and_is_dimmed_by_the_next(
    chromium: Browser, city: City
) -> None:
    desk = await a_desk(chromium, city)
    await desk.hears("an old man fell", at=CORNER)
    await desk.sends_it()
    await desk.number()
    await expect(desk.by("taken-in")).to_contain_text("taken in 00:")
    line = desk.page.locator(".sent").first
    await expect(line).not_to_have_class(re.compile("older"))
    await desk.hears("the next caller")
    await expect(line).to_have_class(re.compile("older"))
    assert desk.window.complaints == []
