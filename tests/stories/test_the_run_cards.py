"""Run cards changed by keyboard: seen before they count, counting at once, never over another's work."""

from uuid import uuid4

import httpx
import pytest
from playwright.async_api import Browser, expect

from tests.site import PASSWORD
from tests.stories.accessibility import faults, in_theme, refused_by_policy, watch_the_policy
from tests.stories.card_keeper import CardKeeper
from tests.stories.chromium import Window, a_window
from tests.stories.city import City

pytestmark = pytest.mark.browser

LESSER = "building fire, lesser"
"""Of the shipped cards: an engine, and a ladder if one is free."""


async def a_window_in(chromium: Browser, theme: str, language: str = "en") -> Window:
    window = await a_window(chromium, language=language)
    await in_theme(window, theme)
    await watch_the_policy(window)
    return window


async def a_keeper(window: Window, city: City, who: str = "sam", path: str = "/cards") -> CardKeeper:
    keeper = CardKeeper(window, f"{city.one}{path}")
    await keeper.sign_in(who, PASSWORD)
    return keeper


async def its_own(client: httpx.AsyncClient) -> None:
    """Edition 1: the shipped cards but for those of the city's own crews, whom this agency lacks."""
    shown = (await client.get("/api/run-cards")).json()
    cards = [each for each in shown["cards"] if not any("crew" in one["capability"] for one in each["slots"])]
    body = {"id": str(uuid4()), "title": shown["title"], "cards": cards, "reason": "our own"}
    (await client.post("/api/run-cards", json=body)).raise_for_status()


async def engines_due(client: httpx.AsyncClient, incident: str) -> int:
    advice = (await client.get(f"/api/incidents/{incident}/recommendation")).json()
    return [each["capability"] for each in advice["slots"]].count("engine")


async def another_edition(client: httpx.AsyncClient, of: str, slots: list[dict[str, object]]) -> None:
    """The cards in force with one changed, as somebody else's press."""
    shown = (await client.get("/api/run-cards")).json()
    cards = [{**each, "slots": slots} if each["name"] == of else each for each in shown["cards"]]
    body = {
        "id": str(uuid4()),
        "title": shown["title"],
        "cards": cards,
        "reason": "more water",
        "base": shown["edition"],
    }
    (await client.post("/api/run-cards", json=body)).raise_for_status()


async def test_a_slot_is_changed_by_keyboard_and_the_next_recommendation_follows(
    chromium: Browser, city: City
) -> None:
    window = await a_window_in(chromium, "dark")
    async with city.signed_in("ana") as ana, city.signed_in("sam") as setter:
        await its_own(setter)
        call = {"id": str(uuid4()), "type": "structure_fire", "priority": 2, "location_text": "Peñuelas"}
        fire = (await ana.post("/api/calls", json=call)).json()["incident_id"]
        assert await engines_due(ana, fire) == 1
        sam = await a_keeper(window, city, path="/board")
        await sam.goes_to_the_cards()
        await sam.sees_edition(1)
        await sam.finds(LESSER)
        await sam.asks_for(2)
        await sam.reads_what_is_due("2 × engine")
        await sam.reads_what_is_due("1 × engine", by="force")
        await sam.reads_of_changes("2 × engine, was 1 × engine")
        await sam.saves()
        await sam.is_refused_at_the_field("Say why")
        assert await engines_due(ana, fire) == 1
        await sam.looks_at_the_day_meanwhile()
        await sam.goes_to_the_cards()
        await sam.says_why("one engine is too few")
        await sam.saves()
        await sam.sees_edition(2)
        await sam.has_nothing_to_save()
        assert await engines_due(ana, fire) == 2
        await sam.opens_the_editions()
        await sam.reads_between(1, 2, "2 × engine, was 1 × engine")
        await sam.goes_back_to(1)
        await sam.reads_of_changes("1 × engine, was 2 × engine")
        await sam.saves()
        await sam.sees_edition(3)
        assert await engines_due(ana, fire) == 1
    assert window.complaints == []
    assert await refused_by_policy(window) == []


