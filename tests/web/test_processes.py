"""The parent of several server processes ends all it has started, whenever it is told to."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

TOLD_WHILE_IT_FORKS = """
import os, signal, threading, time
import uvicorn
from web.processes import Processes

async def app(scope, receive, send):
    while (await receive())["type"] != "lifespan.shutdown":
        await send({"type": "lifespan.startup.complete"})
    await send({"type": "lifespan.shutdown.complete"})

os.register_at_fork(after_in_child=lambda: time.sleep(1.0))
threading.Timer(TOLD_AFTER_S, os.kill, (os.getpid(), signal.SIGTERM)).start()
Processes(uvicorn.Config(app, port=0, log_level="warning"), count=2).run()
"""


@pytest.mark.parametrize("told_after_s", [0.3, 2.0])
def test_a_child_told_to_end_before_it_serves_ends(told_after_s: float) -> None:
    script = TOLD_WHILE_IT_FORKS.replace("TOLD_AFTER_S", str(told_after_s))
    running = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, start_new_session=True)
    try:
        running.wait(timeout=20)
        with pytest.raises(ProcessLookupError):  # no child has outlived its parent
            os.killpg(running.pid, 0)
    finally:
        if running.poll() is None:
            os.killpg(running.pid, signal.SIGKILL)
            running.wait()
