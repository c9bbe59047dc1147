"""Maydays of crews, notes about places, assignments acknowledged."""

import sqlalchemy as sa
from alembic import op

revision = "d2a9514c7e80"
down_revision = "e3a90c5d7b18"
branch_labels = None
depends_on = None

ACKNOWLEDGED = "when the crew said it had seen it"
AT = sa.DateTime(timezone=True)
STANDS = sa.text("cleared_at is null")
HOLDS = sa.text("ended_at is null")


def upgrade() -> None:
    op.execute("set lock_timeout = '2s'")
    op.create_table(
        "maydays",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre", sa.Text(), nullable=False),
        sa.Column("agency", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("incident_id", sa.Uuid(), nullable=True),
        sa.Column("incident_number", sa.Text(), nullable=True),
        sa.Column("called_at", AT, nullable=False),
        sa.Column("called_by", sa.Text(), nullable=False),
        sa.Column("lat", sa.Float(), nullable=True, comment="where the crew was when it called"),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("fix_at", AT, nullable=True, comment="the device's clock at that place"),
        sa.Column("cleared_at", AT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_maydays")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_maydays_unit_id")),
        sa.ForeignKeyConstraint(["incident_id"], ["incidents.id"], name=op.f("fk_maydays_incident_id")),
    )
    op.create_index(
        "one_standing_mayday_per_unit", "maydays", ["unit_id"], unique=True, postgresql_where=STANDS
    )
    op.create_index("ix_maydays_standing", "maydays", ["centre", "agency"], postgresql_where=STANDS)
    op.create_table(
        "premise_notes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre", sa.Text(), nullable=False),
        sa.Column(
            "agency", sa.Text(), nullable=False, comment="whose it is: a key safe is nobody else's business"
        ),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column(
            "place_name",
            sa.Text(),
            nullable=True,
            comment="the place, spelt as names are compared",
        ),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("radius_m", sa.Float(), nullable=False),
        sa.Column("from_at", AT, nullable=False),
        sa.Column("until_at", AT, nullable=True),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.Column("added_at", AT, nullable=False),
        sa.Column("ended_by", sa.Text(), nullable=True),
        sa.Column("ended_at", AT, nullable=True),
        sa.CheckConstraint(
            "place is not null or (lat is not null and lon is not null)",
            name=op.f("ck_premise_notes_says_where"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_premise_notes")),
    )
    for name, column in (("ix_premise_notes_lat", "lat"), ("ix_premise_notes_place", "place_name")):
        op.create_index(name, "premise_notes", ["centre", "agency", column], postgresql_where=HOLDS)
    op.add_column("assignments", sa.Column("acknowledged_at", AT, nullable=True, comment=ACKNOWLEDGED))


def downgrade() -> None:
    op.execute("set lock_timeout = '2s'")
    op.drop_column("assignments", "acknowledged_at")
    op.drop_table("premise_notes")
    op.drop_table("maydays")
