"""What is known of places."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, DateTime, Float, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from data.tables.base import Base

_HOLDS = text("ended_at is null")


class PremiseNoteRow(Base):
    __tablename__ = "premise_notes"
    __table_args__ = (
        CheckConstraint("place is not null or (lat is not null and lon is not null)", name="says_where"),
        Index("ix_premise_notes_lat", "centre", "agency", "lat", postgresql_where=_HOLDS),
        Index("ix_premise_notes_place", "centre", "agency", "place_name", postgresql_where=_HOLDS),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    centre: Mapped[str] = mapped_column(Text)
    agency: Mapped[str] = mapped_column(Text, comment="whose it is: a key safe is nobody else's business")
    version: Mapped[int] = mapped_column(BigInteger)
    kind: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    place: Mapped[str | None] = mapped_column(Text)
    place_name: Mapped[str | None] = mapped_column(Text, comment="the place, spelt as names are compared")
    lat: Mapped[float | None] = mapped_column(Float)
    lon: Mapped[float | None] = mapped_column(Float)
    radius_m: Mapped[float] = mapped_column(Float)
    from_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    until_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    added_by: Mapped[str] = mapped_column(Text)
    added_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    ended_by: Mapped[str | None] = mapped_column(Text)
    ended_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
