"""What must be read is there whole, at its place: at the sizes and in the language that leave least room."""

import re
from typing import Any
from uuid import uuid4

import httpx
import pytest
from playwright.async_api import Browser, expect

from tests.site import PASSWORD
from tests.stories.centre_staff import CORNER, sends, takes_a_call
from tests.stories.chromium import a_window
from tests.stories.city import City
from tests.stories.dispatcher import Dispatcher
from tests.stories.tablet import Tablet
from tests.stories.test_alarms_on_the_board import a_call_two_minutes_ago

pytestmark = pytest.mark.browser

PHONE, LOW, DESK = (390, 844), (1280, 720), (1366, 768)
TURN = "Vire ligeiramente à esquerda para a Circunvalación Monjitas Poniente"
"""As long as any in the sample city."""

WHOLE = """each => {
  const at = each.getBoundingClientRect(), job = each.closest('section').getBoundingClientRect();
  return at.bottom <= job.bottom;
}"""

TORN = """list => [...list.querySelectorAll('bdi')].filter(each => {
  const words = each.innerText.split(' '), text = each.firstChild, range = document.createRange();
  let from = 0;
  return words.some(word => {
    range.setStart(text, from);
    range.setEnd(text, from + word.length);
    from += word.length + 1;
    return range.getClientRects().length > 1;
  });
}).map(each => each.innerText)"""
"""Words that begin on one line and end on the next."""


async def an_exercise(client: httpx.AsyncClient) -> str:
    body = {"id": str(uuid4()), "type": "structure_fire", "location_text": CORNER, "exercise": True}
    answer = await client.post("/api/calls", json=body)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["number"])


async def test_on_a_phone_the_street_to_turn_into_is_read_whole_above_the_map(
    chromium: Browser, city: City
) -> None:
    """Its last lines lay under the map."""
    number = await takes_a_call(city, "smoke from a roof")
    await sends(city, "E1", number)
    crew = Tablet(await a_window(chromium, PHONE, "pt"), f"{city.one}/unit")

    async def winding(route: Any) -> None:
        answer = await route.fetch()
        way = await answer.json()
        for each in way["manoeuvres"]:
            each["words"] = {**each["words"], "pt": TURN} if isinstance(each["words"], dict) else TURN
        await route.fulfill(response=answer, json=way)

    await crew.page.route("**/api/route*", winding)
    await crew.sign_in("E1", PASSWORD)
    await crew.acknowledges()
    turn = crew.by("next-manoeuvre")
    await expect(turn).to_contain_text(TURN)
    assert await turn.evaluate(WHOLE)


async def test_the_clock_of_an_incident_keeps_its_corner_and_no_place_is_offered_twice(
    chromium: Browser, city: City
) -> None:
    """With an unconfirmed place the clock fell to a line of its own, and the guess was offered twice."""
    ana = await Dispatcher(await a_window(chromium, DESK, "pt"), f"{city.one}/board").sign_in("ana", PASSWORD)
    async with city.signed_in("ana") as desk:
        number = await an_exercise(desk)
    await ana.shows(number)
    await ana.chooses(number)
    panel, clock = ana.by("incident-panel"), ana.by("incident-panel").locator(".timer")
    number_at, clock_at = await panel.get_by_text(number).bounding_box(), await clock.bounding_box()
    assert number_at is not None
    assert clock_at is not None
    assert clock_at["x"] + clock_at["width"] > DESK[0] - 30
    assert clock_at["y"] < number_at["y"] + 40
    offered = [
        each.strip() for each in await ana.by("places-offered").get_by_role("button").all_inner_texts()
    ]
    assert len(offered) == len(set(offered)) > 1
    assert all(re.search(r"\s±", each) for each in offered)


async def test_no_word_of_the_chronology_is_torn_apart(chromium: Browser, city: City) -> None:
    """It said "a transporta", and "r" below."""
    number = await takes_a_call(city, "an old man fell")
    await sends(city, "A1", number)
    async with city.signed_in("sam") as desk:
        units = (await desk.get("/api/units")).json()["units"]
        crew = next(each["id"] for each in units if each["name"] == "A1")
        body = {"id": str(uuid4()), "status": "transporting"}
        assert (await desk.post(f"/api/units/{crew}/status", json=body)).status_code == 201
    ana = await Dispatcher(await a_window(chromium, LOW, "pt"), f"{city.one}/board").sign_in("ana", PASSWORD)
    await ana.shows(number)
    await ana.chooses(number)
    await ana.reads_in_the_chronology("transportar")
    assert await ana.by("chronology").evaluate(TORN) == []


