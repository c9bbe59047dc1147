"""What stops a command, as one line on standard error and an exit code that is not 0."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer

NOT_DONE = 2
"""Exit code: nothing was run and nothing written."""


@contextmanager
def or_one_line() -> Iterator[None]:
    """A refusal, a place that cannot be written to, or a database that does not answer."""
    from sqlalchemy.exc import DBAPIError

    from incidents.errors import Refused

    try:
        yield
    except (Refused, OSError, DBAPIError) as error:
        typer.secho(" ".join(_words(error).split()), err=True, fg="red")
        raise typer.Exit(NOT_DONE) from error


def _words(error: Exception) -> str:
    from sqlalchemy.exc import DBAPIError

    if isinstance(error, ConnectionError):
        return f"the database does not answer ({error}); start it with: farol db up"
    return f"the database says: {error.orig}" if isinstance(error, DBAPIError) else str(error)
