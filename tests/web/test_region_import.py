"""`farol region import` at a terminal and in a script: what came in, how far it is, or one line why not."""

import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from data.cluster import Cluster
from tests.data.loaders.cities import with_database
from tests.data.loaders.kept import everything
from tests.data.loaders.osm_town import a_grid_town

FAROL = (sys.executable, "-m", "web")


@pytest.fixture
def environment(cluster: Cluster) -> dict[str, str]:
    """With a fresh database of this test's own."""

    async def nothing(engine: AsyncEngine) -> None:
        assert (await everything(engine))["regions"] == []

    with_database(cluster, "prompt", nothing)
    return {**os.environ, "DATABASE_URL": cluster.url("prompt"), "TERM": "xterm", "COLUMNS": "100"}


def test_a_bad_file_is_one_line_on_standard_error_and_exit_1(
    environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "bad.osm.pbf").write_bytes(b"%PDF-1.7")
    command = [*FAROL, "region", "import", str(tmp_path / "bad.osm.pbf"), "--name", "X"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 1
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("bad.osm.pbf cannot be imported: ")
    assert line.endswith(". Nothing was changed.")


def test_a_script_gets_one_json_object_and_no_bars(environment: dict[str, str], tmp_path: Path) -> None:
    path = a_grid_town().write(tmp_path / "town.osm")
    command = [*FAROL, "region", "import", str(path), "--name", "Town", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    assert done.stderr == ""
    report = json.loads(done.stdout)
    assert (report["name"], report["streets"], report["samples"]["hospital"]) == ("Town", 24, 1)
    listed = [*FAROL, "region", "list"]
    shown = subprocess.run(listed, capture_output=True, text=True, env=environment, check=True).stdout
    assert re.fullmatch(r"\* Town: 24 streets from town\.osm, \d{4}-\d\d-\d\d \d\d:\d\d UTC\n", shown), (
        "a person was shown microseconds"
    )


def test_a_terminal_shows_a_bar_for_each_step_and_then_what_came_in(
    environment: dict[str, str], tmp_path: Path
) -> None:
    path = a_grid_town(60).write(tmp_path / "town.osm")
    seen = at_a_terminal([*FAROL, "region", "import", str(path), "--name", "Town"], environment)
    for step in ("reading", "completing", "storing"):
        shares = [int(each) for each in re.findall(rf"{step} +[^%\n]*?(\d+)%", seen)]
        assert shares == sorted(shares)
        assert shares[-1] == 100
    assert "7,080 stretches" in seen
    assert "placed as samples: 4 fire station, 1 hospital" in seen


def at_a_terminal(command: list[str], environment: dict[str, str]) -> str:
    """All that it writes there, colours left out."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment) as running:
        os.close(theirs)
        written = b"".join(_until_closed(ours))
        assert running.wait() == 0
    os.close(ours)
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", written.decode())


def _until_closed(terminal: int) -> list[bytes]:
    parts: list[bytes] = []
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:
            return parts
        if not part:
            return parts
        parts.append(part)
