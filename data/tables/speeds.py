"""How slow streets are now, as a feed tells: the last word of each source."""

from datetime import datetime

from sqlalchemy import DateTime, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from data.tables.base import Base


class SpeedRow(Base):
    """Not facts, like positions: a feed speaks every minute, and only its last word counts."""

    __tablename__ = "speeds"
    centre: Mapped[str] = mapped_column(Text, primary_key=True)
    source: Mapped[str] = mapped_column(Text, primary_key=True, comment="the feed's name for itself")
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True), comment="when it was measured")
    until_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), comment="not believed after this")
    by: Mapped[str] = mapped_column(Text)
    factors: Mapped[dict[str, float]] = mapped_column(JSONB, comment="street id: times longer than usual")