async def test_a_row_says_whole_that_it_is_an_exercise_and_which(chromium: Browser, city: City) -> None:
    """A narrow row cut the word to a letter; one list said "#6" in one row, the whole number in the next."""
    ana = await Dispatcher(await a_window(chromium, DESK, "pt"), f"{city.one}/board").sign_in("ana", PASSWORD)
    async with city.signed_in("ana") as desk:
        number = await an_exercise(desk)
    row = ana.row(number)
    await expect(row.get_by_test_id("exercise-mark")).to_have_text("EX")
    assert await row.locator(".what").evaluate("each => each.scrollWidth <= each.clientWidth")
    await ana.page.set_viewport_size({"width": 1920, "height": 1080})
    await expect(row.locator("[aria-hidden=true].number, .number [aria-hidden=true]")).to_have_text(
        f"#{int(number.split('-')[1])}"
    )


@pytest.mark.parametrize("size", [LOW, DESK, (1920, 1080)])
async def test_opened_alarms_lie_over_neither_what_waits_nor_the_units(
    chromium: Browser, city: City, size: tuple[int, int]
) -> None:
    async with city.signed_in("ana") as desk:
        await a_call_two_minutes_ago(desk)
    ana = await Dispatcher(await a_window(chromium, size, "pt"), f"{city.one}/board").sign_in("ana", PASSWORD)
    await ana.has_alarms("pending", 1)
    await ana.presses("F8")
    sheet, waiting, units = [
        await each.bounding_box()
        for each in (ana.page.locator("#alarm-list"), ana.by("waiting"), ana.by("units"))
    ]
    assert sheet is not None
    assert waiting is not None
    assert units is not None
    assert sheet["x"] >= waiting["x"] + waiting["width"]
    assert sheet["x"] + sheet["width"] <= units["x"] + 1


async def test_opened_alarms_lie_below_a_mayday_and_their_count_is_never_cut(
    chromium: Browser, city: City
) -> None:
    """The list lay over the words of the mayday; the last cause in the bar was cut off."""
    number = await takes_a_call(city, "smoke from a roof")
    await sends(city, "E1", number)
    async with city.signed_in("ana") as desk:
        await a_call_two_minutes_ago(desk)
        units = (await desk.get("/api/units")).json()["units"]
        crew = next(each["id"] for each in units if each["name"] == "E1")
        cry = await desk.post(f"/api/units/{crew}/mayday", json={"id": str(uuid4())})
        assert cry.status_code == 201, cry.text
    ana = await Dispatcher(await a_window(chromium, LOW, "pt"), f"{city.one}/board").sign_in("ana", PASSWORD)
    for cause in ("mayday", "pending"):
        await ana.has_alarms(cause, 1)
    await ana.page.set_viewport_size({"width": 1180, "height": LOW[1]})
    assert await ana.by("alarms").evaluate("each => each.scrollWidth <= each.clientWidth")
    await ana.presses("F8")
    sheet, band = await ana.page.locator("#alarm-list").bounding_box(), await ana.by("mayday").bounding_box()
    assert sheet is not None
    assert band is not None
    assert sheet["y"] >= band["y"] + band["height"]


@pytest.mark.parametrize("theme", ["dark", "light"])
async def test_the_words_in_an_empty_field_are_as_clear_as_any(
    chromium: Browser, city: City, theme: str
) -> None:
    """axe does not look at them: they had 3.9:1."""
    window = await a_window(chromium)
    await window.context.add_init_script(f"localStorage.setItem('farol.theme', '{theme}')")
    ana = await Dispatcher(window, f"{city.one}/board").sign_in("ana", PASSWORD)
    quiet = await ana.page.locator(".hint").evaluate("each => getComputedStyle(each).color")
    said = await ana.by("unit-filter").evaluate("each => getComputedStyle(each, '::placeholder').color")
    assert said == quiet
