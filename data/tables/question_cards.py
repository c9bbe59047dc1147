"""Question cards of a centre, edition by edition."""

from datetime import datetime

from sqlalchemy import BigInteger, DateTime, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from data.tables.base import Base
from data.tables.log import Body


class QuestionEditionRow(Base):
    """Never changed; the highest edition of a centre is the one in force."""

    __tablename__ = "question_card_editions"
    centre: Mapped[str] = mapped_column(Text, primary_key=True)
    edition: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    digest: Mapped[str] = mapped_column(Text, comment="SHA-256 of the set, hexadecimal")
    cards: Mapped[Body] = mapped_column(JSONB, comment="the whole set")
    since: Mapped[datetime] = mapped_column(DateTime(timezone=True), comment="a server first read it")
