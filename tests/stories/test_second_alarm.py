"""A dispatcher calls a second alarm, every board hears it, and more units become due."""

import pytest
from playwright.async_api import Browser, expect

from tests.site import PASSWORD
from tests.stories.call_desk import CallTaker
from tests.stories.chromium import a_window
from tests.stories.city import Twins
from tests.stories.drivers import Board

pytestmark = pytest.mark.browser


class Commanding(Board):
    async def calls_the_next_alarm(self) -> None:
        await self.by("raise-alarm").click()

    async def takes_it_back(self) -> None:
        await self.by("lower-alarm").click()

    async def is_at_alarm(self, level: int) -> None:
        await expect(self.by("alarm-level")).to_have_attribute("data-level", str(level))

    async def proposes(self, units: int) -> None:
        await expect(self.by("recommended-unit")).to_have_count(units)

    async def may_not_raise_it(self) -> None:
        await expect(self.by("raise-alarm")).to_have_count(0)


async def test_a_second_alarm_is_seen_on_every_board_and_asks_for_more(
    chromium: Browser, twins: Twins
) -> None:
    rui = await CallTaker(await a_window(chromium), f"{twins.one}/call").sign_in("rui", PASSWORD)
    ana = await Commanding(await a_window(chromium), f"{twins.other}/board").sign_in("ana", PASSWORD)
    mei = await Commanding(await a_window(chromium, language="pt"), f"{twins.one}/board").sign_in(
        "mei", PASSWORD
    )
    number = await rui.takes("smoke from the third floor", at="Regimiento Arica & Peñuelas Norte")
    for board in (ana, mei):
        await board.shows(number)
        await board.chooses_the_first()
        await board.is_at_alarm(1)
    await ana.proposes(6)
    await ana.calls_the_next_alarm()
    await ana.is_at_alarm(2)
    await mei.is_at_alarm(2)
    await mei.says("Alarme 2")
    await ana.proposes(9)
    await mei.takes_it_back()
    await ana.is_at_alarm(1)
    await ana.proposes(6)
    call_taker = await Commanding(await a_window(chromium), f"{twins.one}/board").sign_in("rui", PASSWORD)
    await call_taker.chooses_the_first()
    await call_taker.is_at_alarm(1)
    await call_taker.may_not_raise_it()
    for screen in (rui, ana, mei, call_taker):
        assert screen.window.complaints == []
