"""Streets closed or slowed."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "8d2f60c1b7e4"
down_revision = "4b178a9ab2ce"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("set lock_timeout = '2s'")
    op.create_table(
        "closures",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre", sa.Text(), nullable=False),
        sa.Column("agency", sa.Text(), nullable=False, comment="whose people closed it"),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column(
            "closure",
            postgresql.JSONB(astext_type=sa.Text()),
            nullable=False,
            comment="where, how much, how long",
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("closed_by", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by", sa.Text(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closures")),
    )
    op.create_index(
        "ix_closures_not_opened",
        "closures",
        ["centre"],
        unique=False,
        postgresql_where=sa.text("opened_at is null"),
    )


def downgrade() -> None:
    op.execute("set lock_timeout = '2s'")
    op.drop_table("closures")
