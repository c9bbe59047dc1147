"""Two agencies that come with the same id or the same key are not in each other's way."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid4, uuid5

import httpx
import pytest
from sqlalchemy import text

from tests.site import Site

CIRCLE = {"lat": 22.19, "lon": 113.54, "radius_m": 30.0}
WRITES: dict[str, tuple[str, dict[str, Any]]] = {
    "call": ("/api/calls", {"words": "smoke"}),
    "premise note": ("/api/premise-notes", {"kind": "hazard", "text": "gas", "circle": CIRCLE}),
    "closure": ("/api/closures", {"street_name": "Rua Central"}),
}


async def both(site: Site) -> tuple[httpx.AsyncClient, httpx.AsyncClient]:
    return await site.sign_in("sam"), await site.sign_in("xin")


@pytest.mark.parametrize("what", WRITES)
@pytest.mark.parametrize("by", ["body", "header"])
async def test_what_one_agency_sends_with_anothers_id_is_its_own(site: Site, what: str, by: str) -> None:
    """A call was refused, a note answered with "somebody else changed this at the same moment"."""
    sam, xin = await both(site)
    path, body = WRITES[what]
    key = str(uuid4())
    headers = {"Idempotency-Key": key} if by == "header" else {}
    if by == "body":
        body = {**body, "id": key}
    theirs = {**body, "factor": 2.0} if what == "closure" else body
    first = await sam.post(path, json=body, headers=headers)
    second = await xin.post(path, json=theirs, headers=headers)
    assert (first.status_code, second.status_code) == (201, 201), second.text
    assert first.json()["id"] != second.json()["id"]
    assert (await sam.post(path, json=body, headers=headers)).json() == first.json()
    assert (await xin.post(path, json=theirs, headers=headers)).json() == second.json()


async def test_the_same_key_sends_each_agencys_own_unit_and_calls_each_crews_mayday(site: Site) -> None:
    press = str(uuid4())
    for client, unit in zip(await both(site), (site.e1, site.foreign), strict=True):
        opened = (await client.post("/api/calls", json={"id": str(uuid4())})).json()
        path = f"/api/incidents/{opened['incident_id']}/assignments"
        sent = await client.post(path, json={"id": press, "unit_id": str(unit.id)})
        assert sent.status_code == 201, sent.text
        called = await client.post(f"/api/units/{unit.id}/mayday", json={"id": press[:-4] + "0000"})
        assert called.status_code == 201, called.text
    async with site.engine.connect() as connection:
        for table in ("assignments", "maydays"):
            agencies = await connection.execute(text(f"select agency from {table} order by 1"))
            assert agencies.scalars().all() == ["farol", "neighbour"]


async def test_what_was_answered_before_keys_were_an_agencys_own_is_answered_the_same(site: Site) -> None:
    """A desk repeats what it sent to the version before: it must not become a second call."""
    rui = await site.sign_in("rui")
    header, at = str(uuid4()), datetime.now(UTC) - timedelta(minutes=1)
    said = {"words": "smoke", "at": at.isoformat()}
    first = (await rui.post("/api/calls", json=said, headers={"Idempotency-Key": header})).json()
    async with site.engine.begin() as connection:
        await connection.execute(
            text("update requests set key = :key where receipt->>'id' = :id"),
            {
                "key": uuid5(NAMESPACE_OID, f"farol/idempotency-key/{header}"),
                "id": first["id"],
            },
        )
    assert (await rui.post("/api/calls", json=said, headers={"Idempotency-Key": header})).json() == first
    assert UUID(first["id"])
