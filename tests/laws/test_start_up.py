"""What a command needs is imported by the command: help answers before anything heavy is there."""

import subprocess
import sys

import pytest

HEAVY = (
    "asyncpg",
    "fastapi",
    "geoalchemy2",
    "networkx",
    "numba",
    "numpy",
    "rich",
    "scipy",
    "shapely",
    "sqlalchemy",
)

ASKED = """
import sys
from web.cli import app
try:
    app(sys.argv[1:])
except SystemExit as done:
    assert not done.code
print("there:", *sorted({name.partition(".")[0] for name in sys.modules}))
"""

COMMANDS = (
    "",
    "bench",
    "cards",
    "db",
    "log",
    "plan",
    "region import",
    "replay",
    "scenario region",
    "serve",
    "shots",
)


@pytest.mark.parametrize("command", [*COMMANDS, "simulate", "unit add", "user add"])
def test_help_waits_for_no_solver_database_or_painter(command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASKED, *command.split(), "--help"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("Usage: ")
    assert not set(HEAVY) & set(done.stdout.rpartition("there:")[2].split())
