"""A process of ours that runs beside the command, and ends with it."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from data.home import farol_home
from incidents.errors import Refused
from web.orphan import ENDS_WITH

CENTRE = "demo"


class NoPlaceForLogs(Refused):
    """{place} must be a folder, for what the processes say; it is a file, or lies in one. Move that away."""


@contextmanager
def beside(*command: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process of ours in a group of its own, ended with everything it started; also where we are killed."""
    with log_of(command[0]).open("wb") as log:
        process = _begun(command, log)
    try:
        yield process
    finally:
        _end(process)


def log_of(command: str) -> Path:
    """Where it says what it does: between the steps nobody could read either. Made anew at each start."""
    file = farol_home() / "logs" / f"{command}.log"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise NoPlaceForLogs(place=file.parent) from error
    return file


def _begun(command: Sequence[str], log: IO[bytes]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "web", *command],
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        env={ENDS_WITH: str(os.getpid()), **os.environ, "FAROL_CENTRE": CENTRE},
        cwd=Path(__file__).parents[1],
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    for sign, patience_s in ((signal.SIGTERM, 8.0), (signal.SIGKILL, 5.0)):
        try:
            os.killpg(process.pid, sign)
            process.wait(patience_s)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue
        return
