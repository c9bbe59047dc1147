"""A dispatcher works by keyboard: said back before it is done, and taken back where the field allows."""

from typing import Any
from uuid import uuid4

import httpx
import pytest
from playwright.async_api import Browser, expect

from tests.site import PASSWORD
from tests.stories.chromium import a_window
from tests.stories.city import City, Twins
from tests.stories.dispatcher import Dispatcher

pytestmark = pytest.mark.browser

CORNER = "Regimiento Arica & Peñuelas Norte"


async def a_call(client: httpx.AsyncClient) -> str:
    """An incident's number."""
    body = {"id": str(uuid4()), "words": "an old man fell", "location_text": CORNER}
    number: str = (await client.post("/api/calls", json=body)).json()["number"]
    return number


def short(number: str) -> str:
    return str(int(number.split("-")[1]))


async def card(client: httpx.AsyncClient, number: str) -> dict[str, Any]:
    cards = (await client.get("/api/incidents")).json()["incidents"]
    (found,) = [each for each in cards if each["number"] == number]
    return dict(found)


async def ana_at(chromium: Browser, address: str) -> Dispatcher:
    return await Dispatcher(await a_window(chromium), f"{address}/board").sign_in("ana", PASSWORD)


async def test_a_unit_is_sent_driven_and_the_incident_closed_by_keys_alone(
    chromium: Browser, twins: Twins
) -> None:
    async with twins.signed_in("sam") as sam:
        number = await a_call(sam)
        ana, mei = await ana_at(chromium, twins.one), await ana_at(chromium, twins.other)
        await ana.shows(number)
        await ana.types(f"D E1 {short(number)}")
        await ana.reads(f"dispatch E1 to #{short(number)} Regimiento Arica × Peñuelas Norte")
        await ana.presses("Enter")
        await ana.reads(f"E1 fills nothing #{short(number)} asks for. Enter sends it all the same.")
        assert (await card(sam, number))["units"] == []
        await ana.presses("Enter")
        await ana.reads("done: dispatch E1")
        await mei.shows_unit("E1", "assigned")
        assert (await card(sam, number))["units"][0]["slot"] is None  # an engine is not what was recommended
        await ana.orders("er e1")
        await mei.shows_unit("E1", "en_route")
        await ana.orders("OS E1")
        await mei.shows_unit("E1", "on_scene")
        await ana.orders(f"N {short(number)} conscious; asks for water")
        await ana.orders("AV E1")
        await mei.shows_unit("E1", "available")
        await ana.orders(f"CL {short(number)} no")
        await mei.no_longer_shows(number)
        closed = await card(sam, number)
        assert closed["disposition"] == "no_action"
        assert closed["notes"][0]["text"] == "conscious; asks for water"
        assert ana.window.complaints == mei.window.complaints == []


async def test_a_held_enter_is_one_press_and_sends_nobody_past_a_warning(
    chromium: Browser, city: City
) -> None:
    async with city.signed_in("sam") as sam:
        number = await a_call(sam)
        ana = await ana_at(chromium, city.one)
        await ana.shows(number)
        await ana.types(line := f"D E1 {short(number)}")
        await ana.holds("Enter", until=f"E1 fills nothing #{short(number)} asks for.")
        await ana.has_typed(line)
        assert (await card(sam, number))["units"] == []
        await ana.types(f"D E2 {short(number)}")
        await ana.presses("Enter")
        await ana.reads("E2 fills nothing")  # who was warned of one line was not of another
        assert (await card(sam, number))["units"] == []
        await ana.presses("Enter")
        await ana.reads("done: dispatch E2")


async def test_a_recommended_unit_sent_by_keyboard_is_recorded_with_its_slot_and_what_was_advised(
    chromium: Browser, city: City
) -> None:
    async with city.signed_in("sam") as sam:
        number = await a_call(sam)
        id = (await card(sam, number))["id"]
        advice = (await sam.get(f"/api/incidents/{id}/recommendation")).json()["slots"][0]
        ana = await ana_at(chromium, city.one)
        await ana.shows(number)
        await ana.types(f"D {advice['choice']['name']} {short(number)}")
        await ana.reads("arrival")
        await ana.presses("Enter")
        await ana.reads("done")
        (unit,) = (await card(sam, number))["units"]
        assert (unit["slot"], unit["by"]) == (advice["slot"], "ana")
        assert unit["eta_s"] is not None


