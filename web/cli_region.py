"""`farol region`: bring a city, and see which are there."""

import asyncio
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from data.loaders.progress import Progress as Told
    from data.loaders.progress import Step
    from data.loaders.report import ImportReport

# Readers of files and the router are imported where they are used: the other commands start faster.

region_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Cities: import and list.")

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
CentreName = Annotated[str, typer.Option("--centre", envvar="FAROL_CENTRE", help="The centre.")]

LISTED = """
    select name, active, source, imported_at, (report->>'streets')::int as streets
    from regions where centre = :centre order by name
"""


@region_app.command("import")
def import_(
    file: Annotated[str, typer.Argument(help='.osm.pbf, .osm, .osm.gz, GeoJSON, or "sample".')],
    name: Annotated[str, typer.Option(help="What to call the city; one of that name is replaced.")],
    centre: CentreName = "demo",
    as_json: Json = False,
) -> None:
    """Import a city's streets, places and land and make it the centre's own."""
    from data.loaders.draft import NotACity

    try:
        with _bars() as progress:
            report = asyncio.run(_import(file, name, centre, progress))
    except NotACity as error:
        typer.secho(str(error), err=True, fg="red")
        raise typer.Exit(1) from error
    typer.echo(json.dumps(asdict(report), ensure_ascii=False) if as_json else told(report))


@contextmanager
def _bars() -> Iterator["Told"]:
    """A bar for each step, on a terminal; nothing where nobody watches."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

    from data.loaders.progress import Step

    console = Console(stderr=True)
    columns = (TextColumn("{task.description:<10}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as bars:
        tasks = {step: bars.add_task(step, total=1.0, start=False) for step in Step}

        def progress(step: "Step", share: float) -> None:
            bars.start_task(tasks[step])
            bars.update(tasks[step], completed=share)

        yield progress


async def _import(file: str, name: str, centre: str, progress: "Told") -> "ImportReport":
    from data.engine import database_url, make_engine
    from data.loaders.region import SAMPLE, import_region

    engine = make_engine(database_url(), pool=1)
    source = SAMPLE if file == SAMPLE else Path(file)
    try:
        return await import_region(engine, source, name, centre, progress)
    finally:
        await engine.dispose()


def told(report: "ImportReport") -> str:
    """The report in words."""
    places = _counted(report.places)
    samples = _counted(report.samples)
    lines = [
        f"{report.name} from {report.source}",
        f"  {report.streets:,} stretches, {report.street_km:,.0f} km, {report.named_streets:,} street names",
        f"  {report.junctions:,} junctions, {report.in_largest_part:.1%} in one piece",
        f"  {report.turn_restrictions:,} turn restrictions",
        f"  places: {places or 'none'}" + (f"; placed as samples: {samples}" if samples else ""),
        f"  land: {_counted(report.land) or 'none'}; {report.place_names:,} names of places",
        f"  {report.people:,} people in {report.zones} zones"
        + (" (guessed)" if report.people_estimated else ""),
    ]
    left = [f"  left out {count:,}: {why}" for why, count in report.dropped.items()]
    return "\n".join(lines + left)


def _counted(kinds: Mapping[str, int]) -> str:
    return ", ".join(f"{count:,} {kind.replace('_', ' ')}" for kind, count in kinds.items())


@region_app.command("list")
def list_(centre: CentreName = "demo", as_json: Json = False) -> None:
    """The centre's cities; the active one is marked."""
    rows = asyncio.run(_list(centre))
    if as_json:
        typer.echo(json.dumps({"centre": centre, "regions": rows}))
        return
    if not rows:
        typer.echo(f"the centre {centre} has no city; farol region import brings one", err=True)
    for row in rows:
        mark = "*" if row["active"] else " "
        imported = f"{datetime.fromisoformat(str(row['imported_at'])):%Y-%m-%d %H:%M} UTC"
        typer.echo(f"{mark} {row['name']}: {row['streets']} streets from {row['source']}, {imported}")


async def _list(centre: str) -> list[dict[str, object]]:
    from sqlalchemy import text

    from data.engine import database_url, make_engine

    engine = make_engine(database_url(), pool=1)
    try:
        async with engine.connect() as connection:
            rows = await connection.execute(text(LISTED), {"centre": centre})
            return [
                {**row, "imported_at": row["imported_at"].astimezone(UTC).isoformat()}
                for row in rows.mappings()
            ]
    finally:
        await engine.dispose()
