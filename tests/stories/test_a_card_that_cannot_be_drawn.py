"""What a gateway writes twice is shown twice; what cannot be drawn takes nothing with it."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from playwright.async_api import Browser, WebSocketRoute

from tests.site import PASSWORD
from tests.stories.centre_staff import sends, takes_a_call
from tests.stories.chromium import TABLET, a_window
from tests.stories.city import City
from tests.stories.tablet import Tablet

pytestmark = pytest.mark.browser


async def notes(city: City, number: str, *texts: str) -> None:
    """All with one time, as a gateway that knows whole seconds sends them."""
    at = datetime.now(UTC).replace(microsecond=0).isoformat()
    async with city.signed_in("ana") as ana:
        incidents = (await ana.get("/api/incidents")).json()["incidents"]
        (id,) = [each["id"] for each in incidents if each["number"] == number]
        for each in texts:
            body = {"id": str(uuid4()), "text": each, "at": at}
            (await ana.post(f"/api/incidents/{id}/notes", json=body)).raise_for_status()


async def test_the_same_words_of_the_same_second_are_shown_and_so_is_what_comes_after(
    chromium: Browser, city: City
) -> None:
    number = await takes_a_call(city, "smoke from a roof")
    await sends(city, "E1", number)
    crew = await Tablet(await a_window(chromium, TABLET), f"{city.one}/unit").sign_in("E1", PASSWORD)
    await crew.shows(number)
    await notes(city, number, "gas smelt", "gas smelt")
    await notes(city, number, "evacuate now")
    await crew.shows("evacuate now")
    await crew.page.reload()
    await crew.shows("evacuate now")


async def test_an_assignment_that_cannot_be_drawn_leaves_the_crew_its_place_its_buttons_and_its_mayday(
    chromium: Browser, city: City
) -> None:
    number = await takes_a_call(city, "smoke from a roof")
    window = await a_window(chromium, TABLET)
    spoilt = True

    def spoil(socket: WebSocketRoute) -> None:
        there = socket.connect_to_server()
        there.on_message(
            lambda told: socket.send(str(told).replace('"notes":[', '"notes":3,"_":[') if spoilt else told)
        )

    await window.page.route_web_socket("**/api/live*", spoil)
    crew = await Tablet(window, f"{city.one}/unit").sign_in("E1", PASSWORD)
    await sends(city, "E1", number)
    await crew.is_told_what_cannot_be_shown()
    await crew.shows("Peñuelas Norte")
    await crew.presses("en_route")
    await crew.can_call_mayday()
    spoilt = False
    await notes(city, number, "evacuate now")
    await crew.shows("evacuate now")
