"""Fixes from vehicles: the newest believable one is shown, every one is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import bindparam, func, insert, select
from sqlalchemy.dialects.postgresql import Insert
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from data.stores.points import to_row
from data.tables.positions import PositionHistoryRow, PositionRow
from data.tables.units import UnitRow
from dispatch.unit import Fix, UnitId
from routing.geo import LatLon

MAY_RUN_AHEAD = timedelta(seconds=30)
"""A device clock further ahead than this is wrong: its fix is kept, flagged and not shown. Assumed."""

MAY_CHANGE = ("agency", "at", "heading_deg", "speed_kmh", "accuracy_m", "position")
NULL_ISLAND_DEG = 0.01
"""A fix this near 0°, 0° is a receiver without a fix. Assumed."""


@dataclass(frozen=True, slots=True)
class Outcome:
    accepted: int
    flagged: dict[str, int]
    """Flag → how many: "unknown_unit" (kept nowhere), "future", "null_island"."""


async def record_fixes(
    engine: AsyncEngine, centre: str, agency: str, fixes: Sequence[Fix], now: datetime
) -> Outcome:
    """Keep a batch, in one transaction. Of one unit the newest by device time is shown."""
    async with engine.begin() as connection:
        mine = select(UnitRow.id).where(
            UnitRow.centre == centre,
            UnitRow.agency == agency,
            UnitRow.id.in_({each.unit_id for each in fixes}),
        )
        known = set((await connection.execute(mine)).scalars())
        kept = [(each, _flag(each, now)) for each in fixes if each.unit_id in known]
        if kept:
            rows = [_history(each, flag, centre, agency) for each, flag in kept]
            await connection.execute(insert(PositionHistoryRow), rows)
        newest: dict[UUID, Fix] = {}
        for each, flag in kept:
            if flag is None and (each.unit_id not in newest or each.at > newest[each.unit_id].at):
                newest[each.unit_id] = each
        if newest:
            rows = [_shown(each, centre, agency) for each in newest.values()]
            await connection.execute(_show(), sorted(rows, key=lambda row: str(row["unit_id"])))
    flags = [flag for _, flag in kept if flag] + ["unknown_unit"] * (len(fixes) - len(kept))
    return Outcome(len(fixes) - len(flags), {flag: flags.count(flag) for flag in set(flags)})


def _flag(fix: Fix, now: datetime) -> str | None:
    if fix.at > now + MAY_RUN_AHEAD:
        return "future"
    if max(abs(fix.position.lat), abs(fix.position.lon)) < NULL_ISLAND_DEG:
        return "null_island"
    return None


def _common(fix: Fix, centre: str, agency: str) -> dict[str, object]:
    return {
        "unit_id": fix.unit_id,
        "centre": centre,
        "agency": agency,
        "at": fix.at,
        "heading_deg": fix.heading_deg,
        "speed_kmh": fix.speed_kmh,
        "accuracy_m": fix.accuracy_m,
    }


def _history(fix: Fix, flag: str | None, centre: str, agency: str) -> dict[str, object]:
    place = {"lat": fix.position.lat, "lon": fix.position.lon, "flag": flag}
    return {**_common(fix, centre, agency), **place}


def _shown(fix: Fix, centre: str, agency: str) -> dict[str, object]:
    return {**_common(fix, centre, agency), "position": to_row(fix.position)}


def _show() -> Insert:
    """For one row, sent with many: the same statement for every batch, so that it is compiled once."""
    statement = upsert(PositionRow)
    changes = {name: statement.excluded[name] for name in MAY_CHANGE}
    return statement.on_conflict_do_update(
        index_elements=["unit_id"],
        set_={**changes, "recorded_at": func.clock_timestamp()},
        where=PositionRow.at < statement.excluded.at,
    )


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
