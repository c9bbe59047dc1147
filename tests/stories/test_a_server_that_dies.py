"""The server dies under a working board: the board says so, comes back by itself, and has missed nothing."""

from pathlib import Path
from uuid import uuid4

import pytest
from playwright.async_api import Browser

from tests.faults.server_process import ServerProcess
from tests.site import PASSWORD
from tests.stories.chromium import a_window
from tests.stories.city import CENTRE, City
from tests.stories.dispatcher import Dispatcher

pytestmark = [pytest.mark.browser, pytest.mark.faults, pytest.mark.a_core_each]

SAYS_SO_WITHIN_S = 10.0
IS_BACK_WITHIN_S = 5.0
"""Promises to the people at the screens: how long a board may look fresh that is not, and how long they
wait once the server is there again."""


async def test_a_board_whose_server_is_killed_says_so_and_comes_back_without_a_gap(
    chromium: Browser, city: City, tmp_path: Path
) -> None:
    database = city.engine.url.render_as_string(hide_password=False)
    server = ServerProcess(database, CENTRE, tmp_path / "said")
    await server.start()
    try:
        window = await a_window(chromium, sees_map=True)
        ana = await Dispatcher(window, f"{server.address}/board").sign_in("ana", PASSWORD)
        await ana.stands()
        await server.kill()
        await ana.is_told_the_link_is_down(within_s=SAYS_SO_WITHIN_S)
        async with city.signed_in("rui") as rui:
            meanwhile = [
                (await rui.post("/api/calls", json={"id": str(uuid4()), "words": "smoke"})).json()["number"]
                for _ in range(3)
            ]
        await server.start()
        await ana.is_linked_again(within_s=IS_BACK_WITHIN_S)
        for number in meanwhile:
            await ana.shows(number)
    finally:
        await server.kill()
    assert [each for each in window.complaints if "WebSocket" not in each] == []
