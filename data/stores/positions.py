"""Fixes from vehicles: the newest believable one is shown (dispatch/avl.py), every one is kept."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from data.stores.places import city_box
from data.stores.tracks import columns_of, locked_tracks, write_tracks
from data.tables.positions import PositionRow
from data.tables.units import UnitRow
from dispatch.avl import Doubt, Track, follow, judge
from dispatch.status import UnitStatus
from dispatch.unit import Fix, UnitId
from routing.geo import Box, LatLon

UNKNOWN_UNIT = "unknown_unit"
"""The flag of a fix that is kept nowhere: it is of no unit of this agency."""

STATUSES = select(UnitRow.id, UnitRow.status).where(
    UnitRow.centre == bindparam("centre"),
    UnitRow.agency == bindparam("agency"),
    UnitRow.id.in_(bindparam("ids", expanding=True)),
    UnitRow.withdrawn_at.is_(None),
)

KEEP = text("""
    insert into position_history (unit_id, recorded_at, at, centre, agency, lat, lon, heading_deg, speed_kmh,
                                  accuracy_m, flag)
    select unit_id, statement_timestamp() + number * interval '1 microsecond', at, :centre, :agency, lat, lon,
           heading_deg, speed_kmh, accuracy_m, flag
    from unnest(
        cast(:unit_id as uuid[]), cast(:lat as float[]), cast(:lon as float[]), cast(:at as timestamptz[]),
        cast(:heading_deg as float[]), cast(:speed_kmh as float[]), cast(:accuracy_m as float[]),
        cast(:flag as text[])
    ) with ordinality as fix (unit_id, lat, lon, at, heading_deg, speed_kmh, accuracy_m, flag, number)
    on conflict do nothing
""")
"""Each row its own microsecond, so that the very same fix twice in a batch is kept twice."""

KEPT_ALREADY = text("""
    select distinct kept.unit_id, kept.at, kept.lat, kept.lon
    from unnest(cast(:unit_id as uuid[]), cast(:at as timestamptz[])) as late (unit_id, at)
    join position_history kept on kept.unit_id = late.unit_id and kept.at = late.at
    where kept.recorded_at > statement_timestamp() - interval '1 day'
""")
"""A batch whose answer was lost is sent again soon, not after days."""

Known = tuple[UnitId, datetime, LatLon]


NOT_OF_THIS_DAY = "23514"
"""SQLSTATE of a row on its way to the default partition while the partition of its day was attached
(PostgreSQL, appendix A: check_violation)."""


@dataclass(frozen=True, slots=True)
class _Moment:
    now: datetime
    city: Box | None
    """Read only where a unit was never shown; None too where there is no city."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How each fix of a batch was judged, in its order; None: believed."""

    flags: Sequence[str | None]

    @property
    def accepted(self) -> int:
        return self.flags.count(None)

    @property
    def flagged(self) -> dict[str, int]:
        """Flag → how many."""
        return dict(Counter(each for each in self.flags if each is not None))


async def record_fixes(
    engine: AsyncEngine, centre: str, agency: str, fixes: Sequence[Fix], now: datetime
) -> Outcome:
    """Keep a batch, in one transaction. Of one unit the newest by device time is shown."""
    try:
        return await _recorded(engine, centre, agency, fixes, now)
    except IntegrityError as error:
        if getattr(error.orig, "sqlstate", None) != NOT_OF_THIS_DAY:
            raise
        return await _recorded(engine, centre, agency, fixes, now)  # goes to the day's own now


async def _recorded(
    engine: AsyncEngine, centre: str, agency: str, fixes: Sequence[Fix], now: datetime
) -> Outcome:
    asked = {"centre": centre, "agency": agency, "ids": sorted({each.unit_id for each in fixes})}
    async with engine.begin() as connection:
        units = {UnitId(id): UnitStatus(of) for id, of in await connection.execute(STATUSES, asked)}
        before = await locked_tracks(connection, units) if units else {}
        again = await _kept_already(connection, [each for each in fixes if _is_late(each, before)])
        city = await city_box(connection, centre) if units.keys() - before.keys() else None
        flags, after = _judged(fixes, units, before, again, _Moment(now, city))
        if kept := [i for i, flag in enumerate(flags) if flag != UNKNOWN_UNIT]:
            await _keep(connection, centre, agency, [fixes[i] for i in kept], [flags[i] for i in kept])
        if changed := {id: track for id, track in after.items() if before.get(id) != track}:
            await write_tracks(connection, centre, agency, changed)
    return Outcome(flags)


def _judged(
    fixes: Sequence[Fix],
    units: dict[UnitId, UnitStatus],
    before: dict[UnitId, Track],
    again: set[Known],
    moment: _Moment,
) -> tuple[list[str | None], dict[UnitId, Track]]:
    """A flag for each, and the tracks afterwards. Of what came together the oldest is judged first."""
    flags: list[str | None] = [UNKNOWN_UNIT] * len(fixes)
    tracks = dict(before)
    for i in sorted(range(len(fixes)), key=lambda i: fixes[i].at):
        fix = fixes[i]
        if (status := units.get(fix.unit_id)) is None:
            continue
        doubt = judge(tracks.get(fix.unit_id), fix, moment.now, status, moment.city)
        if doubt is Doubt.OUT_OF_ORDER and (fix.unit_id, fix.at, fix.position) in again:
            doubt = Doubt.DUPLICATE
        flags[i] = doubt and doubt.value
        if (track := follow(tracks.get(fix.unit_id), fix, doubt)) is not None:
            tracks[fix.unit_id] = track
    return flags, tracks


def _is_late(fix: Fix, before: dict[UnitId, Track]) -> bool:
    track = before.get(fix.unit_id)
    return track is not None and fix.at <= track.shown.at


async def _kept_already(connection: AsyncConnection, late: Sequence[Fix]) -> set[Known]:
    if not late:
        return set()
    asked = {"unit_id": [each.unit_id for each in late], "at": [each.at for each in late]}
    rows = await connection.execute(KEPT_ALREADY, asked)
    return {(UnitId(unit), at, LatLon(lat, lon)) for unit, at, lat, lon in rows}


async def _keep(
    connection: AsyncConnection,
    centre: str,
    agency: str,
    fixes: Sequence[Fix],
    flags: Sequence[str | None],
) -> None:
    columns = {"unit_id": [each.unit_id for each in fixes], **columns_of(fixes), "flag": list(flags)}
    await connection.execute(KEEP, {"centre": centre, "agency": agency, **columns})


_LATEST = select(
    PositionRow.unit_id,
    func.st_y(PositionRow.position),
    func.st_x(PositionRow.position),
    PositionRow.at,
    PositionRow.heading_deg,
    PositionRow.speed_kmh,
    PositionRow.accuracy_m,
).where(PositionRow.centre == bindparam("centre"), PositionRow.agency == bindparam("agency"))


async def latest_fixes(connection: AsyncConnection, centre: str, agency: str) -> dict[UnitId, Fix]:
    """Where each unit of the agency was last, by its own clock; a unit never heard of is not in it."""
    rows = await connection.execute(_LATEST, {"centre": centre, "agency": agency})
    return {
        UnitId(unit): Fix(
            unit_id=UnitId(unit),
            position=LatLon(lat, lon),
            at=at,
            heading_deg=heading_deg,
            speed_kmh=speed_kmh,
            accuracy_m=accuracy_m,
        )
        for unit, lat, lon, at, heading_deg, speed_kmh, accuracy_m in rows
    }