async def test_nothing_is_done_to_a_unit_or_incident_that_is_not_named_exactly(
    chromium: Browser, city: City
) -> None:
    """Status set on another unit than meant (police-cad 347)."""
    async with city.signed_in("sam") as sam:
        number = await a_call(sam)
        ana = await ana_at(chromium, city.one)
        await ana.shows(number)
        for line, why in (
            (f"D E {short(number)}", "No unit is called E. Did you mean E1"),
            ("D E1 999", "No open incident ends in 999."),
            ("OS E99", "No unit is called E99."),
            ("CL 999", "No open incident ends in 999."),
            ("FLY E1", "“FLY” is no command."),
            ("REL E1", "E1 is on no incident."),
        ):
            await ana.types(line)
            await ana.presses("Enter")
            await ana.reads(why)
            await ana.reads("Nothing is done.")
            await ana.has_typed(line)
        log = (await sam.get("/api/units")).json()
        assert {unit["status"] for unit in log["units"]} == {"available"}
        assert (await card(sam, number))["units"] == []


async def test_who_is_at_work_is_not_sent_elsewhere_and_the_line_says_where(
    chromium: Browser, city: City
) -> None:
    async with city.signed_in("sam") as sam:
        first, second = await a_call(sam), await a_call(sam)
        ana = await ana_at(chromium, city.one)
        await ana.shows(second)
        await ana.orders(f"D A1 {short(first)}")
        await ana.shows_unit("A1", "assigned")
        await ana.types(f"D A1 {short(second)}")
        await ana.reads(f"A1 is assigned at {first}")
        await ana.presses("Enter")
        await ana.reads("Nothing is done.")


async def test_the_last_deed_is_taken_back_where_the_field_allows_and_else_it_says_so(
    chromium: Browser, city: City
) -> None:
    async with city.signed_in("sam") as sam, city.signed_in("A1") as crew:
        number = await a_call(sam)
        ana = await ana_at(chromium, city.one)
        await ana.shows(number)
        await ana.types("U")
        await ana.reads("You have done nothing here that could be taken back.")
        await ana.orders(f"D A1 {short(number)}")
        await ana.shows_unit("A1", "assigned")
        await ana.takes_back()
        await ana.shows_unit("A1", "available")
        await ana.orders("OOS E2")
        await ana.shows_unit("E2", "out_of_service")
        await ana.takes_back()
        await ana.shows_unit("E2", "available")
        await ana.orders(f"D A1 {short(number)}")
        await ana.shows_unit("A1", "assigned")
        (unit,) = (await card(sam, number))["units"]
        body = {"id": str(uuid4()), "status": "en_route"}
        (await crew.post(f"/api/units/{unit['unit_id']}/status", json=body)).raise_for_status()
        await ana.shows_unit("A1", "en_route")
        await ana.presses("Control+z")
        await ana.reads("Cannot be taken back: A1 is en route already.")


async def test_the_line_completes_remembers_and_helps(chromium: Browser, city: City) -> None:
    ana = await ana_at(chromium, city.one)
    await ana.orders("OOS E2")
    await ana.shows_unit("E2", "out_of_service")
    await ana.types("AV E1")
    await ana.presses("Tab")
    await ana.has_typed("AV E1 ")
    await ana.presses("Escape")
    await ana.has_typed("")
    await ana.presses("ArrowUp")
    await ana.has_typed("OOS E2")
    await ana.types("?")
    await ana.says("close a street")
    await ana.switch_language("pt")
    await ana.says("cortar uma rua")


async def test_the_last_answer_is_told_in_the_language_that_is_chosen(chromium: Browser, city: City) -> None:
    async with city.signed_in("sam") as sam:
        number = await a_call(sam)
    ana = await ana_at(chromium, city.one)
    await ana.shows(number)
    await ana.orders(f"D A1 {short(number)}")
    await ana.switch_language("pt")
    await ana.reads(f"feito: enviar A1 para #{short(number)}")
    await ana.switch_language("zh")
    await ana.reads("完成：派 A1 往")


async def test_help_comes_by_its_key_from_wherever_nothing_is_typed(chromium: Browser, twins: Twins) -> None:
    """It came after F2 alone; whoever needs help does not know F2."""
    ana = await ana_at(chromium, twins.one)
    await ana.by("link-age").click()
    await ana.presses("?")
    await expect(ana.by("command-help")).to_be_visible()
    await ana.presses("Escape")
    await expect(ana.by("command-help")).to_have_count(0)
    await ana.by("unit-filter").focus()
    await ana.presses("?")
    await expect(ana.by("unit-filter")).to_have_value("?")
    await expect(ana.by("command-help")).to_have_count(0)


async def test_the_beginning_of_an_order_is_not_called_wrong_while_it_is_typed(
    chromium: Browser, city: City
) -> None:
    """Every order was red until its last letter."""
    async with city.signed_in("sam") as sam:
        number = await a_call(sam)
        ana = await ana_at(chromium, city.one)
        await ana.shows(number)
        for line in ("O", "OS E", "D E", f"CL {short(number)} fal"):
            await ana.types(line)
            await ana.is_not_told_off()
        await ana.types("D E")
        await ana.presses("Enter")
        await ana.is_told_off()
        for line in ("D E99", "D E1 999", "FLY E1"):
            await ana.types(line)
            await ana.is_told_off()
