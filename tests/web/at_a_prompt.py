"""`farol` typed at a prompt, as a process of its own over a test's database."""

import asyncio
import multiprocessing
import os
import runpy
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

ROOT = Path(__file__).parents[2]

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(
    [
        "data.stores.places",
        "dispatch.simulation.day",
        "dispatch.simulation.written",
        "tests.web.at_a_prompt",
        "uvloop",
        "web.app",
        "web.cli",
        "web.logs",
        "web.processes",
        "web.region_scenario",
        "web.replay_rows",
        "web.replay_words",
        "web.replaying",
        "web.serving",
    ]
)
"""Two thirds of what a command costs is importing: that is done once, and each command is a fork of it."""


@dataclass(frozen=True)
class Said:
    code: int
    told: str
    complaint: str


async def farol(engine: AsyncEngine, home: Path, *words: object) -> Said:
    """home: where it keeps what it compiles; see the fixture of that name."""
    database = engine.url.render_as_string(hide_password=False)
    around = {"DATABASE_URL": database, "PATH": "/usr/bin:/bin", "FAROL_HOME": str(home), "COLUMNS": "200"}
    return await asyncio.to_thread(typed, [*map(str, words)], around)


def typed(words: list[str], around: Mapping[str, str], answers: str = "") -> Said:
    """answers: lines for what it asks."""
    with tempfile.TemporaryDirectory() as folder:
        asked, out, err = (Path(folder, each) for each in ("asked", "out", "err"))
        asked.write_text(answers)
        command = begun(words, around, asked, out, err)
        command.join()
        assert command.exitcode is not None
        return Said(command.exitcode, out.read_text(), err.read_text())


def begun(words: list[str], around: Mapping[str, str], asked: Path, out: Path, err: Path) -> BaseProcess:
    """It runs; what it says is added to out and err."""
    command = FORKS.Process(target=_as_typed, args=(words, dict(around), asked, out, err))
    command.start()
    return command


def _as_typed(words: list[str], around: dict[str, str], asked: Path, out: Path, err: Path) -> None:
    """In the fork: no terminal, and the surroundings that a shell would give it."""
    os.setsid()
    for number, (path, mode) in enumerate(((asked, "r"), (out, "a"), (err, "a"))):
        with path.open(mode) as file:
            os.dup2(file.fileno(), number)
    os.environ.clear()
    os.environ |= around
    os.chdir(ROOT)
    sys.stdin = os.fdopen(0, closefd=False)  # its own was closed at the fork
    sys.argv = ["farol", *words]
    runpy.run_module("web", run_name="__main__")
