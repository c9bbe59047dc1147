"""A street is closed for everyone at once, and opened again exactly as it was."""

import asyncio
from typing import Any
from uuid import uuid4

import httpx

from tests.stories.city import City

START, END = "-29.9533,-71.3390", "-29.9040,-71.2510"


async def way(client: httpx.AsyncClient) -> dict[str, Any]:
    found: dict[str, Any] = (await client.get("/api/route", params={"from": START, "to": END})).json()
    return found


async def until_it_avoids(client: httpx.AsyncClient, street: str) -> None:
    while True:
        if street not in (await way(client))["streets"]:
            return
        await asyncio.sleep(0.05)


def a_closure(**where: object) -> dict[str, object]:
    return {"id": str(uuid4()), "reason": "flooded", **where}


async def test_the_next_route_in_every_process_drives_around_it_and_comes_back_exactly(city: City) -> None:
    async with city.signed_in("ana") as ana, httpx.AsyncClient(base_url=city.other, timeout=10) as other:
        other.cookies = ana.cookies
        before = await way(ana)
        street = before["streets"][len(before["streets"]) // 2]
        closed = await ana.post("/api/closures", json=a_closure(street_name=street))
        assert closed.status_code == 201
        around = await way(ana)
        assert street not in around["streets"]
        assert around["seconds"] >= before["seconds"]
        async with asyncio.timeout(1.0):
            await until_it_avoids(other, street)
        (card,) = (await ana.get("/api/closures")).json()["closures"]
        assert (card["street_name"], card["reason"], card["closed_by"]) == (street, "flooded", "ana")
        opened = await ana.post(f"/api/closures/{card['id']}/open", json={"id": str(uuid4())})
        assert opened.status_code == 201
        assert await way(ana) == before
        assert (await ana.get("/api/closures")).json()["closures"] == []


async def test_a_street_is_opened_once_and_the_second_is_told_by_whom(city: City) -> None:
    async with city.signed_in("ana") as ana:
        street = (await way(ana))["streets"][0]
        id = (await ana.post("/api/closures", json=a_closure(street_name=street))).json()["id"]
        first, second = [
            await ana.post(f"/api/closures/{id}/open", json={"id": str(uuid4())}) for _ in range(2)
        ]
        assert (first.status_code, second.status_code) == (201, 409)
        assert (second.json()["type"], second.json()["facts"]["by"]) == ("/problems/already-open", "ana")


async def test_what_closes_nothing_is_refused_in_words(city: City) -> None:
    sea = [{"lat": -29.9, "lon": -71.9}, {"lat": -29.8, "lon": -71.9}, {"lat": -29.8, "lon": -71.8}]
    async with city.signed_in("ana") as ana, city.signed_in("rui") as rui:
        for body, status, type in (
            (a_closure(street_name="Rua que não há"), 409, "no-such-street"),
            (a_closure(area=sea), 409, "no-such-street"),
            (a_closure(), 422, "bad-body"),
            (a_closure(street_name="Balmaceda", factor=0.5), 422, "bad-body"),
            (a_closure(area=sea[:2]), 422, "bad-body"),
        ):
            answer = await ana.post("/api/closures", json=body)
            assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{type}")
        assert (await ana.post(f"/api/closures/{uuid4()}/open", json={"id": str(uuid4())})).status_code == 404
        assert (await rui.post("/api/closures", json=a_closure(street_name="Balmaceda"))).status_code == 403
