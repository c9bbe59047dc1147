"""The card of an agency's run cards: which edition is in force, since when, by whom and why."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.cards.card import CardBody, instant
from data.tables.run_cards import RunCardEditionRow


async def run_card_cards(
    connection: AsyncConnection, centre: str, agency: str, ids: Collection[UUID] | None
) -> dict[UUID, CardBody]:
    """One, or none before the agency's first edition."""
    query = (
        select(
            RunCardEditionRow.book_id,
            RunCardEditionRow.edition,
            RunCardEditionRow.cards["title"].label("title"),
            RunCardEditionRow.reason,
            RunCardEditionRow.made_by,
            RunCardEditionRow.made_at,
        )
        .where(RunCardEditionRow.centre == centre, RunCardEditionRow.agency == agency)
        .order_by(RunCardEditionRow.edition.desc())
        .limit(1)
    )
    if ids is not None:
        query = query.where(RunCardEditionRow.book_id.in_(ids))
    row = (await connection.execute(query)).mappings().one_or_none()
    if row is None:
        return {}
    card = {**row, "book_id": str(row["book_id"]), "made_at": instant(row["made_at"])}
    return {row["book_id"]: card}
