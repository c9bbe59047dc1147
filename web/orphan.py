"""A process that ends when the one that started it is gone, however that went: `kill -9` says no goodbye.

Without it workers go on behind a port that no new server can have, and nobody replaces the one that dies.
"""

import ctypes
import os
import signal
import sys
import threading
import time

ENDS_WITH = "FAROL_ENDS_WITH"
"""The environment variable that names the process whose end is ours."""

PR_SET_PDEATHSIG = 1
"""prctl(2), Linux: the signal we get when the thread that started us is no more."""

LOOKS_EVERY_S = 1.0
"""Where the system does not tell it. Assumed: a port is free again within a person's patience."""


def end_with(parent: int) -> None:
    """As on SIGTERM, when `parent`, which started us, is gone; at once where it is gone already."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    else:
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    if os.getppid() != parent:  # it went between our birth and the line above
        os.kill(os.getpid(), signal.SIGTERM)


def end_as_told() -> None:
    """With whoever started this command, where it said so; what we start ourselves is told anew."""
    if parent := os.environ.pop(ENDS_WITH, ""):
        end_with(int(parent))


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOKS_EVERY_S)
    os.kill(os.getpid(), signal.SIGTERM)
