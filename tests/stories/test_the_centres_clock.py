"""Every hour on a screen is the centre's, whatever zone the machine beside it lives by."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import Browser, expect

from tests.site import PASSWORD
from tests.stories.chromium import a_window
from tests.stories.city import City
from tests.stories.dispatcher import Dispatcher

pytestmark = pytest.mark.browser

CENTRE = ZoneInfo("America/Santiago")
AFAR = "Asia/Tokyo"
OFFSET = {True: "UTC\u22123", False: "UTC\u22124"}
"""In summer, and in winter."""


def apart(shown: str, now: datetime) -> timedelta:
    """Of a clock's face, also over midnight."""
    said = datetime.strptime(f"{now:%Y-%m-%d} {shown[:8]}", "%Y-%m-%d %H:%M:%S").replace(tzinfo=now.tzinfo)
    off = abs(said - now)
    return min(off, timedelta(days=1) - off)


async def test_a_board_a_wall_and_an_incidents_lines_show_the_centres_hours(
    chromium: Browser, city: City
) -> None:
    at = datetime.now(UTC) - timedelta(minutes=10)
    async with city.signed_in("ana") as desk:
        call = {"id": str(uuid4()), "at": at.isoformat(), "words": "smoke", "type": "structure_fire"}
        number = (await desk.post("/api/calls", json=call)).json()["number"]
    for path in ("board", "board?wall=1"):
        ana = Dispatcher(await a_window(chromium, timezone=AFAR), f"{city.one}/{path}")
        await ana.sign_in("ana", PASSWORD)
        await expect(ana.by("clock")).to_contain_text(OFFSET[at.astimezone(CENTRE).dst() != timedelta()])
        now = datetime.now(CENTRE)
        assert apart(await ana.by("clock").inner_text(), now) < timedelta(minutes=1)
    ana = await Dispatcher(await a_window(chromium, timezone=AFAR), f"{city.one}/board").sign_in(
        "ana", PASSWORD
    )
    await ana.shows(number)
    await ana.chooses(number)
    await ana.reads_in_the_chronology(f"{at.astimezone(CENTRE):%H:%M:%S}")
