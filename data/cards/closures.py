"""Closure cards: which street, how much, since when, why and by whom."""

from collections.abc import Collection
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.cards.card import CardBody
from data.codec import decode, encode
from data.stores.closures import closures_held
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
    return {each.closure.id: _card(each) for each in held}


def _card(held: StreetClosure) -> CardBody:
    closure = held.closure
    return {
        "id": str(closure.id),
        "version": held.version,
        "factor": closure.factor,
        "from_at": encode(closure.from_at),
        "until_at": encode(closure.until_at),
        "street_name": closure.street_name,
        "street_ids": list(closure.street_ids),
        "area": [[each.lat, each.lon] for each in closure.area],
        "reason": held.reason,
        "closed_by": held.closed_by,
        "closed_at": encode(held.closed_at),
    }
