"""What a fix is judged by; history so far becomes one partition, from tomorrow each day has its own."""

import sqlalchemy as sa
from alembic import op

revision = "b61f0d8e42a9"
down_revision = "5e90b3c7d218"
branch_labels = None
depends_on = None

AT = sa.DateTime(timezone=True)

SET_ASIDE = """
do $$
begin
    if exists (select from position_history_other) then
        alter table position_history detach partition position_history_other;
        alter table position_history_other rename to position_history_before_days;
        execute format(
            'alter table position_history attach partition position_history_before_days'
            ' for values from (minvalue) to (%L)',
            to_char((now() at time zone 'UTC')::date + 1, 'YYYY-MM-DD"T00:00:00+00"'));
        create table position_history_other partition of position_history default;
    end if;
end $$
"""
"""Nothing is copied: what the default partition holds is all of the time before tomorrow (UTC)."""


def upgrade() -> None:
    op.execute("set lock_timeout = '2s'")
    since = "device time since which it tells the same place; null: since at"
    op.add_column("positions", sa.Column("still_since", AT, nullable=True, comment=since))
    apart = "device time since which fixes are too far away to be believed"
    op.add_column("positions", sa.Column("apart_since", AT, nullable=True, comment=apart))
    op.add_column("positions", sa.Column("apart_at", AT, nullable=True, comment="the last of those"))
    op.add_column("positions", sa.Column("apart_lat", sa.Float(), nullable=True))
    op.add_column("positions", sa.Column("apart_lon", sa.Float(), nullable=True))
    op.execute(SET_ASIDE)


def downgrade() -> None:
    """The partitions stay: what came before writes through them just the same."""
    op.execute("set lock_timeout = '2s'")
    for name in ("apart_lon", "apart_lat", "apart_at", "apart_since", "still_since"):
        op.drop_column("positions", name)
