"""`farol db`, `farol user`, `farol log`: what an administrator does."""

import asyncio
import json
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated
from uuid import UUID, uuid4

import typer

from incidents.ports import Command
from web import named
from web.roles import Role

if TYPE_CHECKING:
    from data.sign_ins import SignIn

# The database is imported where it is used: the other commands start faster.

db = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="The private database cluster.")
user = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Who may sign in.")
logs = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="The log of facts.")

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
CentreName = Annotated[str, typer.Option("--centre", envvar="FAROL_CENTRE", help="The centre.")]


@db.command("up")
def db_up() -> None:
    """Make, start and migrate the database. Safe to repeat."""
    from data.cluster import Cluster, ClusterFailed
    from data.home import farol_home

    if not os.environ.get("DATABASE_URL"):
        try:
            Cluster(farol_home()).start()
        except ClusterFailed as error:
            typer.secho(str(error), err=True, fg="red")
            raise typer.Exit(1) from error
    asyncio.run(_upgrade())
    typer.echo("database ready")


@db.command("down")
def db_down() -> None:
    """Stop the private cluster."""
    from data.cluster import Cluster
    from data.home import farol_home

    Cluster(farol_home()).stop()


@user.command("add")
def user_add(
    name: Annotated[str, typer.Argument(callback=named.name)],
    role: Annotated[Role, typer.Option(help="What the person may do.")],
    agency: Annotated[str, typer.Option(help="The agency the person works for.")] = "farol",
    centre: CentreName = "demo",
    locale: Annotated[str, typer.Option(callback=named.language, help="en, zh or pt.")] = "en",
) -> None:
    """Add a person, or give a known one a new role and password. The password is asked for."""
    if role is Role.FIELD_UNIT:
        raise typer.BadParameter("a field unit's sign-in belongs to a unit; it is made with the unit")
    from web.one_line import or_one_line

    password = named.password(name)
    with or_one_line():
        asyncio.run(_add(centre, agency, name, role, password, locale))


@user.command("list")
def user_list(centre: CentreName = "demo", as_json: Json = False) -> None:
    """Who may sign in, and who might once."""
    from dataclasses import asdict

    from data.codec import encode

    found = asyncio.run(_sign_ins(centre))
    if as_json:
        typer.echo(json.dumps({"users": [encode(asdict(each)) for each in found]}, ensure_ascii=False))
        return
    if not found:
        typer.echo(f"nobody may sign in at the centre {centre}; farol user add makes a sign-in", err=True)
    width = max((len(each.name) for each in found), default=0)
    for each in found:
        ended = f"  ended {each.ended_at:%Y-%m-%d %H:%M} UTC" if each.ended_at else ""
        typer.echo(f"{each.name:<{width}}  {each.role:<10}  {each.agency}{ended}")


@user.command("end")
def user_end(name: str, centre: CentreName = "demo") -> None:
    """Sign a person out everywhere, for good; what they did stays in the log."""
    from web.one_line import or_one_line

    with or_one_line():
        asyncio.run(_end(centre, name))
    typer.echo(f"{name} is signed out everywhere and may not sign in again")


@user.command("password")
def user_password(name: str, centre: CentreName = "demo") -> None:
    """Give a person another password; they are signed out everywhere. The password is asked for."""
    from web.one_line import or_one_line

    password = named.password(name)
    with or_one_line():
        asyncio.run(_set_password(centre, name, password))
    typer.echo(f"{name} has another password and is signed out everywhere")


@logs.command("verify")
def log_verify(centre: CentreName = "demo", as_json: Json = False) -> None:
    """Prove that no number and no version is missing. Exit code 1 when one is."""
    last, wrong = asyncio.run(_verify(centre))
    if as_json:
        typer.echo(json.dumps({"centre": centre, "facts": last, "wrong": wrong}))
    else:
        typer.echo("\n".join(wrong) or f"{last} facts, none missing")
    raise typer.Exit(bool(wrong))


async def _upgrade() -> None:
    from data.engine import database_url, make_engine
    from data.migrate import upgrade

    engine = make_engine(database_url(), pool=1)
    try:
        await upgrade(engine)
    finally:
        await engine.dispose()


async def _add(centre: str, agency: str, name: str, role: Role, password: str, locale: str) -> None:
    from data.engine import database_url, make_engine
    from data.stores.people import People, hash_password

    engine = make_engine(database_url(), pool=1)
    try:
        people = People(engine, centre)
        await people.add(
            agency=agency, name=name, role=role, password_hash=hash_password(password), locale=locale
        )
    finally:
        await engine.dispose()


async def _verify(centre: str) -> tuple[int, list[str]]:
    from data.engine import database_url, make_engine
    from data.event_log import newest, verify

    engine = make_engine(database_url(), pool=1)
    try:
        async with engine.connect() as connection:
            return await newest(connection, centre), await verify(connection, centre)
    finally:
        await engine.dispose()


async def _sign_ins(centre: str) -> "Sequence[SignIn]":
    from data.engine import database_url, make_engine
    from data.sign_ins import SignIns

    engine = make_engine(database_url(), pool=1)
    try:
        return await SignIns(engine, centre).all()
    finally:
        await engine.dispose()


async def _end(centre: str, name: str) -> None:
    from data.engine import database_url, make_engine
    from data.sign_ins import SignIns

    engine = make_engine(database_url(), pool=1)
    try:
        await SignIns(engine, centre).end(typed("user end"), name)
    finally:
        await engine.dispose()


async def _set_password(centre: str, name: str, password: str) -> None:
    from data.engine import database_url, make_engine
    from data.sign_ins import SignIns
    from data.stores.people import hash_password

    engine = make_engine(database_url(), pool=1)
    try:
        await SignIns(engine, centre).set_password(typed("user password"), name, hash_password(password))
    finally:
        await engine.dispose()


def typed(operation: str, key: UUID | None = None) -> Command:
    """What an administrator types at the machine itself."""
    return Command(key=key or uuid4(), digest=operation, at=datetime.now(UTC), by="farol")
