"""Closure cards: which street, how much, since when, why and by whom."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from uuid import UUID

import orjson
from sqlalchemy import ARRAY, BigInteger, any_, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.cards.card import CardBody
from data.codec import decode, encode
from data.stores.closures import closures_held
from data.tables.city import RegionRow, StreetRow
from data.tables.closures import ClosureRow
from dispatch.closure import StreetClosure


async def closure_cards(
    connection: AsyncConnection, centre: str, agency: str, ids: Collection[UUID] | None
) -> dict[UUID, CardBody]:
    """Cards by id of what is not opened yet; of the whole centre, whatever the agency."""
    if ids is None:
        held = await closures_held(connection, centre, datetime.now(UTC))
    else:
        query = select(ClosureRow).where(
            ClosureRow.centre == centre, ClosureRow.id.in_(ids), ClosureRow.opened_at.is_(None)
        )
        held = [decode(StreetClosure, dict(row)) for row in (await connection.execute(query)).mappings()]
    lines = await _lines(connection, centre, {id for each in held for id in each.closure.street_ids})
    return {each.closure.id: _card(each, lines) for each in held}


async def _lines(
    connection: AsyncConnection, centre: str, ids: Collection[int]
) -> Mapping[int, list[list[float]]]:
    """[lon, lat] of each point of streets meant by their ids: a name would draw its namesakes too."""
    if not ids:
        return {}
    rows = await connection.execute(_DRAWN, {"centre": centre, "ids": list(ids)})
    return {id: orjson.loads(line)["coordinates"] for id, line in rows}


_DRAWN = (
    select(StreetRow.id, func.st_asgeojson(StreetRow.line, 5))
    .join(RegionRow, RegionRow.id == StreetRow.region_id)
    .where(
        RegionRow.centre == bindparam("centre"),
        RegionRow.active,
        StreetRow.id == any_(bindparam("ids", type_=ARRAY(BigInteger))),
    )
)


def _card(held: StreetClosure, lines: Mapping[int, list[list[float]]]) -> CardBody:
    closure = held.closure
    return {
        "id": str(closure.id),
        "version": held.version,
        "factor": closure.factor,
        "from_at": encode(closure.from_at),
        "until_at": encode(closure.until_at),
        "street_name": closure.street_name,
        "street_ids": list(closure.street_ids),
        "label": closure.label,
        "lines": [lines[id] for id in closure.street_ids if id in lines],
        "area": [[each.lat, each.lon] for each in closure.area],
        "reason": held.reason,
        "closed_by": held.closed_by,
        "closed_at": encode(held.closed_at),
    }
