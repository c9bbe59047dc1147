"""The simulated city's callers name places that can be found."""

from tests.site import PASSWORD
from tests.stories.city import City
from web.demo.callers import Callers
from web.demo.client import Desk
from web.demo.world import world_of

CALLS = 60


async def test_every_simulated_call_has_a_place(city: City) -> None:
    """Three in sixty named two streets that do not meet, and waited on the board for somebody to place it."""
    async with Desk(city.one, "ana", PASSWORD) as desk:
        callers = Callers(desk, await world_of(desk, speed=1.0, seed=7), calls_per_hour=60.0)
        said = [await callers.said() for _ in range(CALLS)]
        placed = [await desk.send("/api/calls", each) for each in said]
    assert all(each and each["detail"]["location"]["position"] for each in placed)
    assert any("pin" not in each for each in said), "corners are still named"
