"""Question cards by edition: what was asked is known when the file has changed."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "8b3e5d71c0f2"
down_revision = "f4c07b9e2a63"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("set lock_timeout = '2s'")
    op.create_table(
        "question_card_editions",
        sa.Column("centre", sa.Text(), nullable=False),
        sa.Column("edition", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("digest", sa.Text(), nullable=False, comment="SHA-256 of the set, hexadecimal"),
        sa.Column("cards", postgresql.JSONB(astext_type=sa.Text()), nullable=False, comment="the whole set"),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False, comment="a server first read it"),
        sa.PrimaryKeyConstraint("centre", "edition", name=op.f("pk_question_card_editions")),
    )


def downgrade() -> None:
    op.execute("set lock_timeout = '2s'")
    op.drop_table("question_card_editions")
