"""Import of a city: read the file, complete it, and put it in place in one transaction."""

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path

import asyncpg
from sqlalchemy import make_url
from sqlalchemy.ext.asyncio import AsyncEngine

from data.loaders.draft import Draft, NotACity
from data.loaders.geojson import read_geojson
from data.loaders.ground import complete
from data.loaders.osm import read_osm
from data.loaders.progress import Progress, Step, silent, watched
from data.loaders.report import ImportReport, report_of
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


async def import_region(
    engine: AsyncEngine, source: Path | str, name: str, centre: str, progress: Progress = silent
) -> ImportReport:
    """The city becomes the centre's active one; a city of that name is replaced. Raises NotACity.

    Reading is done before anything is written, and writing is one transaction: a failure changes nothing.
    """
    path = await asyncio.to_thread(fetch_sample) if source == SAMPLE else Path(source)
    reader = read_sample if source == SAMPLE else _reader(path)
    draft = await watched(path, lambda: _read(reader, path), partial(progress, Step.READING))
    if len(draft.streets) < LEAST_STREETS:
        raise NotACity(file=path.name, why=_too_few(draft))
    progress(Step.COMPLETING, 0.0)
    share = await asyncio.to_thread(complete, draft, partial(progress, Step.COMPLETING))
    progress(Step.COMPLETING, 1.0)
    report = report_of(draft, name, path.name, share)
    await _store(engine, draft, report, centre, path, progress)
    return report


def _reader(path: Path) -> Callable[[Path], Draft]:
    """Raises NotACity."""
    try:
        if path.is_dir():
            raise NotACity(file=path.name, why="it is a folder")
        if not path.is_file():
            raise NotACity(file=path.name, why="there is no such file")
        if path.stat().st_size == 0:
            raise NotACity(file=path.name, why="it is empty")
    except OSError as error:
        raise NotACity(file=path.name, why=f"it cannot be opened ({error.strerror})") from error
    for suffix, reader in READERS.items():
        if path.name.lower().endswith(suffix):
            return reader
    raise NotACity(file=path.name, why=f"its name must end in one of {', '.join(READERS)}")


def _read(reader: Callable[[Path], Draft], path: Path) -> Draft:
    try:
        return reader(path)
    except OSError as error:
        raise NotACity(file=path.name, why=f"it cannot be read ({error.strerror})") from error


def _too_few(draft: Draft) -> str:
    """With the commonest reasons why there are not more."""
    reasons = ", ".join(f"{count} {why}" for why, count in draft.dropped.most_common(2))
    return f"only {len(draft.streets)} streets can be driven" + (f"; left out: {reasons}" if reasons else "")


async def _store(
    engine: AsyncEngine, draft: Draft, report: ImportReport, centre: str, path: Path, progress: Progress
) -> None:
    url = make_url(engine.url).set(drivername="postgresql").render_as_string(hide_password=False)
    checksum = await asyncio.to_thread(_checksum, path)
    connection = await asyncpg.connect(url)
    progress(Step.STORING, 0.0)
    try:
        await store_city(
            connection,
            draft,
            centre=centre,
            name=report.name,
            source=path.name,
            checksum=checksum,
            report=asdict(report),
            told=partial(progress, Step.STORING),
        )
    except (asyncpg.DataError, asyncpg.IntegrityConstraintViolationError) as error:
        raise NotACity(file=path.name, why=f"the database refuses it ({error.args[0]})") from error
    finally:
        await connection.close()
    progress(Step.STORING, 1.0)


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
