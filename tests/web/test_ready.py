"""A server is ready when all its processes are; whoever comes to one that is not yet waits."""

import os

import httpx

from routing.geo import LatLon
from web.demo.client import Desk
from web.demo.world import world_of
from web.ready import Ready


def said_in_a_fork(ready: Ready, place: int, city: int | None) -> None:
    """By another process, as the server's are."""
    if (child := os.fork()) == 0:
        ready.own = place
        ready.say(city)
        os._exit(0)
    os.waitpid(child, 0)


def test_one_of_two_that_is_not_ready_yet_is_not_counted() -> None:
    ready = Ready()
    ready.share(2)
    assert (ready.alike, ready.count) == (0, 2)
    ready.say(7)
    assert ready.alike == 1
    said_in_a_fork(ready, 1, None)  # looked before there was a city
    assert ready.alike == 1
    said_in_a_fork(ready, 1, 7)
    assert ready.alike == 2
    ready.forget(1)
    assert ready.alike == 1


async def test_who_comes_to_a_process_that_still_reads_its_city_waits_for_it() -> None:
    zone = {"name": "Z", "people": 9, "lat": 22.0, "lon": 113.0}
    hospital = {"kind": "hospital", "lat": 22.1, "lon": 113.1}
    answers = [
        httpx.Response(503),
        httpx.Response(200, json={"zones": [], "facilities": []}),
        httpx.Response(200, json={"zones": [zone], "facilities": [hospital]}),
    ]
    desk = Desk("http://test", "ana", "")
    await desk.http.aclose()
    still = iter(answers)
    transport = httpx.MockTransport(lambda _: next(still))
    async with httpx.AsyncClient(base_url="http://test", transport=transport) as desk.http:
        world = await world_of(desk, 1.0, 7)
    assert (len(world.zones), world.hospitals) == (1, (LatLon(22.1, 113.1),))
    assert next(still, None) is None
