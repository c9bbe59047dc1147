"""Sign-in, call desk and tablet are usable by everyone, by day and by night, with axe as the examiner."""

import pytest
from playwright.async_api import Browser

from tests.site import PASSWORD
from tests.stories.accessibility import faults
from tests.stories.call_desk import CallDesk
from tests.stories.centre_staff import CORNER, sends, takes_a_call
from tests.stories.chromium import TABLET, Window, a_window
from tests.stories.city import City
from tests.stories.tablet import Tablet

pytestmark = pytest.mark.browser

THEMES = pytest.mark.parametrize("theme", ["dark", "light"])


async def a_window_in(chromium: Browser, theme: str, size: tuple[int, int] = (1366, 768)) -> Window:
    window = await a_window(chromium, size)
    await window.context.add_init_script(f"localStorage.setItem('farol.theme', '{theme}')")
    return window


@THEMES
async def test_the_call_desk_empty_and_with_everything_it_can_show(
    chromium: Browser, city: City, theme: str
) -> None:
    await takes_a_call(city, "smoke from a roof")
    desk = CallDesk(await a_window_in(chromium, theme), f"{city.one}/call")
    await desk.sign_in("rui", PASSWORD)
    assert await faults(desk.window) == []
    await desk.hears("there is smoke here", at=CORNER)
    await desk.is_shown_known("Probably the same")
    await desk.would_send()
    assert await faults(desk.window) == []
    await desk.joins_the_first()
    await desk.sends_it()
    await desk.number()
    assert await faults(desk.window) == []
    assert desk.window.complaints == []


@THEMES
@pytest.mark.parametrize("size", [TABLET, (390, 844)])
async def test_the_tablet_free_called_driving_and_without_signal(
    chromium: Browser, city: City, theme: str, size: tuple[int, int]
) -> None:
    crew = Tablet(await a_window_in(chromium, theme, size), f"{city.one}/unit")
    await crew.sign_in("E1", PASSWORD)
    assert await faults(crew.window) == []
    number = await takes_a_call(city, "smoke from a roof")
    await sends(city, "E1", number)
    await crew.calls_for_attention()
    assert await faults(crew.window) == []
    await crew.acknowledges()
    await crew.has_a_route()
    await crew.window.context.set_offline(True)
    await crew.touches("en_route")
    await crew.says_since_when_it_hears_nothing()
    assert await faults(crew.window) == []
