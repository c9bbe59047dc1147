"""Puts a city in place: every table by COPY, in one transaction."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

import asyncpg
import numpy as np
import shapely

from data.loaders.draft import Draft, Place2
from data.loaders.progress import Share, counted
from data.time_zone import zone_at

SRID = 4326
Rows = Iterable[Sequence[object]]
Part = TypeVar("Part")

DRAWN_AT_ONCE = 4096
"""One call for each shape takes longer than all else of a row; all in one call would hold a country twice."""

COLUMNS = {
    "junctions": "id position",
    "streets": "id tail head line length_m kind limit_kmh forward backward name names tags points",
    "turn_rules": "id tags members",
    "places": "id kind name names street housenumber position sample tags",
    "zones": "id name people estimated area",
    "lands": "id kind size_m2 shape",
    "place_names": "id kind name names position",
}
"""Columns of each table after region_id, in the order of the rows below."""


async def store_city(
    connection: asyncpg.Connection,
    draft: Draft,
    *,
    centre: str,
    name: str,
    source: str,
    checksum: str,
    report: object,
    told: Share,
) -> None:
    """Replaces the centre's city of that name and makes it the active one. The connection is its own."""
    await connection.set_type_codec(
        "geometry", encoder=_as_is, decoder=_as_is, format="binary", schema="public"
    )
    async with connection.transaction():
        await connection.execute("select pg_advisory_xact_lock(hashtextextended($1, 1))", f"region/{centre}")
        await connection.execute("delete from regions where centre = $1 and name = $2", centre, name)
        await connection.execute("update regions set active = false where centre = $1 and active", centre)
        id = await connection.fetchval(
            "insert into regions (centre, name, active, source, checksum, attribution, bounds, report,"
            " timezone)"
            " values ($1, $2, true, $3, $4, $5, $6, $7, $8) returning id",
            *(centre, name, _text(source), checksum, _text(draft.attribution)),
            *(_wkb(shapely.box(*draft.bounds())), _json(report), zone_at(draft.middle())),
        )
        watch = _Watch(_rows(draft), told)
        for table, rows in _tables(draft).items():
            columns = ["region_id", *COLUMNS[table].split()]
            await connection.copy_records_to_table(table, columns=columns, records=watch.led(id, rows))


class _Watch:
    """Counts the rows of all tables as they leave."""

    def __init__(self, total: int, told: Share) -> None:
        self._done = 0
        self._total = total
        self._told = told

    def led(self, region: int, rows: Rows) -> Iterator[tuple[object, ...]]:
        """The rows with their region in front."""
        for row in rows:
            self._done += 1
            counted(self._done, self._total, self._told)
            yield (region, *row)


def _rows(draft: Draft) -> int:
    kept = (draft.junctions, draft.streets, draft.restrictions, draft.spots, draft.zones)
    return sum(len(each) for each in (*kept, draft.lands, draft.place_names))


def _tables(draft: Draft) -> dict[str, Rows]:
    return {
        "junctions": zip(draft.junctions, _points(draft.junctions.values()), strict=True),
        "streets": (
            (
                *(
                    s.id,
                    s.tail,
                    s.head,
                    line,
                    s.length_m,
                    _text(s.kind),
                    s.limit_kmh,
                ),
                *(s.forward, s.backward, s.name and _text(s.name), _json(s.names), _json(s.tags)),
                _json(s.points) if s.points else None,
            )
            for s, line in zip(draft.streets, _lines(s.line for s in draft.streets), strict=True)
        ),
        "turn_rules": ((t.id, _json(t.tags), _json(t.members)) for t in draft.restrictions),
        "places": (
            (
                *(i, p.kind, _text(p.name), _json(p.names)),
                *(p.street and _text(p.street), p.housenumber and _text(p.housenumber)),
                *(at, p.sample, _json(p.tags) if p.tags else None),
            )
            for i, (p, at) in enumerate(zip(draft.spots, _points(p.at for p in draft.spots), strict=True), 1)
        ),
        "zones": ((i, z.name, z.people, z.estimated, _wkb(z.area)) for i, z in enumerate(draft.zones, 1)),
        "lands": ((i, each.kind.value, each.size_m2, each.shape) for i, each in enumerate(draft.lands, 1)),
        "place_names": (
            (i, _text(p.kind), _text(p.name), _json(p.names), _wkb(shapely.Point(p.at)))
            for i, p in enumerate(draft.place_names, 1)
        ),
    }


def _points(places: Iterable[Place2]) -> Iterator[bytes]:
    for some in _in_parts(places):
        yield from _wkbs(shapely.points(np.array(some)))


def _lines(lines: Iterable[Sequence[Place2]]) -> Iterator[bytes]:
    for some in _in_parts(lines):
        of_line = np.repeat(np.arange(len(some)), [len(each) for each in some])
        yield from _wkbs(shapely.linestrings([at for each in some for at in each], indices=of_line))


def _in_parts(every: Iterable[Part]) -> Iterator[list[Part]]:
    left = iter(every)
    while some := list(islice(left, DRAWN_AT_ONCE)):
        yield some


def _wkb(shape: shapely.Geometry) -> bytes:
    return _wkbs([shape])[0]


def _wkbs(shapes: object) -> list[bytes]:
    """Of a geometry array, or of a list of geometries; one a geometry, with the SRID."""
    kept = shapely.set_srid(np.asarray(shapes, object), SRID)
    return [bytes(each) for each in shapely.to_wkb(kept, include_srid=True)]


def _text(value: str) -> str:
    """Without what PostgreSQL cannot keep: NUL, and halves of characters."""
    return value.replace("\x00", "").encode("utf-8", "replace").decode()


def _json(value: object) -> str:
    return _text(json.dumps(value, ensure_ascii=False).replace("\\u0000", ""))


def _as_is(value: bytes) -> bytes:
    return value
