"""`farol unit`: put a real unit, its station and its crew's sign-in into service."""

import asyncio
import json
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated
from uuid import NAMESPACE_OID, uuid5

import typer

from dispatch.status import UnitStatus
from dispatch.unit import Capability, Station, Unit, UnitId
from incidents.errors import Refused, Unknown
from incidents.ports import Command
from routing.geo import LatLon
from web import named
from web.cli_admin import CentreName, Json, typed
from web.one_line import or_one_line

AgencyName = Annotated[str, typer.Option("--agency", help="The agency it works for.")]

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncEngine

# The database is imported where it is used: the other commands start faster.

unit_app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="Units, their stations and their crews' sign-ins."
)


class NoUnitOfThatName(Unknown):
    """The agency {agency} has never had a unit called {name}; farol unit list tells which it has."""


class NameOfAWithdrawnUnit(Refused):
    """{name} was withdrawn, and history knows it by that name: give the new unit another."""


@unit_app.command()
def add(
    name: Annotated[
        str, typer.Argument(callback=named.name, help='Radio name, such as "E12"; also the crew\'s sign-in.')
    ],
    station: Annotated[str, typer.Option(callback=named.name, help="The station's name.")],
    at: Annotated[str, typer.Option(help="Where the station is: lat,lon in degrees.")],
    can: Annotated[list[Capability], typer.Option(help="What it can do; give it once for each.")],
    crew: Annotated[
        str | None,
        typer.Option(help="A crew that mans one of several units: the same name for each of them."),
    ] = None,
    agency: Annotated[str, typer.Option(help="The agency it works for.")] = "farol",
    centre: Annotated[str, typer.Option(envvar="FAROL_CENTRE", help="The centre.")] = "demo",
    locale: Annotated[
        str, typer.Option(callback=named.language, help="The crew's language: en, zh or pt.")
    ] = "en",
) -> None:
    """Put a unit into service, available at its station. The crew's password is asked for."""
    where = _position(at)
    password = named.password(name)
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
    with or_one_line():
        asyncio.run(_add(centre, agency, made, password, locale))
    typer.echo(f"{name} is in service at {station}")


@unit_app.command("list")
def listed(centre: CentreName = "demo", agency: AgencyName = "farol", as_json: Json = False) -> None:
    """The agency's units as they stand; none that was withdrawn."""
    found = asyncio.run(_units(centre, agency))
    if as_json:
        told = [
            {
                "name": each.name,
                "status": each.status,
                "can": sorted(each.capabilities),
                "station": each.station.name,
                "incident": each.incident_number,
                "crew": each.crew,
                "exercise": each.exercise,
            }
            for each in found
        ]
        typer.echo(json.dumps({"units": told}, ensure_ascii=False))
        return
    if not found:
        typer.echo(f"the agency {agency} has no unit; farol unit add puts one into service", err=True)
    width = max((len(each.name) for each in found), default=0)
    for each in found:
        sent = f"  {each.incident_number}" if each.incident_number else ""
        drill = "  exercise" if each.exercise else ""
        can = ", ".join(sorted(each.capabilities))
        typer.echo(f"{each.name:<{width}}  {each.status:<14}  {can} at {each.station.name}{sent}{drill}")


@unit_app.command()
def withdraw(name: str, centre: CentreName = "demo", agency: AgencyName = "farol") -> None:
    """Take a unit out of service for good: no screen shows it, its crew is signed out, history stays."""
    with or_one_line():
        asyncio.run(_withdraw(centre, agency, name))
    typer.echo(f"{name} is withdrawn and its crew signed out")


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
    from data.stores.scope import reading
    from data.stores.units import PostgresUnits
    from data.unit_of_work import PostgresWork
    from dispatch.actions import add_unit
    from web.roles import Role

    async with reading(engine, centre, agency) as scope:
        units = PostgresUnits(scope)
        if await units.ever_named(unit.name) and unit.name not in {
            each.name for each in await units.everyone()
        }:
            raise NameOfAWithdrawnUnit(name=unit.name)
    people = People(engine, centre)
    await people.keep_for(unit.name, agency, unit.id)
    command = Command(key=unit.id, digest="unit add", at=unit.status_since, by="farol")
    await add_unit(PostgresWork(engine, centre, agency), command, unit)
    await people.add(
        agency=agency,
        name=unit.name,
        role=Role.FIELD_UNIT,
        password_hash=hash_password(password),
        locale=locale,
        unit_id=unit.id,
    )


async def _units(centre: str, agency: str) -> "Sequence[Unit]":
    from data.engine import database_url, make_engine
    from data.stores.picture import fleet

    engine = make_engine(database_url(), pool=1)
    try:
        return (await fleet(engine, centre, agency)).units
    finally:
        await engine.dispose()


async def _withdraw(centre: str, agency: str, name: str) -> None:
    """Safe to repeat where it was cut off between the two."""
    from data.engine import database_url, make_engine
    from data.sign_ins import NobodyOfThatName, SignIns
    from data.stores.scope import reading
    from data.stores.units import PostgresUnits
    from data.unit_of_work import PostgresWork
    from dispatch.actions import withdraw_unit

    engine = make_engine(database_url(), pool=1)
    try:
        async with reading(engine, centre, agency) as scope:
            id = await PostgresUnits(scope).ever_named(name)
        if id is None:
            raise NoUnitOfThatName(name=name, agency=agency)
        key = uuid5(NAMESPACE_OID, f"farol/unit/withdraw/{id}")
        await withdraw_unit(PostgresWork(engine, centre, agency), typed("unit withdraw", key), id)
        with suppress(NobodyOfThatName):
            await SignIns(engine, centre).end(typed("user end"), name)
    finally:
        await engine.dispose()
