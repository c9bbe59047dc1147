"""How slow streets are now, as feeds tell."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a7c4d1f09e52"
down_revision = "5f0e2b93d6a1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("set lock_timeout = '2s'")
    op.create_table(
        "speeds",
        sa.Column("centre", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False, comment="the feed's name for itself"),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False, comment="when it was measured"),
        sa.Column("until_at", sa.DateTime(timezone=True), nullable=False, comment="not believed after this"),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column(
            "factors",
            postgresql.JSONB(astext_type=sa.Text()),
            nullable=False,
            comment="street id: times longer than usual",
        ),
        sa.PrimaryKeyConstraint("centre", "source", name=op.f("pk_speeds")),
    )


def downgrade() -> None:
    op.execute("set lock_timeout = '2s'")
    op.drop_table("speeds")
