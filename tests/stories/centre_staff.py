"""What the centre's people do meanwhile, where a story is not about their screens: through the public API."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from tests.stories.city import City

CORNER = "Regimiento Arica & Peñuelas Norte"


async def takes_a_call(
    city: City, words: str, at: str = CORNER, *, by: str = "rui", seconds_ago: float = 0
) -> str:
    """The number of the incident it opens."""
    async with city.signed_in(by) as client:
        when = (datetime.now(UTC) - timedelta(seconds=seconds_ago)).isoformat()
        said = {"id": str(uuid4()), "words": words, "location_text": at, "at": when}
        answer = await client.post("/api/calls", json=said)
        answer.raise_for_status()
        return str(answer.json()["number"])


async def sends(city: City, unit: str, number: str, *, by: str = "ana", seconds_ago: float = 0) -> None:
    async with city.signed_in(by) as client:
        incidents = (await client.get("/api/incidents")).json()["incidents"]
        units = (await client.get("/api/units")).json()["units"]
        incident = next(each["id"] for each in incidents if each["number"] == number)
        chosen = next(each["id"] for each in units if each["name"] == unit)
        at = (datetime.now(UTC) - timedelta(seconds=seconds_ago)).isoformat()
        order = {"id": str(uuid4()), "unit_id": chosen, "at": at}
        (await client.post(f"/api/incidents/{incident}/assignments", json=order)).raise_for_status()
