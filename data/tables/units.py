"""Units as they stand, and who was sent to what."""

from datetime import datetime
from uuid import UUID

from geoalchemy2 import Geometry, WKBElement
from sqlalchemy import BigInteger, DateTime, ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from data.tables.base import Base


class StationRow(Base):
    __tablename__ = "stations"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    centre: Mapped[str] = mapped_column(Text)
    agency: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    position: Mapped[WKBElement] = mapped_column(Geometry("POINT", srid=4326))
    sample: Mapped[bool] = mapped_column(comment="placed by our optimiser: the city's own are not known")


class UnitRow(Base):
    __tablename__ = "units"
    __table_args__ = (UniqueConstraint("centre", "agency", "name"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    centre: Mapped[str] = mapped_column(Text)
    agency: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column(BigInteger)
    name: Mapped[str] = mapped_column(Text)
    capabilities: Mapped[list[str]] = mapped_column(ARRAY(Text))
    status: Mapped[str] = mapped_column(Text)
    status_since: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    station_id: Mapped[UUID] = mapped_column(ForeignKey("stations.id"))
    exercise: Mapped[bool] = mapped_column()
    crew: Mapped[str | None] = mapped_column(Text, comment="shared by units of which one is manned at a time")
    withdrawn_at: Mapped[datetime | None] = mapped_column(
        DateTime(timezone=True), comment="null: in the centre's service"
    )


class AssignmentRow(Base):
    """A unit sent to an incident; one at a time may be active (`ended_at` is null)."""

    __tablename__ = "assignments"
    __table_args__ = (
        Index(
            "one_active_assignment_per_unit",
            "unit_id",
            unique=True,
            postgresql_where=text("ended_at is null"),
        ),
        Index(
            "one_active_assignment_per_crew",
            "centre",
            "agency",
            "crew",
            unique=True,
            postgresql_where=text("ended_at is null and crew is not null"),
        ),
        Index("ix_assignments_incident_id", "incident_id"),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    centre: Mapped[str] = mapped_column(Text)
    agency: Mapped[str] = mapped_column(Text)
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("units.id"))
    incident_id: Mapped[UUID] = mapped_column(ForeignKey("incidents.id"))
    incident_number: Mapped[str] = mapped_column(Text)
    assigned_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    assigned_by: Mapped[str] = mapped_column(Text)
    crew: Mapped[str | None] = mapped_column(Text, comment="of the unit")
    acknowledged_at: Mapped[datetime | None] = mapped_column(
        DateTime(timezone=True), comment="when the crew said it had seen it"
    )
    ended_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
