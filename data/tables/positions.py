"""Where units are: the latest fix of each, and every fix kept by day."""

from datetime import datetime
from uuid import UUID

from geoalchemy2 import Geometry, WKBElement
from sqlalchemy import DateTime, Float, Index, Text, func
from sqlalchemy.orm import Mapped, mapped_column

from data.tables.base import Base


class PositionRow(Base):
    """The newest believable fix of a unit, by device time, and what the next one is judged by."""

    __tablename__ = "positions"
    __table_args__ = (Index("ix_positions_recorded_at", "centre", "recorded_at"),)
    unit_id: Mapped[UUID] = mapped_column(primary_key=True)
    centre: Mapped[str] = mapped_column(Text)
    agency: Mapped[str] = mapped_column(Text)
    position: Mapped[WKBElement] = mapped_column(Geometry("POINT", srid=4326))
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True), comment="the device's clock")
    recorded_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), server_default=func.clock_timestamp()
    )
    heading_deg: Mapped[float | None] = mapped_column(Float)
    speed_kmh: Mapped[float | None] = mapped_column(Float)
    accuracy_m: Mapped[float | None] = mapped_column(Float)
    still_since: Mapped[datetime | None] = mapped_column(
        DateTime(timezone=True), comment="device time since which it tells the same place; null: since at"
    )
    apart_since: Mapped[datetime | None] = mapped_column(
        DateTime(timezone=True), comment="device time since which fixes are too far away to be believed"
    )
    apart_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), comment="the last of those")
    apart_lat: Mapped[float | None] = mapped_column(Float)
    apart_lon: Mapped[float | None] = mapped_column(Float)


class PositionHistoryRow(Base):
    """Every fix as it came, flagged where it was not believed; a partition a day (data/position_days.py)."""

    __tablename__ = "position_history"
    __table_args__ = (
        Index("ix_position_history_unit_id_at", "unit_id", "at"),
        {"postgresql_partition_by": "RANGE (recorded_at)"},
    )
    unit_id: Mapped[UUID] = mapped_column(primary_key=True)
    recorded_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), primary_key=True, server_default=func.clock_timestamp()
    )
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True), primary_key=True)
    centre: Mapped[str] = mapped_column(Text)
    agency: Mapped[str] = mapped_column(Text)
    lat: Mapped[float] = mapped_column(Float)
    lon: Mapped[float] = mapped_column(Float)
    heading_deg: Mapped[float | None] = mapped_column(Float)
    speed_kmh: Mapped[float | None] = mapped_column(Float)
    accuracy_m: Mapped[float | None] = mapped_column(Float)
    flag: Mapped[str | None] = mapped_column(Text)
