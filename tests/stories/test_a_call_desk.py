"""At the call desk: a second caller, a caller in an outage, a page that is closed too early."""

import pytest
from playwright.async_api import Browser, expect

from tests.site import PASSWORD
from tests.stories.accessibility import faults
from tests.stories.call_desk import a_desk, incidents
from tests.stories.centre_staff import CORNER, sends, takes_a_call
from tests.stories.chromium import TABLET, a_window
from tests.stories.city import City
from tests.stories.dispatcher import Dispatcher
from tests.stories.tablet import Tablet

pytestmark = pytest.mark.browser


async def test_a_second_caller_joins_what_is_known_and_a_mistake_is_undone(
    chromium: Browser, city: City
) -> None:
    number = await takes_a_call(city, "smoke from a roof")
    desk = await a_desk(chromium, city)
    await desk.hears("there is smoke here", at=CORNER)
    await desk.is_shown_known(f"#{int(number.split('-')[1])}", "Probably the same", "same type")
    await desk.joins_the_first()
    await desk.sends_it()
    assert await desk.number() == number
    assert [len(each["calls"]) for each in await incidents(city)] == [2]  # type: ignore[arg-type]  # JSON
    await desk.undoes_the_join()
    assert await desk.number() != number
    assert [len(each["calls"]) for each in await incidents(city)] == [1, 1]  # type: ignore[arg-type]  # JSON
    assert desk.window.complaints == []


async def test_the_response_stands_there_before_the_call_is_sent_and_the_form_is_empty_after(
    chromium: Browser, city: City
) -> None:
    desk = await a_desk(chromium, city)
    await desk.hears("an old man fell on the stairs", at=CORNER)
    await desk.is_understood_as("Fall")
    proposed = await desk.would_send()
    assert proposed.startswith("A")
    await desk.clock_runs()
    assert await incidents(city) == []
    await desk.sends_it()
    await desk.number()
    await desk.holds("", at="")
    (opened,) = await incidents(city)
    async with city.signed_in("ana") as client:
        advice = (await client.get(f"/api/incidents/{opened['id']}/recommendation")).json()
    assert advice["slots"][0]["choice"]["name"] == proposed


async def test_key_questions_are_answered_by_keys_and_reach_the_board_and_the_tablet(
    chromium: Browser, city: City
) -> None:
    """Suggested, never forced; a reload costs no answer; the crew reads them before it arrives."""
    desk = await a_desk(chromium, city)
    await desk.hears("an old man fell on the stairs", at=CORNER)
    await desk.is_understood_as("Fall")
    await desk.asks("conscious", "breathing", "fell_from_m", "age")
    await desk.answers_by_keys("y", "2", "3", "Enter", "?")
    await desk.is_suggested("P1", "Cardiac arrest")
    await desk.has_type("", "")
    assert await faults(desk.window) == []
    await desk.window.page.reload()
    await desk.has_answered("conscious", "yes")
    await desk.has_answered("bleeding", "?")
    await desk.is_suggested("Cardiac arrest")
    await desk.follows_the_suggestion()
    await desk.has_type("cardiac_arrest", "1")
    await desk.has_answered("breathing", "no")
    await desk.sends_it()
    number = await desk.number()
    await sends(city, "A1", number)
    ana = Dispatcher(await a_window(chromium), f"{city.one}/board")
    await ana.sign_in("ana", PASSWORD)
    await ana.chooses(number)
    await ana.reads_answers("breathing normally", "no", "metres fallen", "3", "awake", "yes")
    await expect(ana.by("question-edition")).to_have_text("asked from question cards, edition 1")
    crew = await Tablet(await a_window(chromium, TABLET, "pt"), f"{city.one}/unit").sign_in("A1", PASSWORD)
    await crew.shows("respira bem")
    await crew.shows("não")
    assert desk.window.complaints == ana.window.complaints == crew.window.complaints == []


