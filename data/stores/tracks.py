"""What is believed of where each unit is, with what the next fix is judged by: read locked, written whole."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, text
from sqlalchemy.ext.asyncio import AsyncConnection

from dispatch.avl import Apart, Track
from dispatch.unit import Fix, UnitId
from routing.geo import LatLon

READ = text("""
    select unit_id, st_y(position) as lat, st_x(position) as lon, at, heading_deg, speed_kmh, accuracy_m,
           still_since, apart_since, apart_at, apart_lat, apart_lon
    from positions where unit_id = any(cast(:ids as uuid[])) order by unit_id for update
""")

WRITE = text("""
    insert into positions (unit_id, centre, agency, position, at, heading_deg, speed_kmh, accuracy_m,
                           still_since, apart_since, apart_at, apart_lat, apart_lon)
    select unit_id, :centre, :agency, st_setsrid(st_makepoint(lon, lat), 4326), at, heading_deg, speed_kmh,
           accuracy_m, still_since, apart_since, apart_at, apart_lat, apart_lon
    from unnest(
        cast(:unit_id as uuid[]), cast(:lat as float[]), cast(:lon as float[]), cast(:at as timestamptz[]),
        cast(:heading_deg as float[]), cast(:speed_kmh as float[]), cast(:accuracy_m as float[]),
        cast(:still_since as timestamptz[]), cast(:apart_since as timestamptz[]),
        cast(:apart_at as timestamptz[]), cast(:apart_lat as float[]), cast(:apart_lon as float[])
    ) as track (unit_id, lat, lon, at, heading_deg, speed_kmh, accuracy_m,
                still_since, apart_since, apart_at, apart_lat, apart_lon)
    order by unit_id
    on conflict (unit_id) do update set
        agency = excluded.agency, position = excluded.position, at = excluded.at,
        heading_deg = excluded.heading_deg, speed_kmh = excluded.speed_kmh, accuracy_m = excluded.accuracy_m,
        still_since = excluded.still_since, apart_since = excluded.apart_since,
        apart_at = excluded.apart_at, apart_lat = excluded.apart_lat, apart_lon = excluded.apart_lon,
        recorded_at = case when positions.at < excluded.at then clock_timestamp()
                           else positions.recorded_at end
    where positions.at <= excluded.at
""")
"""The condition is for two processes that hear a unit's first fixes at once: there was no row to lock."""


async def locked_tracks(connection: AsyncConnection, ids: Collection[UnitId]) -> dict[UnitId, Track]:
    """Until the transaction ends nobody else judges fixes of these units; one never shown is not in it."""
    rows = await connection.execute(READ, {"ids": list(ids)})
    return {UnitId(row.unit_id): _track(row) for row in rows}


async def write_tracks(
    connection: AsyncConnection, centre: str, agency: str, tracks: Mapping[UnitId, Track]
) -> None:
    columns: Mapping[str, Sequence[object]] = {
        "unit_id": list(tracks),
        **columns_of([each.shown for each in tracks.values()]),
        "still_since": [each.still_since for each in tracks.values()],
        "apart_since": [each.apart and each.apart.since for each in tracks.values()],
        "apart_at": [each.apart and each.apart.last.at for each in tracks.values()],
        "apart_lat": [each.apart and each.apart.last.position.lat for each in tracks.values()],
        "apart_lon": [each.apart and each.apart.last.position.lon for each in tracks.values()],
    }
    await connection.execute(WRITE, {"centre": centre, "agency": agency, **columns})


def columns_of(fixes: Sequence[Fix]) -> dict[str, list[datetime] | list[float] | list[float | None]]:
    """As arrays: a thousand rows are one statement, not a thousand."""
    return {
        "lat": [each.position.lat for each in fixes],
        "lon": [each.position.lon for each in fixes],
        "at": [each.at for each in fixes],
        "heading_deg": [each.heading_deg for each in fixes],
        "speed_kmh": [each.speed_kmh for each in fixes],
        "accuracy_m": [each.accuracy_m for each in fixes],
    }


def _track(row: Row[*tuple[Any, ...]]) -> Track:
    unit = UnitId(row.unit_id)
    shown = Fix(
        unit_id=unit,
        position=LatLon(row.lat, row.lon),
        at=row.at,
        heading_deg=row.heading_deg,
        speed_kmh=row.speed_kmh,
        accuracy_m=row.accuracy_m,
    )
    apart = None
    if row.apart_since is not None:
        last = Fix(unit_id=unit, position=LatLon(row.apart_lat, row.apart_lon), at=row.apart_at)
        apart = Apart(since=row.apart_since, last=last)
    return Track(shown=shown, still_since=row.still_since or row.at, apart=apart)
