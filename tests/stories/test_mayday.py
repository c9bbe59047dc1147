"""A crew calls for its life: every board knows at once, and somebody answers for how it ends."""

import re

import pytest
from playwright.async_api import Browser

from tests.site import PASSWORD
from tests.stories.accessibility import faults
from tests.stories.centre_staff import sends, takes_a_call
from tests.stories.chromium import TABLET, a_window
from tests.stories.city import City, Twins
from tests.stories.dispatcher import Dispatcher
from tests.stories.tablet import Tablet

pytestmark = [pytest.mark.browser, pytest.mark.a_core_each]


async def at_the_board(chromium: Browser, address: str, name: str) -> Dispatcher:
    return await Dispatcher(await a_window(chromium), f"{address}/board").sign_in(name, PASSWORD)


async def on_the_tablet(chromium: Browser, city: City, name: str = "E1") -> Tablet:
    return await Tablet(await a_window(chromium, TABLET), f"{city.one}/unit").sign_in(name, PASSWORD)


async def test_a_mayday_from_the_tablet_is_on_every_board_until_its_owner_has_cleared_it_in_words(
    chromium: Browser, twins: Twins
) -> None:
    number = await takes_a_call(twins, "smoke from a roof")
    await sends(twins, "E1", number)
    crew = await on_the_tablet(chromium, twins)
    ana = await at_the_board(chromium, twins.one, "ana")
    mei = await at_the_board(chromium, twins.other, "mei")
    await crew.acknowledges()
    await crew.touches_mayday_and_leaves_it()
    await crew.has_no_mayday()
    await crew.calls_mayday_by_keyboard()
    for board in (ana, mei):
        await board.is_told_of_a_mayday("MAYDAY E1", f"#{int(number.split('-')[1])}", "nobody has it")
        await board.has_alarms("mayday", 1)
        await board.has_pinned_under_way(number)
        await board.reads_on_the_row(number, "MAYDAY")
    await crew.reads_of_its_mayday("nobody has it")
    for window in (ana.window, crew.window):
        assert await faults(window) == []
    await ana.takes_the_mayday()
    await mei.is_told_of_a_mayday("ana has it")
    await crew.reads_of_its_mayday("ana has it")
    await mei.reloads()
    await mei.is_told_of_a_mayday("ana has it")
    assert await faults(ana.window) == []
    await ana.clears_the_mayday("both out, counted")
    for one in (ana, mei, crew):
        await one.has_no_mayday()
    await mei.chooses(number)
    await mei.reads_in_the_chronology("MAYDAY E1", "alarm taken: MAYDAY E1", "cleared: both out, counted")
    assert ana.window.complaints == mei.window.complaints == crew.window.complaints == []


async def test_without_signal_it_says_use_the_radio_and_goes_first_when_there_is_signal(
    chromium: Browser, city: City
) -> None:
    """Held down, with other words waiting before it: a crew in a cellar presses everything there is."""
    crew = await on_the_tablet(chromium, city)
    ana = await at_the_board(chromium, city.one, "ana")
    await crew.is_ready_for_an_outage()
    order: list[str] = []
    crew.page.on("request", lambda each: order.append(each.url) if each.method == "POST" else None)
    await crew.window.context.set_offline(True)
    await crew.presses("en_route")
    await crew.presses("on_scene")
    await crew.holds_mayday_down()
    await crew.is_told_to_use_the_radio()
    await crew.waits_with(3)
    await crew.page.reload()
    await crew.is_told_to_use_the_radio()
    order.clear()
    await crew.window.context.set_offline(False)
    await ana.is_told_of_a_mayday("MAYDAY E1", "sent nowhere")
    await crew.has_sent_everything()
    sent = [found[1] for each in order if (found := re.search(r"/(mayday|status)$", each))]
    assert sent[0] == "mayday"
    assert sent.count("mayday") == 1


async def test_while_it_stands_the_tablet_says_since_when_and_what_can_still_be_done(
    chromium: Browser, city: City
) -> None:
    """The button went on saying "hold down", and holding it did nothing that anybody saw."""
    number = await takes_a_call(city, "smoke from a roof")
    await sends(city, "E1", number)
    crew = await on_the_tablet(chromium, city)
    ana = await at_the_board(chromium, city.one, "ana")
    await crew.acknowledges()
    await crew.holds_mayday_down()
    await ana.is_told_of_a_mayday("MAYDAY E1")
    await crew.reads_on_the_mayday_button(r"called \d\d:\d\d:\d\d")
    assert await faults(crew.window) == []
    await crew.holds_mayday_down()
    await crew.is_told_beside_the_button(r"Called again at \d\d:\d\d:\d\d\. This tablet knows no position")
    await crew.says_it_was_a_slip()
    await crew.is_told_beside_the_button("The centre is told")
    assert await faults(crew.window) == []
    await ana.chooses(number)
    await ana.says("MAYDAY of E1: the crew says it was a slip")
    await ana.has_alarms("mayday", 1)
    await ana.takes_the_mayday()
    await ana.clears_the_mayday("a slip, spoken to by radio")
    await crew.reads_on_the_mayday_button("hold down")


async def test_reloaded_without_signal_the_tablet_still_says_that_its_mayday_stands(
    chromium: Browser, city: City
) -> None:
    """It said "hold down", and nothing of the call the centre had long had."""
    crew = await on_the_tablet(chromium, city)
    ana = await at_the_board(chromium, city.one, "ana")
    await crew.is_ready_for_an_outage()
    await crew.holds_mayday_down()
    await ana.takes_the_mayday()
    await crew.reads_of_its_mayday("ana has it")
    await crew.window.context.set_offline(True)
    await crew.page.reload()
    await crew.reads_of_its_mayday("ana has it")
    await crew.reads_on_the_mayday_button(r"called \d\d:\d\d:\d\d")
    await ana.clears_the_mayday("out, counted")
    await ana.has_no_mayday()
    await crew.window.context.set_offline(False)
    await crew.has_no_mayday()


@pytest.mark.parametrize("language", ["pt", "en", "zh"])
async def test_what_is_asked_of_whoever_ends_a_mayday_stands_whole(
    chromium: Browser, city: City, language: str
) -> None:
    """In Portuguese the field was 70 pixels wide and asked "Como t"."""
    crew = await on_the_tablet(chromium, city)
    await crew.holds_mayday_down()
    window = await a_window(chromium, (1366, 768), language)
    ana = await Dispatcher(window, f"{city.one}/board").sign_in("ana", PASSWORD)
    await ana.takes_the_mayday()
    field = ana.by("mayday-words").first
    await field.fill(await field.get_attribute("placeholder") or "")
    assert await field.evaluate("each => each.scrollWidth <= each.clientWidth")
