"""The time zone of a city. Null for cities already here: looked up when read, until imported anew."""

import sqlalchemy as sa
from alembic import op

revision = "7b1e5d90c3a8"
down_revision = "8b3e5d71c0f2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("set lock_timeout = '2s'")
    op.add_column(
        "regions",
        sa.Column(
            "timezone", sa.Text(), nullable=True, comment="of its people, IANA; null: not looked up, or none"
        ),
    )


def downgrade() -> None:
    op.execute("set lock_timeout = '2s'")
    op.drop_column("regions", "timezone")
