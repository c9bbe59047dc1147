"""However many look at the same moment, who writes is not behind them."""

import asyncio
from uuid import uuid4

import httpx

from tests.site import Site

LOOKING = 90


async def test_a_crews_word_and_health_are_answered_before_the_days_asked_for_earlier(site: Site) -> None:
    """Fifty boards' coverage and days held every connection: a word of a crew took four seconds."""
    sam, crew = await site.sign_in("sam"), await site.sign_in("E1")
    answered, first = list[str](), asyncio.Event()

    async def ask(name: str, asked: asyncio.Future[httpx.Response] | asyncio.Task[httpx.Response]) -> None:
        assert (await asked).status_code in (200, 201)
        answered.append(name)
        first.set()

    async with asyncio.TaskGroup() as group:
        for i in range(LOOKING):
            days = {
                "on": f"20{10 + i // 12}-{1 + i % 12:02}-01"
            }  # each another: none is answered with the next
            look = group.create_task(sam.get("/api/day", params=days))
            group.create_task(ask("look", look))
        await first.wait()  # all are on their way
        word = {"id": str(uuid4()), "status": "en_route"}
        group.create_task(
            ask("word", group.create_task(crew.post(f"/api/units/{site.e1.id}/status", json=word)))
        )
        group.create_task(ask("health", group.create_task(crew.get("/api/health"))))
    assert max(answered.index("word"), answered.index("health")) < LOOKING / 2
