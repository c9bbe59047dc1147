"""The command line: `farol`."""

import asyncio
import os
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from web.cli_admin import db, logs, user
from web.cli_bench import bench
from web.cli_cards import cards_app
from web.cli_hospitals import hospital_app
from web.cli_questions import questions_app
from web.cli_region import region_app
from web.cli_replay import replay
from web.cli_scenario import scenario_app
from web.cli_shots import shots
from web.cli_simulate import plan, simulate
from web.cli_tls import certified
from web.cli_unit import unit_app
from web.one_line import NOT_DONE, or_one_line

# What a command needs is imported by the command: `farol --help` should not wait for a compiler.

app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False
)
app.add_typer(db, name="db")
app.add_typer(user, name="user")
app.add_typer(logs, name="log")
app.add_typer(region_app, name="region")
app.add_typer(unit_app, name="unit")
app.add_typer(cards_app, name="cards")
app.add_typer(questions_app, name="questions")
app.add_typer(hospital_app, name="hospital")
app.add_typer(scenario_app, name="scenario")
app.command()(bench)
app.command()(simulate)
app.command()(plan)
app.command()(replay)
app.command()(shots)


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8000,
    workers: Annotated[int, typer.Option(min=1, help="Server processes.")] = 1,
    demo_keys: Annotated[Path | None, typer.Option(help="One-click sign-ins of a demonstration.")] = None,
    tls: Annotated[bool, typer.Option("--tls", help="https, by an authority made here once.")] = False,
    tls_name: Annotated[
        list[str] | None, typer.Option(help="A further name or address of this server.")
    ] = None,
) -> None:
    """Serve the screens, the API and the live feed."""
    from web.garbage import collect_seldom, kept_for_ever

    collect_seldom()
    with kept_for_ever():
        import uvicorn

        from web.app import create_app
        from web.processes import Processes, listen
        from web.serving import server_config

    if demo_keys is not None:
        os.environ["FAROL_DEMO_KEYS"] = str(demo_keys)
    served = certified(port, tls_name or []) if tls else None
    config = server_config(
        create_app,
        factory=True,
        host=host,
        port=port,
        loop="uvloop",
        log_level="warning",
        ssl_certfile=served.certificate if served else None,
        ssl_keyfile=served.key if served else None,
    )
    with or_one_line():
        if workers == 1:
            uvicorn.Server(config).run([listen(host, port)])
        else:
            Processes(config, workers).run()


@app.command()
def run(
    city: Annotated[str, typer.Option(help='A city file, or "sample".')] = "sample",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8000,
    speed: Annotated[float, typer.Option(min=0.1, max=60.0, help="How fast simulated time runs.")] = 2.0,
    calls_per_hour: Annotated[float, typer.Option(min=1.0, help="Simulated calls an hour.")] = 24.0,
    hands_off: Annotated[bool, typer.Option(help="Only callers and crews are simulated.")] = False,
) -> None:
    """A living city from nothing: database, city, screens, server, simulated callers and crews."""
    from data.cluster import ClusterFailed
    from incidents.errors import Refused
    from web.beside import NoPlaceForLogs
    from web.run import CannotRun, Wish
    from web.run import run as start

    wish = Wish(city=city, port=port, speed=speed, calls_per_hour=calls_per_hour, hands_off=hands_off)
    try:
        start(wish)
    except KeyboardInterrupt:
        typer.echo("\nstopped")
    except NoPlaceForLogs as error:
        typer.secho(str(error), err=True, fg="red")
        raise typer.Exit(NOT_DONE) from error
    except (CannotRun, Refused, ClusterFailed) as error:
        typer.secho(str(error), err=True, fg="red")
        raise typer.Exit(1) from error


@app.command()
def demo(
    address: Annotated[str, typer.Argument(help="The server's address.")],
    people: Annotated[Path, typer.Option(help="The file with the demonstration's people.")],
    speed: Annotated[float, typer.Option(min=0.1, max=60.0, help="How fast simulated time runs.")] = 2.0,
    calls_per_hour: Annotated[float, typer.Option(min=1.0, help="Simulated calls an hour.")] = 24.0,
    seed: Annotated[int, typer.Option(help="The same seed, the same callers.")] = 1,
    hands_off: Annotated[bool, typer.Option(help="Only callers and crews are simulated.")] = False,
) -> None:
    """Simulated callers, dispatcher and crews, through the public API only. All marked as an exercise."""
    from web.demo.day import run_day

    day = run_day(address, people, speed=speed, calls_per_hour=calls_per_hour, seed=seed, hands_off=hands_off)
    with suppress(KeyboardInterrupt):
        asyncio.run(day)
