"""Units that were withdrawn and people who may not sign in any more. Both stay: history names them."""

import sqlalchemy as sa
from alembic import op

revision = "c95e20a7d41b"
down_revision = "7b1e5d90c3a8"
branch_labels = None
depends_on = None

COLUMNS = {
    "units": ("withdrawn_at", "null: in the centre's service"),
    "users": ("ended_at", "null: may sign in"),
}


def upgrade() -> None:
    op.execute("set lock_timeout = '2s'")
    for table, (name, comment) in COLUMNS.items():
        op.add_column(table, sa.Column(name, sa.DateTime(timezone=True), nullable=True, comment=comment))


def downgrade() -> None:
    op.execute("set lock_timeout = '2s'")
    for table, (name, _) in COLUMNS.items():
        op.drop_column(table, name)
