"""Run cards by edition, alarm levels of incidents, crews that man one of several units."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "5e90b3c7d218"
down_revision = "a7c4d1f09e52"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("set lock_timeout = '2s'")
    op.create_table(
        "run_card_editions",
        sa.Column("book_id", sa.Uuid(), nullable=False, comment="the agency's run cards"),
        sa.Column("edition", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("centre", sa.Text(), nullable=False),
        sa.Column("agency", sa.Text(), nullable=False),
        sa.Column("cards", postgresql.JSONB(astext_type=sa.Text()), nullable=False, comment="the whole set"),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("book_id", "edition", name=op.f("pk_run_card_editions")),
        sa.UniqueConstraint(
            "centre", "agency", "edition", name=op.f("uq_run_card_editions_centre_agency_edition")
        ),
    )
    op.add_column(
        "incidents",
        sa.Column("alarm_level", sa.SmallInteger(), server_default=sa.text("1"), nullable=False),
    )
    op.create_check_constraint(op.f("ck_incidents_alarm_level"), "incidents", "alarm_level between 1 and 5")
    comment = "shared by units of which one is manned at a time"
    op.add_column("units", sa.Column("crew", sa.Text(), nullable=True, comment=comment))
    op.add_column("assignments", sa.Column("crew", sa.Text(), nullable=True, comment="of the unit"))
    op.create_index(
        "one_active_assignment_per_crew",
        "assignments",
        ["centre", "agency", "crew"],
        unique=True,
        postgresql_where=sa.text("ended_at is null and crew is not null"),
    )


def downgrade() -> None:
    op.execute("set lock_timeout = '2s'")
    op.drop_index("one_active_assignment_per_crew", "assignments")
    op.drop_column("assignments", "crew")
    op.drop_column("units", "crew")
    op.drop_constraint(op.f("ck_incidents_alarm_level"), "incidents")
    op.drop_column("incidents", "alarm_level")
    op.drop_table("run_card_editions")
