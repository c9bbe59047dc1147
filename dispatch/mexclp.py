"""Where to station units so that most demand is served in time: greedy, then moving one unit at a time.

The maximum expected covering location problem (Daskin 1983); a station may hold several units. Returns fall,
so greedy alone reaches 1 - 1/e of the best (Nemhauser, Wolsey and Fisher 1978); with moves it is within 0.4 %
on cities (FIELD.md §3). `mexclp_proof.py` finds and proves the optimum.
"""

import numpy as np

from dispatch.arrays import Bools, Int64s
from dispatch.cover import Cover


def placed(cover: Cover, covers: Bools, units: int) -> Int64s:
    """One a station: how many of the units it holds. covers: stations × cells in time."""
    layout = np.zeros(len(covers), np.int64)
    counts = np.zeros(covers.shape[1], np.int64)
    for _ in range(units):
        station = cover.best_base(covers, counts)
        layout[station] += 1
        counts += covers[station]
    while _moved(cover, covers, layout):
        pass
    return layout


def _moved(cover: Cover, covers: Bools, layout: Int64s) -> bool:
    """Move one unit, in place, if that covers more. Each move raises the worth, so moves come to an end."""
    for station in np.flatnonzero(layout).tolist():
        layout[station] -= 1
        counts = counted(covers, layout)
        gained = cover.gained(covers, counts)
        best = int(np.argmax(gained))
        if gained[best] > gained[station] + cover.even:
            layout[best] += 1
            return True
        layout[station] += 1
    return False


def counted(covers: Bools, layout: Int64s) -> Int64s:
    """k_c of a layout."""
    return np.asarray(layout @ covers, np.int64)
