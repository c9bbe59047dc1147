"""Calls as they were said, and incidents as they stand."""

from datetime import datetime
from uuid import UUID

from geoalchemy2 import Geometry, WKBElement
from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    DateTime,
    Index,
    SmallInteger,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from data.tables.base import Base
from data.tables.log import Body


class CallRow(Base):
    __tablename__ = "calls"
    __table_args__ = (Index("ix_calls_incident_id", "incident_id"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    centre: Mapped[str] = mapped_column(Text)
    agency: Mapped[str] = mapped_column(Text)
    incident_id: Mapped[UUID] = mapped_column()
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    by: Mapped[str] = mapped_column(Text)
    call: Mapped[Body] = mapped_column(JSONB, comment="the whole call as it was taken")


class IncidentNumberRow(Base):
    """The last incident number of a year, as people say it."""

    __tablename__ = "incident_numbers"
    centre: Mapped[str] = mapped_column(Text, primary_key=True)
    year: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    last: Mapped[int] = mapped_column(BigInteger)


class IncidentRow(Base):
    __tablename__ = "incidents"
    __table_args__ = (
        UniqueConstraint("centre", "number"),
        CheckConstraint("priority between 1 and 4", name="priority"),
        CheckConstraint("alarm_level between 1 and 5", name="alarm_level"),
        CheckConstraint("(state = 'closed') = (closed_at is not null)", name="closed_has_an_instant"),
        Index("ix_incidents_open", "centre", "agency", postgresql_where=text("state = 'open'")),
        Index("ix_incidents_closed_at", "centre", "closed_at"),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    centre: Mapped[str] = mapped_column(Text)
    agency: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column(BigInteger)
    number: Mapped[str] = mapped_column(Text)
    type: Mapped[str] = mapped_column(Text)
    priority: Mapped[int] = mapped_column(SmallInteger)
    narrative: Mapped[str] = mapped_column(Text)
    location: Mapped[Body] = mapped_column(JSONB)
    position: Mapped[WKBElement | None] = mapped_column(Geometry("POINT", srid=4326))
    state: Mapped[str] = mapped_column(Text)
    opened_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    closed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    disposition: Mapped[str | None] = mapped_column(Text)
    exercise: Mapped[bool] = mapped_column()
    alarm_level: Mapped[int] = mapped_column(SmallInteger, server_default=text("1"))
