"""What the map says hospitals can do. Null for cities already here: not known until imported anew."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "f4c07b9e2a63"
down_revision = "d2a9514c7e80"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("set lock_timeout = '2s'")
    op.add_column(
        "places",
        sa.Column(
            "tags",
            postgresql.JSONB(astext_type=sa.Text()),
            nullable=True,
            comment="of a hospital, what it says it can do, as it was tagged; null: nothing",
        ),
    )


def downgrade() -> None:
    op.execute("set lock_timeout = '2s'")
    op.drop_column("places", "tags")
