"""`farol hospital`: what hospitals can treat, checked before a centre is told it (FAROL_HOSPITALS)."""

import asyncio
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from data.stores.places import Facility
    from dispatch.hospital_capability import Known
    from dispatch.hospital_sheet import HospitalSheet

# The database is imported where it is used: the other commands start faster.

hospital_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="What each hospital can treat.")

CentreName = Annotated[str, typer.Option("--centre", envvar="FAROL_CENTRE", help="The centre.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


@hospital_app.command()
def check(file: Annotated[Path, typer.Argument(help="A TOML file.")], as_json: Json = False) -> None:
    """Say what is wrong with such a file. Exit code 1 when a centre would refuse it, or be told nothing."""
    from data.loaders.hospital_file import NotHospitals, hospital_sheet

    try:
        sheet = hospital_sheet(file)
    except NotHospitals as error:
        _refuse(str(error.facts["why"]), as_json)
        raise typer.Exit(1) from error
    if not sheet.entries and len(sheet.needs) == len(hospital_sheet(None).needs):
        _refuse("the file says nothing: give [[hospitals]] or [[needs]]", as_json)
        raise typer.Exit(1)
    if as_json:
        typer.echo(json.dumps({"hospitals": len(sheet.entries), "needs": len(sheet.needs), "refused": []}))
    else:
        typer.echo(f"{len(sheet.entries)} hospitals can be used")


def _refuse(line: str, as_json: bool) -> None:
    typer.echo(json.dumps({"refused": [line]}) if as_json else f"{line}\nrefused")


@hospital_app.command("list")
def listed(
    file: Annotated[
        Path | None, typer.Option(envvar="FAROL_HOSPITALS", help="What the centre says of them.")
    ] = None,
    centre: CentreName = "demo",
    as_json: Json = False,
) -> None:
    """The city's hospitals and what is known of each. Exit code 1 when the file names one it has not."""
    from data.loaders.hospital_file import NotHospitals, hospital_sheet

    try:
        sheet = hospital_sheet(file)
    except NotHospitals as error:
        typer.secho(str(error), err=True, fg="red")
        raise typer.Exit(1) from error
    hospitals = asyncio.run(_hospitals(centre))
    strangers = sheet.strangers(each.names for each in hospitals)
    if as_json:
        typer.echo(
            json.dumps({"hospitals": [_told(sheet, each) for each in hospitals], "strangers": strangers})
        )
    else:
        for each in hospitals:
            typer.echo(f"{each.name}\t{_line(sheet.known(each.names, each.known))}")
        for name in strangers:
            typer.secho(f"no hospital of the city is called {name}: nobody is told what it can do", err=True)
    raise typer.Exit(bool(strangers))


async def _hospitals(centre: str) -> "list[Facility]":
    from data.engine import database_url, make_engine
    from data.stores.places import region_summary

    engine = make_engine(database_url(), pool=1)
    try:
        async with engine.connect() as connection:
            region = await region_summary(connection, centre)
    finally:
        await engine.dispose()
    return [] if region is None else [each for each in region.facilities if each.kind == "hospital"]


def _told(sheet: "HospitalSheet", one: "Facility") -> dict[str, object]:
    known = sheet.known(one.names, one.known)
    return {
        "name": one.name,
        "capabilities": {each: {"has": said.has, "source": said.source} for each, said in known.items()},
    }


SAYS = {"centre": "says the centre", "map": "says the map", "sample": "made up, as the hospital is"}


def _line(known: "Known") -> str:
    from dispatch.hospital_capability import HospitalCapability

    def word(each: HospitalCapability) -> str:
        said = known.get(each)
        if said is None:
            return f"{each} not known"
        return f"{'has' if said.has else 'lacks'} {each} ({SAYS[said.source]})"

    return "; ".join(word(each) for each in HospitalCapability)
