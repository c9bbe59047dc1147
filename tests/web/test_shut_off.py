"""A cordon drawn around an incident leaves times by road: to its edge, and on foot from there."""

import asyncio
from uuid import uuid4

import httpx

from tests.stories.city import City
from tests.web.test_decisions import Json, a_call, recommended, units

CORDON_DEG = 0.002
"""Some 200 m to each side."""


async def by_road(client: httpx.AsyncClient, id: str) -> Json:
    """Once it is: a busy centre answers with straight lines meanwhile."""
    async with asyncio.timeout(20):
        while True:
            found = await recommended(client, id)
            if not found["engine"]["choice"]["approximate"]:
                return found
            await asyncio.sleep(0.1)


async def test_a_cordon_around_an_incident_leaves_times_by_road_and_an_area_within_reach(city: City) -> None:
    async with city.signed_in("ana") as ana:
        place = (await units(ana, "engine"))[0]["station"]
        fire = await a_call(ana, "structure_fire", 1, place)
        before = await by_road(ana, fire)
        lat, lon, d = place["lat"], place["lon"], CORDON_DEG
        corners = [(lat + d * y, lon + d * x) for y, x in ((-1, -1), (-1, 1), (1, 1), (1, -1))]
        area = [{"lat": y, "lon": x} for y, x in corners]
        body = {"id": str(uuid4()), "reason": "smoke", "area": area}
        closed = await ana.post("/api/closures", json=body)
        assert closed.status_code == 201, closed.text
        await by_road(ana, fire)
        advice = (await ana.get(f"/api/incidents/{fire}/recommendation")).json()
        (engine,) = [each for each in advice["slots"] if each["slot"] == "engine"][:1]
        assert advice["shut_off"] is True
        assert engine["choice"]["approximate"] is False
        assert engine["choice"]["walk_s"] > 100
        assert engine["choice"]["eta_s"] > before["engine"]["choice"]["eta_s"]
        away = (await units(ana, "ambulance"))[-1]["station"]
        ends = {"from": f"{away['lat']},{away['lon']}", "to": f"{lat},{lon}"}
        way = (await ana.get("/api/route", params=ends)).json()
        assert (way["approximate"], way["shut_off"]) == (False, True)
        assert way["manoeuvres"][-1]["kind"] == "walk"
        reach = (await ana.get("/api/isochrone", params={"incident_id": fire, "within_s": 900})).json()
        assert reach["bands"][0]["area"]["coordinates"]