async def test_what_can_never_be_filled_is_refused_at_its_field_and_the_draft_outlives_a_reload(
    chromium: Browser, city: City
) -> None:
    window = await a_window_in(chromium, "light", "pt")
    async with city.signed_in("sam") as setter:
        await its_own(setter)
    sam = await a_keeper(window, city)
    await sam.sees_the_cards()
    await sam.finds(LESSER)
    await sam.asks_for(90)
    await sam.is_refused_at_the_field("Nunca se pode cumprir: pede 90 de autobomba")
    await sam.is_told_of_nothing_due()
    await sam.says_why("a mais")
    await sam.saves()
    await sam.is_refused_at_the_field("Nunca se pode cumprir: pede 90 de autobomba")
    await sam.is_told_of_nothing_due()
    await expect(sam.by("slot-count").first).to_be_focused()
    await sam.sees_edition(1)
    await sam.page.reload()
    await sam.sees_the_cards()
    assert await sam.counts() == "90"
    await expect(sam.by("cards-reason")).to_have_value("a mais")
    assert await faults(window) == []
    assert window.complaints == []


async def test_of_two_who_change_the_cards_the_second_is_told_and_loses_nothing(
    chromium: Browser, city: City
) -> None:
    window = await a_window_in(chromium, "dark")
    async with city.signed_in("sam") as other:
        await its_own(other)
        sam = await a_keeper(window, city)
        await sam.sees_the_cards()
        await sam.finds(LESSER)
        await sam.asks_for(2)
        await sam.says_why("one engine is too few")
        await another_edition(other, "rubbish fire", [{"capability": "engine", "count": 3}])
        await sam.is_told_of_another_edition("more water")
        await sam.is_told_of_another_edition("3 × engine, was 1 × engine")
        assert await faults(window) == []
        assert await sam.counts() == "2"
        await sam.puts_the_changes_on_top()
        await sam.reads_of_changes("2 × engine, was 1 × engine")
        await sam.saves()
        await sam.sees_edition(3)
        await expect(sam.by("cards-saved")).to_contain_text("Edition 3 is in force")
        cards = {each["name"]: each for each in (await other.get("/api/run-cards")).json()["cards"]}
        engines = [cards[each]["slots"][0]["count"] for each in ("rubbish fire", LESSER)]
        assert engines == [3, 2]
        await another_edition(other, "rubbish fire", [{"capability": "engine", "count": 2}])
        await sam.sees_edition(4)
        await expect(sam.by("cards-saved")).to_have_text("")  # what is no longer in force is not called so
    assert window.complaints == []


@pytest.mark.parametrize(
    ("theme", "language", "lesser"),
    [
        ("dark", "en", LESSER),
        ("light", "zh", "樓宇火警，較輕"),
        ("light", "pt", "incêndio em edifício, menor"),
    ],
)
async def test_the_cards_and_their_editions_are_open_to_everyone(
    chromium: Browser, city: City, theme: str, language: str, lesser: str
) -> None:
    window = await a_window_in(chromium, theme, language)
    async with city.signed_in("sam") as setter:
        await its_own(setter)
    sam = await a_keeper(window, city)
    await sam.sees_the_cards()
    await expect(sam.page.locator(f'[data-card="{LESSER}"]')).to_contain_text(lesser)
    await sam.by("card-name-pt").fill("outro nome")
    await expect(sam.by("difference")).to_contain_text("outro nome")
    assert await faults(window) == []
    await sam.by("slot-count").first.fill("3")
    await sam.by("slot-add").press("Enter")
    await expect(sam.by("difference")).to_be_visible()
    await expect(sam.by("due-draft")).to_be_visible()
    assert await faults(window) == []
    await sam.opens_the_editions()
    assert await faults(window) == []
    assert window.complaints == []
    assert await refused_by_policy(window) == []


async def test_a_dispatcher_reads_the_cards_and_is_offered_no_change(chromium: Browser, city: City) -> None:
    window = await a_window_in(chromium, "dark")
    ana = await a_keeper(window, city, who="ana")
    await ana.sees_the_cards()
    await ana.may_only_read()
    assert await faults(window) == []
    await ana.opens_the_editions()
    await expect(ana.by("go-back")).to_have_count(0)
    assert window.complaints == []