async def test_in_an_outage_the_desk_takes_caller_after_caller_and_every_call_arrives(
    chromium: Browser, city: City
) -> None:
    desk = await a_desk(chromium, city)
    await desk.is_ready_for_an_outage()
    await desk.window.context.set_offline(True)
    for count, words in enumerate(("smoke", "he fell", "a crash"), 1):
        await desk.hears(words)
        await desk.sends_it()
        await desk.keeps_calls(count)
        await desk.holds("", at="")
    await desk.window.page.reload()
    await desk.keeps_calls(3)
    await desk.window.context.set_offline(False)
    await desk.number()
    await desk.has_sent_all()
    assert [each["narrative"] for each in await incidents(city)] == ["smoke", "he fell", "a crash"]


async def test_a_reload_while_typing_loses_nothing(chromium: Browser, city: City) -> None:
    desk = await a_desk(chromium, city)
    await desk.hears("behind the yellow", at=CORNER)
    await desk.window.page.reload()
    await desk.holds("behind the yellow", at=CORNER)


async def test_a_pin_is_put_and_moved_by_keyboard_alone(chromium: Browser, city: City) -> None:
    desk = await a_desk(chromium, city)
    await desk.hears("smoke", at=CORNER)
    await desk.pins_by_arrows()
    await desk.sends_it()
    await desk.number()
    (opened,) = await incidents(city)
    place = opened["location"]
    assert isinstance(place, dict)
    assert place["found_by"] == "pin"
    assert place["confirmed"] is True


async def test_a_pin_is_put_on_the_map_by_mouse(chromium: Browser, city: City) -> None:
    """East of the middle of what the map shows, so east of the corner it looks at."""
    desk = await a_desk(chromium, city, sees_map=True)
    await desk.hears("smoke", at=CORNER)
    corner = await desk.looks_at()
    await desk.pins_on_the_map(right_px=60)
    await desk.sends_it()
    await desk.number()
    (opened,) = await incidents(city)
    place = opened["location"]
    assert isinstance(place, dict)
    assert place["found_by"] == "pin"
    assert place["lon"] == pytest.approx(corner[1] + 60 * (await desk.degrees_per_px()), abs=2e-5)
    assert place["lat"] == pytest.approx(corner[0], abs=2e-5)


async def test_a_hazard_noted_at_a_place_is_read_by_the_next_desk_and_the_next_crew(
    chromium: Browser, city: City
) -> None:
    first = await takes_a_call(city, "smoke from a roof")
    ana = Dispatcher(await a_window(chromium), f"{city.one}/board")
    await ana.sign_in("ana", PASSWORD)
    await ana.chooses(first)
    await ana.notes_a_hazard_here("gas bottles on the roof")
    await sends(city, "E1", first)
    crew = await Tablet(await a_window(chromium, TABLET, "pt"), f"{city.one}/unit").sign_in("E1", PASSWORD)
    await crew.reads_hazard("perigo", "gas bottles on the roof")
    desk = await a_desk(chromium, city)
    await desk.hears(at=CORNER)
    await desk.reads_of_the_place("hazard", "gas bottles on the roof", "ana")
    await ana.ends_the_note()
    await ana.reads_in_the_chronology("gas bottles on the roof (no longer)")
    assert desk.window.complaints == ana.window.complaints == crew.window.complaints == []


async def test_on_a_small_screen_an_outage_hides_none_of_the_callers_fields(
    chromium: Browser, city: City
) -> None:
    """The band across the screen pushed name and number of the caller out of it."""
    desk = await a_desk(chromium, city)
    await desk.hears("smoke", at=CORNER)
    await desk.is_ready_for_an_outage()
    await desk.window.context.set_offline(True)
    await desk.sends_it()
    await desk.keeps_calls(1)
    await expect(desk.by("link-down")).to_be_visible(timeout=30_000)
    await desk.has_in_sight("call-location", "call-words", "call-caller", "call-callback")
