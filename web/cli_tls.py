"""`farol serve --tls`: makes what https needs, and says what to install on the devices."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from web.tls import Served


def certified(port: int, names: Sequence[str]) -> "Served":
    """Also makes the session cookie one that never travels in the clear."""
    from data.home import farol_home
    from web.tls import certificates

    try:
        served = certificates(farol_home() / "tls", port, names)
    except (OSError, ValueError) as error:
        typer.secho(f"no certificate can be made: {error}", err=True, fg="red")
        raise typer.Exit(1) from error
    os.environ["FAROL_SECURE_COOKIE"] = "true"
    os.environ["FAROL_AUTHORITY"] = str(served.authority)
    typer.echo(f"authority    {served.authority}, or /farol-ca.crt from this server")
    typer.echo(f"fingerprint  {served.fingerprint}")
    return served
