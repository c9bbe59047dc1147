"""`farol run` prints its steps; what its processes say is kept aside, and found when one of them fails."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.faults.server_process import ROOT
from tests.faults.test_processes import alive
from web.beside import NoPlaceForLogs, beside, log_of
from web.run import CannotRun, Wish, _until_ready


def test_what_a_server_says_that_ends_at_once_is_in_a_file_that_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FAROL_HOME", str(tmp_path))
    with beside("serve", "--port", "none") as server:
        server.wait()
        with pytest.raises(CannotRun) as told:
            _until_ready(Wish(), server, "Town")
    assert capfd.readouterr() == ("", "")
    assert str(log_of("serve")) in str(told.value)
    assert "--port" in log_of("serve").read_text()


KILLED = """
import os, signal
from web.beside import beside

with beside("serve", "--port", "0") as server:
    print(server.pid, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_a_killed_run_has_started_ends_too(tmp_path: Path) -> None:
    """A server and a simulated city went on behind the port, and the next run could not have it."""
    done = subprocess.run(
        [sys.executable, "-c", KILLED],
        cwd=ROOT,
        env={**os.environ, "FAROL_HOME": str(tmp_path)},
        capture_output=True,
        check=False,
        timeout=60,
    )
    server, deadline = int(done.stdout), time.monotonic() + 30
    while alive(server):
        if time.monotonic() > deadline:
            os.killpg(server, signal.SIGKILL)
            pytest.fail("it outlived who had started it")
        time.sleep(0.05)


def test_a_file_where_the_logs_belong_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAROL_HOME", str(tmp_path))
    (tmp_path / "logs").write_text("")
    with pytest.raises(NoPlaceForLogs, match=str(tmp_path / "logs")):
        log_of("serve")
