"""The active city's turn restrictions, as the router's rules take them."""

from collections.abc import Iterator, Sequence

from sqlalchemy import RowMapping, text
from sqlalchemy.ext.asyncio import AsyncConnection

from routing.conditional import clauses
from routing.turn_restriction import TurnRestriction

RESTRICTIONS = text("""
    select t.kind, t.from_way, t.via, t.via_way, t.to_way, t.exempt
    from turn_restrictions t join regions r on r.id = t.region_id
    where r.centre = :centre and r.active order by t.id
""")


async def load_restrictions(connection: AsyncConnection, centre: str) -> Sequence[TurnRestriction]:
    """None where the centre has no city."""
    rows = await connection.execute(RESTRICTIONS, {"centre": centre})
    return [each for row in rows.mappings() for each in _told(row)]


def _told(row: RowMapping) -> Iterator[TurnRestriction]:
    """`no_left_turn`, or with its hours: `no_left_turn @ (Mo-Fr 07:00-09:00)`."""
    kind: str = row["kind"]
    for each, condition in clauses(kind) if "@" in kind else [(kind, "")]:
        yield TurnRestriction(
            kind=each,
            from_ways=(row["from_way"],),
            to_ways=(row["to_way"],),
            via_node=None if row["via_way"] else row["via"],
            via_ways=(row["via"],) if row["via_way"] else (),
            exempt=row["exempt"],
            condition=condition,
        )
