"""Import of a city: read the file, complete it, and put it in place in one transaction."""

import asyncio
import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import asyncpg
from sqlalchemy import make_url
from sqlalchemy.ext.asyncio import AsyncEngine

from data.loaders.draft import Draft, NotACity
from data.loaders.geojson import read_geojson
from data.loaders.ground import complete
from data.loaders.osm import read_osm
from data.loaders.sample import fetch_sample, read_sample
from data.loaders.store import store_city

SAMPLE = "sample"
"""In place of a file: the sample city."""

LEAST_STREETS = 10
"""Fewer are no city but a slip of the hand. Assumed."""

READERS: dict[str, Callable[[Path], Draft]] = {
    ".osm.pbf": read_osm,
    ".osm": read_osm,
    ".osm.gz": read_osm,
    ".osm.bz2": read_osm,
    ".geojson": read_geojson,
    ".json": read_geojson,
}

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What came in, what was left out and why."""

    name: str
    source: str
    junctions: int
    streets: int
    named_streets: int
    street_km: float
    turn_restrictions: int
    places: dict[str, int]
    zones: int
    people: int
    people_estimated: bool
    in_largest_part: float
    """Share of the junctions from which every other of them can be reached, 0 to 1."""
    dropped: dict[str, int]


async def import_region(
    engine: AsyncEngine, source: Path | str, name: str, centre: str, progress: Progress = lambda step: None
) -> ImportReport:
    """The city becomes the centre's active one; a city of that name is replaced. Raises NotACity.

    Reading is done before anything is written, and writing is one transaction: a failure changes nothing.
    """
    progress("reading")
    path, draft = await asyncio.to_thread(_read, source)
    if len(draft.streets) < LEAST_STREETS:
        raise NotACity(file=path.name, why=f"only {len(draft.streets)} streets can be driven")
    progress("completing")
    share = await asyncio.to_thread(complete, draft)
    report = _report(draft, name, path.name, share)
    progress("storing")
    url = make_url(engine.url).set(drivername="postgresql").render_as_string(hide_password=False)
    connection = await asyncpg.connect(url)
    try:
        await store_city(
            connection,
            draft,
            centre=centre,
            name=name,
            source=path.name,
            checksum=await asyncio.to_thread(_checksum, path),
            report=json.dumps(asdict(report), ensure_ascii=False),
        )
    finally:
        await connection.close()
    return report


def _read(source: Path | str) -> tuple[Path, Draft]:
    if source == SAMPLE:
        path = fetch_sample()
        return path, read_sample(path)
    path = Path(source)
    if not path.is_file():
        raise NotACity(file=path.name, why="there is no such file")
    if path.stat().st_size == 0:
        raise NotACity(file=path.name, why="it is empty")
    for suffix, reader in READERS.items():
        if path.name.lower().endswith(suffix):
            return path, reader(path)
    raise NotACity(file=path.name, why=f"its name must end in one of {', '.join(READERS)}")


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _report(draft: Draft, name: str, source: str, share: float) -> ImportReport:
    kinds = sorted({spot.kind for spot in draft.spots})
    return ImportReport(
        name=name,
        source=source,
        junctions=len(draft.junctions),
        streets=len(draft.streets),
        named_streets=len({street.name for street in draft.streets if street.name}),
        street_km=round(sum(street.length_m for street in draft.streets) / 1000, 1),
        turn_restrictions=len(draft.restrictions),
        places={kind: sum(spot.kind == kind for spot in draft.spots) for kind in kinds},
        zones=len(draft.zones),
        people=sum(zone.people for zone in draft.zones),
        people_estimated=any(zone.estimated for zone in draft.zones),
        in_largest_part=round(share, 4),
        dropped=dict(draft.dropped.most_common()),
    )
