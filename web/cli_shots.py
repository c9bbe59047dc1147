"""`farol shots`: a picture of every screen, light and dark, in three languages."""

import signal
import sys
from pathlib import Path
from typing import Annotated

import typer

INTO = Path("build/shots")


def shots(
    into: Annotated[Path, typer.Option(help="Folder for the pictures.")] = INTO,
    only: Annotated[str, typer.Option(help="Those with this in their name: board, en-dark, …")] = "",
) -> None:
    """Pictures of every screen, from a throwaway centre with the sample city and simulated people."""
    try:
        from web.gallery.alive import NotLively
        from web.gallery.shoot import shoot
    except ModuleNotFoundError as error:
        if not (error.name or "").startswith("playwright"):
            raise
        typer.secho("farol shots needs playwright and chromium: run make shots", err=True, fg="red")
        raise typer.Exit(1) from error

    from data.cluster import ClusterFailed
    from incidents.errors import Refused
    from web.run import CannotRun

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # leaves through every `finally`
    try:
        taken = shoot(into, only)
    except (CannotRun, NotLively, Refused, ClusterFailed) as error:
        typer.secho(str(error) or NotLively.__doc__, err=True, fg="red")
        raise typer.Exit(1) from error
    typer.echo(f"{taken} pictures in {into}")
