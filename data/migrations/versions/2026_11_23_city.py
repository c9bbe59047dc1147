"""The city: regions, junctions, streets, turn restrictions, places, zones."""

import sqlalchemy as sa
from alembic import op
from geoalchemy2 import Geometry
from sqlalchemy.dialects import postgresql

revision = "4b178a9ab2ce"
down_revision = "39f48e968e14"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("set lock_timeout = '2s'")

    op.create_geospatial_table(
        "regions",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("centre", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False, comment="file name, never a path"),
        sa.Column("checksum", sa.Text(), nullable=False, comment="sha256 of the file, hexadecimal"),
        sa.Column("attribution", sa.Text(), nullable=False, comment="what every map of it must say"),
        sa.Column(
            "bounds",
            Geometry(
                geometry_type="POLYGON",
                srid=4326,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
                nullable=False,
            ),
            nullable=False,
        ),
        sa.Column("report", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column(
            "imported_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_regions")),
        sa.UniqueConstraint("centre", "name", name=op.f("uq_regions_centre_name")),
    )
    op.create_index(
        "one_active_region_per_centre", "regions", ["centre"], unique=True, postgresql_where=sa.text("active")
    )
    op.create_geospatial_table(
        "junctions",
        sa.Column("region_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column(
            "position",
            Geometry(
                geometry_type="POINT",
                srid=4326,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
                nullable=False,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["region_id"], ["regions.id"], name=op.f("fk_junctions_region_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("region_id", "id", name=op.f("pk_junctions")),
    )
    op.create_geospatial_table(
        "places",
        sa.Column("region_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("names", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("street", sa.Text(), nullable=True),
        sa.Column("housenumber", sa.Text(), nullable=True),
        sa.Column(
            "position",
            Geometry(
                geometry_type="POINT",
                srid=4326,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
                nullable=False,
            ),
            nullable=False,
        ),
        sa.Column(
            "sample",
            sa.Boolean(),
            nullable=False,
            comment="placed by us because the city's own are not known",
        ),
        sa.ForeignKeyConstraint(
            ["region_id"], ["regions.id"], name=op.f("fk_places_region_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("region_id", "id", name=op.f("pk_places")),
    )
    op.create_geospatial_index(
        "idx_places_position",
        "places",
        ["position"],
        unique=False,
        postgresql_using="gist",
        postgresql_ops={},
    )
    op.create_index("ix_places_region_id_kind", "places", ["region_id", "kind"], unique=False)
    op.create_geospatial_table(
        "streets",
        sa.Column("region_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("tail", sa.BigInteger(), nullable=False),
        sa.Column("head", sa.BigInteger(), nullable=False),
        sa.Column(
            "line",
            Geometry(
                geometry_type="LINESTRING",
                srid=4326,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
                nullable=False,
            ),
            nullable=False,
        ),
        sa.Column("length_m", sa.Float(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False, comment="OpenStreetMap highway class"),
        sa.Column("limit_kmh", sa.Float(), nullable=True, comment="posted; null: not known"),
        sa.Column("forward", sa.Boolean(), nullable=False, comment="open from tail to head"),
        sa.Column("backward", sa.Boolean(), nullable=False, comment="open from head to tail"),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column(
            "names",
            postgresql.JSONB(astext_type=sa.Text()),
            nullable=False,
            comment="further names by language tag",
        ),
        sa.Column(
            "tags",
            postgresql.JSONB(astext_type=sa.Text()),
            nullable=False,
            comment="access and limits as they were tagged",
        ),
        sa.ForeignKeyConstraint(
            ["region_id"], ["regions.id"], name=op.f("fk_streets_region_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("region_id", "id", name=op.f("pk_streets")),
    )
    op.create_geospatial_index(
        "idx_streets_line", "streets", ["line"], unique=False, postgresql_using="gist", postgresql_ops={}
    )
    op.create_table(
        "turn_restrictions",
        sa.Column("region_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False, comment="no_left_turn, only_straight_on, …"),
        sa.Column("from_way", sa.BigInteger(), nullable=False, comment="OpenStreetMap way id"),
        sa.Column(
            "via", sa.BigInteger(), nullable=False, comment="OpenStreetMap node id, or way id when via_way"
        ),
        sa.Column("via_way", sa.Boolean(), nullable=False),
        sa.Column("to_way", sa.BigInteger(), nullable=False),
        sa.Column("exempt", sa.Text(), nullable=False, comment="the tag except, e.g. emergency;bus"),
        sa.ForeignKeyConstraint(
            ["region_id"], ["regions.id"], name=op.f("fk_turn_restrictions_region_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("region_id", "id", name=op.f("pk_turn_restrictions")),
    )
    op.create_geospatial_table(
        "zones",
        sa.Column("region_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("people", sa.BigInteger(), nullable=False),
        sa.Column(
            "estimated", sa.Boolean(), nullable=False, comment="people guessed from the streets, not counted"
        ),
        sa.Column(
            "area",
            Geometry(
                geometry_type="MULTIPOLYGON",
                srid=4326,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
                nullable=False,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["region_id"], ["regions.id"], name=op.f("fk_zones_region_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("region_id", "id", name=op.f("pk_zones")),
    )
    op.create_geospatial_index(
        "idx_zones_area", "zones", ["area"], unique=False, postgresql_using="gist", postgresql_ops={}
    )


def downgrade() -> None:
    op.execute("set lock_timeout = '2s'")

    op.drop_geospatial_index(
        "idx_zones_area", table_name="zones", postgresql_using="gist", column_name="area"
    )
    op.drop_geospatial_table("zones")
    op.drop_table("turn_restrictions")
    op.drop_geospatial_index(
        "idx_streets_line", table_name="streets", postgresql_using="gist", column_name="line"
    )
    op.drop_geospatial_table("streets")
    op.drop_index("ix_places_region_id_kind", table_name="places")
    op.drop_geospatial_index(
        "idx_places_position", table_name="places", postgresql_using="gist", column_name="position"
    )
    op.drop_geospatial_table("places")
    op.drop_geospatial_table("junctions")
    op.drop_index("one_active_region_per_centre", table_name="regions", postgresql_where=sa.text("active"))
    op.drop_geospatial_table("regions")
