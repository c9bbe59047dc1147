"""The command line: `farol`."""

import asyncio
import json
import os
from pathlib import Path
from typing import Annotated

import typer

from data.cluster import Cluster, ClusterFailed
from data.engine import database_url, make_engine
from data.event_log import newest, verify
from data.home import farol_home
from data.migrate import upgrade
from data.stores.people import People, hash_password
from web.cli_region import region_app
from web.policy import Role

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
db = typer.Typer(no_args_is_help=True, help="The private database cluster.")
user = typer.Typer(no_args_is_help=True, help="Who may sign in.")
logs = typer.Typer(no_args_is_help=True, help="The log of facts.")
app.add_typer(db, name="db")
app.add_typer(user, name="user")
app.add_typer(logs, name="log")
app.add_typer(region_app, name="region")

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
CentreName = Annotated[str, typer.Option("--centre", envvar="FAROL_CENTRE", help="The centre.")]


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8000,
    workers: Annotated[int, typer.Option(min=1, help="Server processes.")] = 1,
    demo_keys: Annotated[Path | None, typer.Option(help="One-click sign-ins of a demonstration.")] = None,
) -> None:
    """Serve the screens, the API and the live feed."""
    import uvicorn

    if demo_keys is not None:
        os.environ["FAROL_DEMO_KEYS"] = str(demo_keys)
    uvicorn.run(
        "web.app:create_app",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        loop="uvloop",
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        ws_ping_interval=5.0,
        ws_ping_timeout=5.0,
        ws_max_size=4096,
        access_log=False,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=3,
    )


@db.command("up")
def db_up() -> None:
    """Make, start and migrate the database. Safe to repeat."""
    if not os.environ.get("DATABASE_URL"):
        _or_die(Cluster(farol_home()).start)
    asyncio.run(_upgrade())
    typer.echo("database ready")


@db.command("down")
def db_down() -> None:
    """Stop the private cluster."""
    Cluster(farol_home()).stop()


@user.command("add")
def user_add(
    name: str,
    role: Annotated[Role, typer.Option(help="What the person may do.")],
    agency: Annotated[str, typer.Option(help="The agency the person works for.")] = "farol",
    centre: CentreName = "demo",
    locale: Annotated[str, typer.Option(help="en, zh or pt.")] = "en",
) -> None:
    """Add a person, or give a known one a new role and password. The password is asked for."""
    if role is Role.FIELD_UNIT:
        raise typer.BadParameter("a field unit's sign-in belongs to a unit; it is made with the unit")
    password = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    asyncio.run(_add(centre, agency, name, role, password, locale))


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
    engine = make_engine(database_url(), pool=1)
    try:
        await upgrade(engine)
    finally:
        await engine.dispose()


async def _add(centre: str, agency: str, name: str, role: Role, password: str, locale: str) -> None:
    engine = make_engine(database_url(), pool=1)
    try:
        people = People(engine, centre)
        await people.add(
            agency=agency, name=name, role=role, password_hash=hash_password(password), locale=locale
        )
    finally:
        await engine.dispose()


async def _verify(centre: str) -> tuple[int, list[str]]:
    engine = make_engine(database_url(), pool=1)
    try:
        async with engine.connect() as connection:
            return await newest(connection, centre), await verify(connection, centre)
    finally:
        await engine.dispose()


def _or_die(start: object) -> None:
    try:
        assert callable(start)
        start()
    except ClusterFailed as error:
        typer.secho(str(error), err=True, fg="red")
        raise typer.Exit(1) from error
