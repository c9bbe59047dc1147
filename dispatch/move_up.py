"""Covering an emptied area with a unit from elsewhere, where that leaves nobody bare who was covered."""

from dataclasses import dataclass

import numpy as np

from dispatch.arrays import Bools, Floats
from dispatch.cover import Cover, count

MOST = 3
"""More moves at once are not looked through. Assumed."""

WORTH_SHARE = 0.01
"""Of all people: what a move must add to expected cover; crews are not sent about for nothing. Assumed."""


@dataclass(frozen=True, slots=True)
class MoveUp:
    unit: int
    station: int
    """Both by their place in what was given."""
    people: float
    """More expected to be served in time than before."""
    bare_before: float
    bare_after: float
    """People no free unit reaches in time."""


def move_ups(
    cover: Cover, units: Bools, may_move: Bools, stations: Bools, cannot: Bools | None = None
) -> list[MoveUp]:
    """The best moves, one after the other, each as things stand after those before.

    units: free units × cells, who covers what from where it stands; may_move: one a unit; stations:
    stations × cells. A unit is never moved where that takes the last free unit from anybody who had one:
    the donor is not bared. No unit moves twice. cannot: units × stations, who does not fit through there.
    """
    standing, movable = units.copy(), may_move.copy()
    if cannot is None:
        cannot = np.zeros((len(units), len(stations)), np.bool_)
    found: list[MoveUp] = []
    while len(found) < MOST and (best := _best(cover, standing, movable, stations, cannot)) is not None:
        found.append(best)
        standing[best.unit] = stations[best.station]
        movable[best.unit] = False
    return found


def _best(cover: Cover, units: Bools, movable: Bools, stations: Bools, cannot: Bools) -> MoveUp | None:
    counts = count(units)
    bare = _bare(cover.demand, counts)
    before, least = cover.worth(counts), WORTH_SHARE * float(cover.demand.sum())
    found: list[MoveUp] = []
    for unit in np.flatnonzero(movable).tolist():
        left = counts - units[unit]
        gained = cover.gained(stations, left) + cover.worth(left) - before
        for station in np.argsort(-gained, kind="stable").tolist():
            if gained[station] <= 0 or gained[station] < least:
                break
            if cannot[unit, station]:
                continue
            after = left + stations[station]
            if not ((after == 0) & (counts > 0) & (cover.demand > 0)).any():
                people = float(gained[station])
                found.append(MoveUp(unit, station, people, bare, _bare(cover.demand, after)))
                break
    return max(found, key=lambda each: (each.people, -each.unit), default=None)


def _bare(demand: Floats, counts: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> float:
    return float(demand[counts == 0].sum())
