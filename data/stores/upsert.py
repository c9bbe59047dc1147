"""A row is put in, or where its id is there, changed: one statement, made once for every row of a table."""

from sqlalchemy.dialects.postgresql import Insert, insert

from data.tables.base import Base

KEPT = frozenset({"id", "centre", "agency"})
"""Whose a row is never changes."""


def upsert(table: type[Base]) -> Insert:
    """To be executed with the whole row as its parameters."""
    saved = insert(table)
    changes = {each.name: saved.excluded[each.name] for each in table.__table__.columns}
    return saved.on_conflict_do_update(
        index_elements=["id"], set_={name: new for name, new in changes.items() if name not in KEPT}
    )
