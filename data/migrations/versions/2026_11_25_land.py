"""What maps draw under the streets: land, water, buildings, and what parts of the city are called.

Empty for cities that are already here: their maps show no land until they are imported anew.
"""

import sqlalchemy as sa
from alembic import op
from geoalchemy2 import Geometry
from sqlalchemy.dialects import postgresql

revision = "e3a90c5d7b18"
down_revision = "b61f0d8e42a9"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("set lock_timeout = '2s'")
    op.create_geospatial_table(
        "lands",
        *_keys(),
        sa.Column(
            "kind",
            sa.Text(),
            nullable=False,
            comment="water, river, stream, park, wood, settled, building",
        ),
        sa.Column(
            "size_m2",
            sa.Float(),
            nullable=False,
            comment="of a line its length squared; picks what is drawn",
        ),
        sa.Column("shape", _shape("GEOMETRY"), nullable=False),
        *_constraints("lands"),
    )
    op.create_geospatial_table(
        "place_names",
        *_keys(),
        sa.Column("kind", sa.Text(), nullable=False, comment="OpenStreetMap place: city, suburb, quarter, …"),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "names",
            postgresql.JSONB(astext_type=sa.Text()),
            nullable=False,
            comment="further names by language tag",
        ),
        sa.Column("position", _shape("POINT"), nullable=False),
        *_constraints("place_names"),
    )
    for table, column in (("lands", "shape"), ("place_names", "position")):
        op.create_geospatial_index(
            f"idx_{table}_{column}", table, [column], unique=False, postgresql_using="gist", postgresql_ops={}
        )
    op.create_index(
        "ix_lands_ground",
        "lands",
        ["shape"],
        unique=False,
        postgresql_using="gist",
        postgresql_where=sa.text("kind <> 'building'"),
    )


def downgrade() -> None:
    op.execute("set lock_timeout = '2s'")
    for table in ("place_names", "lands"):
        op.drop_geospatial_table(table)


def _keys() -> tuple[sa.Column[int], sa.Column[int]]:
    return (
        sa.Column("region_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
    )


def _constraints(table: str) -> tuple[sa.Constraint, sa.Constraint]:
    return (
        sa.ForeignKeyConstraint(
            ["region_id"], ["regions.id"], name=op.f(f"fk_{table}_region_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("region_id", "id", name=op.f(f"pk_{table}")),
    )


def _shape(kind: str) -> Geometry:
    return Geometry(geometry_type=kind, srid=4326, dimension=2, spatial_index=False, nullable=False)
