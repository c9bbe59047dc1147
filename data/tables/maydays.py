"""Crews that called for their lives."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, DateTime, Float, ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from data.tables.base import Base


class MaydayRow(Base):
    """A unit has one that stands at most (`cleared_at` is null)."""

    __tablename__ = "maydays"
    __table_args__ = (
        Index(
            "one_standing_mayday_per_unit",
            "unit_id",
            unique=True,
            postgresql_where=text("cleared_at is null"),
        ),
        Index("ix_maydays_standing", "centre", "agency", postgresql_where=text("cleared_at is null")),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    centre: Mapped[str] = mapped_column(Text)
    agency: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column(BigInteger)
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("units.id"))
    unit: Mapped[str] = mapped_column(Text)
    incident_id: Mapped[UUID | None] = mapped_column(ForeignKey("incidents.id"))
    incident_number: Mapped[str | None] = mapped_column(Text)
    called_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    called_by: Mapped[str] = mapped_column(Text)
    lat: Mapped[float | None] = mapped_column(Float, comment="where the crew was when it called")
    lon: Mapped[float | None] = mapped_column(Float)
    fix_at: Mapped[datetime | None] = mapped_column(
        DateTime(timezone=True), comment="the device's clock at that place"
    )
    cleared_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
