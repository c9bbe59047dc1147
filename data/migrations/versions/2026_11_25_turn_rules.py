"""Turn restrictions as the map has them: several ways at an end, several between, hours of their own."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "5f0e2b93d6a1"
down_revision = "c41ad9e07b35"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("set lock_timeout = '2s'")
    op.create_table(
        "turn_rules",
        sa.Column("region_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("tags", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column(
            "members",
            postgresql.JSONB(astext_type=sa.Text()),
            nullable=False,
            comment="[[role, n or w or r, OpenStreetMap id], …] in order",
        ),
        sa.ForeignKeyConstraint(
            ["region_id"], ["regions.id"], name=op.f("fk_turn_rules_region_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("region_id", "id", name=op.f("pk_turn_rules")),
    )
    op.execute(
        """
        insert into turn_rules (region_id, id, tags, members)
        select region_id, id,
            jsonb_strip_nulls(jsonb_build_object(
                'type', 'restriction',
                'restriction', case when kind not like '%@%' then kind end,
                'restriction:conditional', case when kind like '%@%' then kind end,
                'except', nullif(exempt, '')
            )),
            jsonb_build_array(
                jsonb_build_array('from', 'w', from_way),
                jsonb_build_array('via', case when via_way then 'w' else 'n' end, via),
                jsonb_build_array('to', 'w', to_way)
            )
        from turn_restrictions
        """
    )


def downgrade() -> None:
    op.execute("set lock_timeout = '2s'")
    op.drop_table("turn_rules")
