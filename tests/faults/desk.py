"""A desk at which all can be done, with something of every kind to do it to; and what is kept of it."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import func, select

from data.tables.log import FactRow
from data.tables.positions import PositionHistoryRow
from data.unit_of_work import PostgresWork
from dispatch.actions import add_unit
from tests.builders import a_command, an_engine
from tests.faults.operations import Ids, operations
from tests.site import Site

Desk = tuple[httpx.AsyncClient, dict[str, dict[str, Any]]]


@pytest.fixture
async def desk(site: Site) -> Desk:
    """At it sits the supervisor, who may do all that can be done."""
    ana = await site.sign_in("sam")
    call = (await ana.post("/api/calls", json={"id": str(uuid4()), "words": "smoke"})).json()
    shut = (await ana.post("/api/closures", json={"id": str(uuid4()), "street_name": "Rua Central"})).json()
    joins = {"id": str(uuid4()), "incident_id": call["incident_id"]}
    joined = (await ana.post("/api/calls", json=joins)).json()
    other = an_engine("E2")
    await add_unit(PostgresWork(site.engine, "demo", "farol"), a_command(), other)
    hours_ago = (datetime.now(UTC) - timedelta(hours=3)).isoformat()
    long_ago = {"id": str(uuid4()), "at": hours_ago, "words": "nobody was sent"}
    await ana.post("/api/calls", json=long_ago)
    (alarm,) = (await ana.get("/api/alarms")).json()["alarms"]
    told = {"id": str(uuid4()), "kind": "other", "text": "ring twice", "place": "Clube"}
    note = (await ana.post("/api/premise-notes", json=told)).json()
    ids = Ids(
        unit=str(site.e1.id),
        other=str(other.id),
        incident=call["incident_id"],
        closure=shut["id"],
        call=joined["id"],
        alarm=alarm["id"],
        note=note["id"],
    )
    return ana, operations(ids)


async def stored(site: Site) -> tuple[int, int]:
    async with site.engine.connect() as connection:
        facts = (await connection.execute(select(func.count()).select_from(FactRow))).scalar_one()
        fixes = (await connection.execute(select(func.count()).select_from(PositionHistoryRow))).scalar_one()
    return facts, fixes
