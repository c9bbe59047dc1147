"""The active city's turn restrictions, as the router's rules take them."""

from collections.abc import Iterator, Sequence

from sqlalchemy import RowMapping, text
from sqlalchemy.ext.asyncio import AsyncConnection

from routing.turn_restriction import TurnRestriction, Unusable, restrictions_of

RULES = text("""
    select t.tags, t.members
    from turn_rules t join regions r on r.id = t.region_id
    where r.centre = :centre and r.active order by t.id
""")


async def load_restrictions(connection: AsyncConnection, centre: str) -> Sequence[TurnRestriction]:
    """None where the centre has no city."""
    rows = await connection.execute(RULES, {"centre": centre})
    return [each for row in rows.mappings() for each in _told(row)]


def _told(row: RowMapping) -> Iterator[TurnRestriction]:
    """One for each time of the week that has a kind of its own."""
    found = restrictions_of(row["tags"], [(role, kind, id) for role, kind, id in row["members"]])
    if not isinstance(found, Unusable):
        yield from found
