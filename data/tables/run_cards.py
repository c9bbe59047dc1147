"""Run cards of an agency, edition by edition."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, DateTime, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from data.tables.base import Base
from data.tables.log import Body


class RunCardEditionRow(Base):
    """Never changed; the highest edition of an agency is the one in force."""

    __tablename__ = "run_card_editions"
    __table_args__ = (UniqueConstraint("centre", "agency", "edition"),)
    book_id: Mapped[UUID] = mapped_column(primary_key=True, comment="the agency's run cards")
    edition: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    centre: Mapped[str] = mapped_column(Text)
    agency: Mapped[str] = mapped_column(Text)
    cards: Mapped[Body] = mapped_column(JSONB, comment="the whole set")
    reason: Mapped[str] = mapped_column(Text)
    made_by: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
