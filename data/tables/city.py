"""The city: streets, junctions, turn restrictions, places, zones and land of imported regions.

They belong to the centre and are seen by all its agencies; a region's rows go with it.
"""

from datetime import datetime
from typing import Any

from geoalchemy2 import Geometry, WKBElement
from sqlalchemy import (
    BigInteger,
    DateTime,
    Float,
    ForeignKey,
    Identity,
    Index,
    Text,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from data.tables.base import Base

Names = dict[str, str]


class RegionRow(Base):
    """One imported city. One of a centre's is active: the one it works in."""

    __tablename__ = "regions"
    __table_args__ = (
        UniqueConstraint("centre", "name"),
        Index("one_active_region_per_centre", "centre", unique=True, postgresql_where=text("active")),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    centre: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    active: Mapped[bool] = mapped_column()
    source: Mapped[str] = mapped_column(Text, comment="file name, never a path")
    checksum: Mapped[str] = mapped_column(Text, comment="sha256 of the file, hexadecimal")
    attribution: Mapped[str] = mapped_column(Text, comment="what every map of it must say")
    bounds: Mapped[WKBElement] = mapped_column(Geometry("POLYGON", srid=4326, spatial_index=False))
    report: Mapped[dict[str, Any]] = mapped_column(JSONB)
    timezone: Mapped[str | None] = mapped_column(
        Text, comment="of its people, IANA; null: not looked up, or none"
    )
    imported_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), server_default=func.clock_timestamp()
    )


def _region_id() -> Mapped[int]:
    return mapped_column(ForeignKey("regions.id", ondelete="CASCADE"), primary_key=True)


def _id() -> Mapped[int]:
    return mapped_column(BigInteger, primary_key=True, autoincrement=False)


class JunctionRow(Base):
    __tablename__ = "junctions"
    region_id: Mapped[int] = _region_id()
    id: Mapped[int] = _id()
    position: Mapped[WKBElement] = mapped_column(Geometry("POINT", srid=4326, spatial_index=False))


class StreetRow(Base):
    """One stretch between two junctions, both directions."""

    __tablename__ = "streets"
    region_id: Mapped[int] = _region_id()
    id: Mapped[int] = _id()
    tail: Mapped[int] = mapped_column(BigInteger)
    head: Mapped[int] = mapped_column(BigInteger)
    line: Mapped[WKBElement] = mapped_column(Geometry("LINESTRING", srid=4326))
    length_m: Mapped[float] = mapped_column(Float)
    kind: Mapped[str] = mapped_column(Text, comment="OpenStreetMap highway class")
    limit_kmh: Mapped[float | None] = mapped_column(Float, comment="posted; null: not known")
    forward: Mapped[bool] = mapped_column(comment="open from tail to head")
    backward: Mapped[bool] = mapped_column(comment="open from head to tail")
    name: Mapped[str | None] = mapped_column(Text)
    names: Mapped[Names] = mapped_column(JSONB, comment="further names by language tag")
    tags: Mapped[Names] = mapped_column(JSONB, comment="access and limits as they were tagged")
    points: Mapped[list[Names] | None] = mapped_column(
        JSONB, comment="tags of its points, tail to head, where there is a barrier or a signal"
    )


class TurnRuleRow(Base):
    """A turn restriction as the map has it; what it forbids is the router's to say."""

    __tablename__ = "turn_rules"
    region_id: Mapped[int] = _region_id()
    id: Mapped[int] = _id()
    tags: Mapped[dict[str, str]] = mapped_column(JSONB)
    members: Mapped[list[list[object]]] = mapped_column(
        JSONB, comment="[[role, n or w or r, OpenStreetMap id], …] in order"
    )


class TurnRestrictionRow(Base):
    """What the version before reads while this one is put in place; nothing is written here any more."""

    __tablename__ = "turn_restrictions"
    region_id: Mapped[int] = _region_id()
    id: Mapped[int] = _id()
    kind: Mapped[str] = mapped_column(Text, comment="no_left_turn, only_straight_on, …")
    from_way: Mapped[int] = mapped_column(BigInteger, comment="OpenStreetMap way id")
    via: Mapped[int] = mapped_column(BigInteger, comment="OpenStreetMap node id, or way id when via_way")
    via_way: Mapped[bool] = mapped_column()
    to_way: Mapped[int] = mapped_column(BigInteger)
    exempt: Mapped[str] = mapped_column(Text, comment="the tag except, e.g. emergency;bus")


class PlaceRow(Base):
    """An address, a landmark, a facility."""

    __tablename__ = "places"
    __table_args__ = (Index("ix_places_region_id_kind", "region_id", "kind"),)
    region_id: Mapped[int] = _region_id()
    id: Mapped[int] = _id()
    kind: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    names: Mapped[Names] = mapped_column(JSONB)
    street: Mapped[str | None] = mapped_column(Text)
    housenumber: Mapped[str | None] = mapped_column(Text)
    position: Mapped[WKBElement] = mapped_column(Geometry("POINT", srid=4326))
    sample: Mapped[bool] = mapped_column(comment="placed by us because the city's own are not known")
    tags: Mapped[Names | None] = mapped_column(
        JSONB, comment="of a hospital, what it says it can do, as it was tagged; null: nothing"
    )


class ZoneRow(Base):
    __tablename__ = "zones"
    region_id: Mapped[int] = _region_id()
    id: Mapped[int] = _id()
    name: Mapped[str] = mapped_column(Text)
    people: Mapped[int] = mapped_column(BigInteger)
    estimated: Mapped[bool] = mapped_column(comment="people guessed from the streets, not counted")
    area: Mapped[WKBElement] = mapped_column(Geometry("MULTIPOLYGON", srid=4326))


class LandRow(Base):
    """What the map draws under the streets; nothing is decided by it."""

    __tablename__ = "lands"
    __table_args__ = (
        Index(
            "ix_lands_ground", "shape", postgresql_using="gist", postgresql_where=text("kind <> 'building'")
        ),
    )
    region_id: Mapped[int] = _region_id()
    id: Mapped[int] = _id()
    kind: Mapped[str] = mapped_column(Text, comment="water, river, stream, park, wood, settled, building")
    size_m2: Mapped[float] = mapped_column(Float, comment="of a line its length squared; picks what is drawn")
    shape: Mapped[WKBElement] = mapped_column(Geometry("GEOMETRY", srid=4326))


class PlaceNameRow(Base):
    """What a part of the city is called."""

    __tablename__ = "place_names"
    region_id: Mapped[int] = _region_id()
    id: Mapped[int] = _id()
    kind: Mapped[str] = mapped_column(Text, comment="OpenStreetMap place: city, suburb, quarter, …")
    name: Mapped[str] = mapped_column(Text)
    names: Mapped[Names] = mapped_column(JSONB, comment="further names by language tag")
    position: Mapped[WKBElement] = mapped_column(Geometry("POINT", srid=4326))
