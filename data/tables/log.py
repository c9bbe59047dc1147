"""The log of facts, its counter, and the answers already given."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, DateTime, Index, Text, UniqueConstraint, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from data.tables.base import Base

Body = dict[str, Any]


class FactRow(Base):
    """One fact; rows are never changed or deleted (a trigger holds this)."""

    __tablename__ = "facts"
    __table_args__ = (
        UniqueConstraint("centre", "subject", "version"),
        Index("ix_facts_incident", "centre", text("(body->>'incident_id')"), "seq"),
    )
    centre: Mapped[str] = mapped_column(Text, primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    agency: Mapped[str] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column(BigInteger)
    kind: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    recorded_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), server_default=func.clock_timestamp()
    )
    by: Mapped[str] = mapped_column(Text)
    because: Mapped[int | None] = mapped_column(BigInteger)
    body: Mapped[Body] = mapped_column(JSONB)


class CounterRow(Base):
    """The last number given in a centre's log. Taken last in a transaction: order = commit order."""

    __tablename__ = "counters"
    centre: Mapped[str] = mapped_column(Text, primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger)


class RequestRow(Base):
    """A command already carried out, and the receipt it was given."""

    __tablename__ = "requests"
    centre: Mapped[str] = mapped_column(Text, primary_key=True)
    agency: Mapped[str] = mapped_column(Text, primary_key=True)
    key: Mapped[UUID] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(Text)
    receipt: Mapped[Body] = mapped_column(JSONB)
    recorded_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), server_default=func.clock_timestamp()
    )
