"""Notes about places: rows and back, and which of them hold at given places."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians
from uuid import UUID

from sqlalchemy import ARRAY, Float, RowMapping, Text, bindparam, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from data.stores.scope import Scope
from data.stores.upsert import upsert
from data.tables.premise_notes import PremiseNoteRow
from incidents.location import Location, plain_name
from incidents.premise_note import DOUBT_M, REACH_M, PremiseNote, UnknownPremiseNote, concerns, names_of
from incidents.terms import NoteKind
from routing.geo import LatLon

M_PER_DEGREE = 111_195.0
"""Of latitude, on the mean sphere."""

MOST = 1000
"""Told at once; of more, the newest. Assumed."""

_ONE = select(PremiseNoteRow).where(
    PremiseNoteRow.id == bindparam("of"),
    PremiseNoteRow.centre == bindparam("of_centre"),
    PremiseNoteRow.agency == bindparam("of_agency"),
)
_TAKEN = select(PremiseNoteRow.id).where(PremiseNoteRow.id == bindparam("of"))
_LOCKED = _ONE.with_for_update()
_SAVE = upsert(PremiseNoteRow)
_HOLD = """
    from premise_notes note where note.centre = :centre and note.agency = :agency
        and note.ended_at is null and (note.until_at is null or note.until_at > now())
"""
_NEWEST = text(f"select note.* {_HOLD} order by note.added_at desc limit :most")
_THERE = text(f"""
    select note.* {_HOLD} and note.place_name = any(:names)
    union
    select found.* from unnest(:lats, :lons, :widths) as spot (lat, lon, width)
    cross join lateral (
        select note.* {_HOLD} and note.lat between spot.lat - :height and spot.lat + :height
            and note.lon between spot.lon - spot.width and spot.lon + spot.width
    ) found
""").bindparams(
    bindparam("names", type_=ARRAY(Text)),
    bindparam("lats", type_=ARRAY(Float)),
    bindparam("lons", type_=ARRAY(Float)),
    bindparam("widths", type_=ARRAY(Float)),
)
"""A box a place for the index; the rule decides what is inside."""


@dataclass(frozen=True, slots=True)
class PostgresPremiseNotes:
    scope: Scope

    async def get(self, id: UUID) -> PremiseNote:
        asked = {"of": id, "of_centre": self.scope.centre, "of_agency": self.scope.agency}
        row = (await self.scope.connection.execute(_LOCKED, asked)).mappings().one_or_none()
        if row is None:
            raise UnknownPremiseNote(id=id)
        return _note(row)

    async def is_taken(self, id: UUID) -> bool:
        found = await self.scope.connection.execute(_TAKEN, {"of": id})
        return found.first() is not None

    async def newest(self) -> list[PremiseNote]:
        """Those that have not ended, also what begins later."""
        asked = {"centre": self.scope.centre, "agency": self.scope.agency, "most": MOST}
        return [_note(row) for row in (await self.scope.connection.execute(_NEWEST, asked)).mappings()]

    async def save(self, note: PremiseNote) -> None:
        row = {
            "id": note.id,
            "centre": self.scope.centre,
            "agency": self.scope.agency,
            "version": note.version,
            "kind": note.kind.value,
            "text": note.text,
            "place": note.place,
            "place_name": note.place and plain_name(note.place),
            "lat": note.position and note.position.lat,
            "lon": note.position and note.position.lon,
            "radius_m": note.radius_m,
            "from_at": note.from_at,
            "until_at": note.until_at,
            "added_by": note.added_by,
            "added_at": note.added_at,
            "ended_by": note.ended_by,
            "ended_at": note.ended_at,
        }
        await self.scope.connection.execute(_SAVE, row)


async def notes_at(
    connection: AsyncConnection, centre: str, agency: str, places: Sequence[Location]
) -> list[list[PremiseNote]]:
    """For each place what holds there or soon will: hazards first, then the newest."""
    spots = [each.position for each in places if each.position is not None]
    height = (REACH_M + DOUBT_M) / M_PER_DEGREE
    asked = {
        "centre": centre,
        "agency": agency,
        "names": sorted({name for each in places for name in names_of(each)}),
        "lats": [each.lat for each in spots],
        "lons": [each.lon for each in spots],
        "widths": [height / max(0.01, cos(radians(each.lat))) for each in spots],
        "height": height,
    }
    found = [_note(row) for row in (await connection.execute(_THERE, asked)).mappings()]
    found.sort(key=lambda each: (each.kind is not NoteKind.HAZARD, -each.added_at.timestamp(), str(each.id)))
    return [[note for note in found if concerns(note, each)] for each in places]


def _note(row: RowMapping) -> PremiseNote:
    return PremiseNote(
        id=row["id"],
        version=row["version"],
        kind=NoteKind(row["kind"]),
        text=row["text"],
        place=row["place"],
        position=None if row["lat"] is None else LatLon(row["lat"], row["lon"]),
        radius_m=row["radius_m"],
        from_at=row["from_at"],
        until_at=row["until_at"],
        added_by=row["added_by"],
        added_at=row["added_at"],
        ended_by=row["ended_by"],
        ended_at=row["ended_at"],
    )
