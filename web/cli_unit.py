"""`farol unit`: put a real unit, its station and its crew's sign-in into service."""

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated
from uuid import NAMESPACE_OID, uuid5

import typer

from dispatch.status import UnitStatus
from dispatch.unit import Capability, Station, Unit, UnitId
from incidents.ports import Command
from routing.geo import LatLon

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncEngine

# The database is imported where it is used: the other commands start faster.

unit_app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="Units, their stations and their crews' sign-ins."
)


@unit_app.callback()
def units() -> None:
    """Keeps `add` a command of its own while it is the only one."""


@unit_app.command()
def add(
    name: Annotated[str, typer.Argument(help='Radio name, such as "E12"; also the crew\'s sign-in.')],
    station: Annotated[str, typer.Option(help="The station's name.")],
    at: Annotated[str, typer.Option(help="Where the station is: lat,lon in degrees.")],
    can: Annotated[list[Capability], typer.Option(help="What it can do; give it once for each.")],
    crew: Annotated[
        str | None,
        typer.Option(help="A crew that mans one of several units: the same name for each of them."),
    ] = None,
    agency: Annotated[str, typer.Option(help="The agency it works for.")] = "farol",
    centre: Annotated[str, typer.Option(envvar="FAROL_CENTRE", help="The centre.")] = "demo",
    locale: Annotated[str, typer.Option(help="The crew's language: en, zh or pt.")] = "en",
) -> None:
    """Put a unit into service, available at its station. The crew's password is asked for."""
    where = _position(at)
    password = typer.prompt(f"Password for {name}", hide_input=True, confirmation_prompt=True)
    home = Station(
        id=uuid5(NAMESPACE_OID, f"farol/station/{centre}/{agency}/{station}"),
        name=station,
        position=where,
        sample=False,
    )
    made = Unit(
        id=UnitId(uuid5(NAMESPACE_OID, f"farol/unit/{centre}/{agency}/{name}")),
        version=1,
        name=name,
        capabilities=frozenset(can),
        status=UnitStatus.AVAILABLE,
        status_since=datetime.now(UTC),
        station=home,
        crew=crew,
    )
    asyncio.run(_add(centre, agency, made, password, locale))
    typer.echo(f"{name} is in service at {station}")


def _position(text: str) -> LatLon:
    try:
        lat, lon = (float(each) for each in text.split(","))
        return LatLon(lat, lon)
    except ValueError as error:
        raise typer.BadParameter(f"--at must be lat,lon in degrees, not {text!r}") from error


async def _add(centre: str, agency: str, unit: Unit, password: str, locale: str) -> None:
    from data.engine import database_url, make_engine

    engine = make_engine(database_url(), pool=1)
    try:
        await _keep(engine, centre, agency, unit, password, locale)
    finally:
        await engine.dispose()


async def _keep(
    engine: "AsyncEngine", centre: str, agency: str, unit: Unit, password: str, locale: str
) -> None:
    """Said again, it changes the crew's password and nothing else: the unit's command is its own id."""
    from data.stores.people import People, hash_password
    from data.unit_of_work import PostgresWork
    from dispatch.actions import add_unit
    from web.roles import Role

    command = Command(key=unit.id, digest="unit add", at=unit.status_since, by="farol")
    await add_unit(PostgresWork(engine, centre, agency), command, unit)
    await People(engine, centre).add(
        agency=agency,
        name=unit.name,
        role=Role.FIELD_UNIT,
        password_hash=hash_password(password),
        locale=locale,
        unit_id=unit.id,
    )
