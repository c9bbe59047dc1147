"""A closure that has ended before it is heard of keeps nobody from driving anywhere."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from data.unit_of_work import PostgresWork
from dispatch.closure import ClosureIsOver
from dispatch.closure_actions import close_a_street
from routing.closures import Closure
from tests.builders import NOON, a_command, minutes
from tests.site import Site


async def test_a_closure_wholly_in_the_past_is_refused_in_words(site: Site) -> None:
    """It was taken, and whoever had mistyped the hour believed the street closed."""
    sam = await site.sign_in("sam")
    now = datetime.now(UTC)
    hours = {"at": (now - timedelta(hours=3)).isoformat(), "until_at": (now - timedelta(hours=1)).isoformat()}
    body = {"id": str(uuid4()), "street_name": "Rua Central", **hours}
    refused = await sam.post("/api/closures", json=body)
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/closure-is-over")
    assert (await sam.get("/api/closures")).json()["closures"] == []


async def test_one_that_was_answered_is_answered_the_same_when_it_is_over(engine: AsyncEngine) -> None:
    order, until = a_command(), NOON + minutes(30)
    street = Closure(id=order.key, factor=None, from_at=NOON, until_at=until, street_name="Rua Central")

    def work() -> PostgresWork:
        return PostgresWork(engine, "demo", "farol")

    first = await close_a_street(work(), order, street, "", NOON)
    assert await close_a_street(work(), order, street, "", NOON + minutes(60)) == first
    with pytest.raises(ClosureIsOver):
        await close_a_street(work(), a_command(), street, "", NOON + minutes(60))
