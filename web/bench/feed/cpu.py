"""CPU seconds of another process, user and kernel, all its threads."""

import os
import time
from collections.abc import Iterable
from pathlib import Path

TICK_S = 1.0 / os.sysconf("SC_CLK_TCK")

LOOK_S, IDLE_SHARE = 2.0, 0.1
"""A process that takes less of a core than this for so long is at rest. Assumed."""


def cpu_s(pids: Iterable[int]) -> float:
    """As the kernel counts them (proc(5), fields 14 and 15 of stat), in steps of 10 ms as a rule."""
    return sum(_of(pid) for pid in pids)


def _of(pid: int) -> float:
    after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) * TICK_S


def until_at_rest(pid: int) -> None:
    """After its start a server prepares its streets; that is none of what is measured. At most a minute."""
    deadline = time.monotonic() + 60.0
    used_s = cpu_s([pid])
    while time.monotonic() < deadline:
        time.sleep(LOOK_S)
        before, used_s = used_s, cpu_s([pid])
        if used_s - before < IDLE_SHARE * LOOK_S:
            return
