"""Streets closed or slowed, and opened again."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, DateTime, Index, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from data.tables.base import Base


class ClosureRow(Base):
    """Seen by all agencies of the centre: a flooded street is flooded for everyone."""

    __tablename__ = "closures"
    __table_args__ = (Index("ix_closures_not_opened", "centre", postgresql_where=text("opened_at is null")),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    centre: Mapped[str] = mapped_column(Text)
    agency: Mapped[str] = mapped_column(Text, comment="whose people closed it")
    version: Mapped[int] = mapped_column(BigInteger)
    closure: Mapped[dict[str, Any]] = mapped_column(JSONB, comment="where, how much, how long")
    reason: Mapped[str] = mapped_column(Text)
    closed_by: Mapped[str] = mapped_column(Text)
    closed_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    opened_by: Mapped[str | None] = mapped_column(Text)
    opened_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
