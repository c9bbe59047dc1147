"""The main job through real browsers: a call typed by keyboard, sent, driven, walked to closed."""

import asyncio

import httpx
import pytest
from playwright.async_api import Browser

from tests.site import PASSWORD
from tests.stories.call_desk import CallTaker
from tests.stories.centre_staff import takes_a_call
from tests.stories.chromium import TABLET, Window, a_window
from tests.stories.city import City, Twins
from tests.stories.drivers import Board
from tests.stories.tablet import Tablet

pytestmark = pytest.mark.browser

WITHIN_A_BLINK_S = 1.0
"""What is typed in one browser stands on another's board within this time: what a live picture means."""


@pytest.mark.a_core_each
async def test_a_call_is_typed_sent_driven_and_closed_and_all_screens_agree(
    chromium: Browser, twins: Twins
) -> None:
    rui = await CallTaker(await a_window(chromium, sees_map=True), f"{twins.one}/call").sign_in(
        "rui", PASSWORD
    )
    ana = await Board(await a_window(chromium, sees_map=True), f"{twins.other}/board").sign_in(
        "ana", PASSWORD
    )
    mei = await Board(await a_window(chromium, sees_map=True), f"{twins.one}/board").sign_in("mei", PASSWORD)

    for board in (ana, mei):
        await board.stands()
    number = await rui.takes("an old man fell on the stairs", at="Regimiento Arica & Peñuelas Norte")
    await ana.shows(number, within_s=WITHIN_A_BLINK_S)
    await mei.shows(number, within_s=WITHIN_A_BLINK_S)

    await ana.chooses_the_first()
    sent = await ana.recommended()
    await ana.sends_the_first()
    await mei.shows_unit(sent, "assigned")

    crew = await Tablet(await a_window(chromium, TABLET, sees_map=True), f"{twins.other}/unit").sign_in(
        sent, PASSWORD
    )
    await crew.shows(number)
    await crew.shows("Regimiento Arica × Peñuelas Norte")
    await crew.has_a_route()
    for status in ("en_route", "on_scene", "transporting", "at_hospital", "available"):
        await crew.presses(status)
        await crew.has_sent_everything()
        for board in (ana, mei):
            await board.shows_unit(sent, status)
    await crew.has_no_assignment()

    await ana.closes("resolved")
    for board in (ana, mei):
        await board.no_longer_shows(number)
    fresh = await Board(await a_window(chromium, sees_map=True), f"{twins.other}/board").sign_in(
        "sam", PASSWORD
    )
    assert await ana.picture() == await mei.picture() == await fresh.picture()
    assert len(await fresh.picture()) == 24
    await agrees_with_the_server(twins, fresh)
    for screen in (rui, ana, mei, crew, fresh):
        assert screen.window.complaints == []


async def agrees_with_the_server(city: City, board: Board) -> None:
    async with city.signed_in("sam") as client:
        units = (await client.get("/api/units")).json()["units"]
    for unit in units:
        await board.shows_unit(unit["name"], unit["status"])


@pytest.mark.a_core_each
async def test_of_two_dispatchers_who_press_at_once_one_is_told_who_was_first(
    chromium: Browser, twins: Twins
) -> None:
    """Cheap systems let the second press overwrite the first (TicketsCAD 82)."""
    rui = await CallTaker(await a_window(chromium), f"{twins.one}/call").sign_in("rui", PASSWORD)
    ana = await Board(await a_window(chromium), f"{twins.other}/board").sign_in("ana", PASSWORD)
    mei = await Board(await a_window(chromium), f"{twins.one}/board").sign_in("mei", PASSWORD)
    number = await rui.takes("an old man fell", at="Regimiento Arica & Peñuelas Norte")
    for board in (ana, mei):
        await board.shows(number)
        await board.chooses_the_first()
    assert await ana.recommended() == await mei.recommended()
    await asyncio.gather(ana.sends_the_first(), mei.sends_the_first())
    async with twins.signed_in("sam") as client:
        (card,) = await until_assigned(client)
    assert len(card["units"]) == 1
    loser = mei if card["units"][0]["by"] == "ana" else ana
    await loser.is_told(f"was sent to {number} by {card['units'][0]['by']}")


async def test_who_has_the_finger_on_a_unit_that_another_sends_is_told_by_whom(
    chromium: Browser, twins: Twins
) -> None:
    ana = await Board(await a_window(chromium), f"{twins.other}/board").sign_in("ana", PASSWORD)
    mei = await Board(await a_window(chromium), f"{twins.one}/board").sign_in("mei", PASSWORD)
    number = await takes_a_call(twins, "an old man fell")
    for board in (ana, mei):
        await board.shows(number)
        await board.chooses_the_first()
    first = await ana.recommended()
    await mei.aims_at_the_first()
    await ana.sends_the_first()
    await mei.is_told(f"{first} was sent to {number} by ana")
    await ana.is_told_nothing()


async def until_assigned(client: httpx.AsyncClient) -> list[dict[str, list[dict[str, str]]]]:
    async with asyncio.timeout(10):
        while True:
            cards: list[dict[str, list[dict[str, str]]]] = (await client.get("/api/incidents")).json()[
                "incidents"
            ]
            if cards[0]["units"]:
                return cards
            await asyncio.sleep(0.05)


@pytest.mark.a_core_each
async def test_a_tablet_without_signal_keeps_what_is_pressed_and_sends_it_once_when_it_is_back(
    chromium: Browser, city: City
) -> None:
    window: Window = await a_window(chromium, TABLET)
    crew = await Tablet(window, f"{city.one}/unit").sign_in("E1", PASSWORD)
    await window.context.set_offline(True)
    await crew.presses("out_of_service")
    await crew.presses("available")
    await crew.waits_with(2)
    await window.context.set_offline(False)
    await crew.has_sent_everything()
    async with city.signed_in("sam") as client:
        (unit,) = [u for u in (await client.get("/api/units")).json()["units"] if u["name"] == "E1"]
    assert unit["status"] == "available"


@pytest.mark.parametrize(
    ("language", "status", "nobody"),
    [("zh", "可派遣", "沒有進行中的事故。"), ("pt", "disponível", "Sem incidentes abertos.")],
)
async def test_a_board_speaks_three_languages_and_switches_at_once(
    chromium: Browser, city: City, language: str, status: str, nobody: str
) -> None:
    ana = await Board(await a_window(chromium, language="en"), f"{city.one}/board").sign_in("ana", PASSWORD)
    await ana.says("No open incidents.")
    await ana.switch_language(language)
    await ana.says(status)
    await ana.says(nobody)
