"""What a driver meets on a street: barriers, signals, humps."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "c41ad9e07b35"
down_revision = "8d2f60c1b7e4"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("set lock_timeout = '2s'")
    op.add_column(
        "streets",
        sa.Column(
            "points",
            postgresql.JSONB(astext_type=sa.Text()),
            nullable=True,
            comment="tags of its points, tail to head, where there is a barrier or a signal",
        ),
    )


def downgrade() -> None:
    op.execute("set lock_timeout = '2s'")
    op.drop_column("streets", "points")
