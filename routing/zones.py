"""Where people live, put on the streets once and asked about many times."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from routing.geo import LatLon
from routing.network import CLOSED_MS, Floats, Int64s
from routing.reach import Stands
from routing.search_graph import SearchGraph
from routing.snap import Snapper
from routing.spot import Snap

Bools: TypeAlias = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Zone:
    name: str
    people: float
    positions: tuple[LatLon, ...]
    """Places the people are spread over in equal parts; one is its centre."""


class Zones:
    """Each position of each zone is a cell, with its part of the zone's people.

    Cells are entered by moves onto the streets they lie on; their times follow the network's weights.
    """

    def __init__(self, view: SearchGraph, snapper: Snapper, zones: Sequence[Zone]) -> None:
        self._view = view
        self.zones = tuple(zones)
        self.cell_zone = np.array([i for i, z in enumerate(zones) for _ in z.positions], np.int64)
        self.cell_people = np.array([z.people / len(z.positions) for z in zones for _ in z.positions])
        self.snaps: list[Snap | None] = [snapper.reach(at) for zone in zones for at in zone.positions]
        """One a cell; None: off every street, never reached."""
        spots = [(i, each) for i, snap in enumerate(self.snaps) if snap is not None for each in snap.on]
        entries = [(i, each, move) for i, each in spots for move in view.moves_over(each.arc).tolist()]
        self._cell = np.array([i for i, _, _ in entries], np.int64)
        self._move = np.array([move for _, _, move in entries], np.int64)
        self._share = np.array([each.share for _, each, _ in entries])
        self._walk_ms = np.array([each.walk_ms for _, each, _ in entries], np.int64)

    def entries(self) -> tuple[Int64s, Int64s, Int64s]:
        """Cells, states a move leads from onto their streets, and milliseconds from each to the cell now.

        Those over closed streets are left out.
        """
        view = self._view
        whole = view.network.weight_ms[view.arc[self._move]]
        drive = np.rint(whole * self._share).astype(np.int64)
        is_open = view.weight_ms[self._move] < CLOSED_MS
        ms = view.turn_ms[self._move] + drive + self._walk_ms
        return self._cell[is_open], view.tail[self._move][is_open], ms[is_open]

    def direct(self, stands: Stands) -> tuple[Int64s, Int64s, Int64s]:
        """Units on a cell's own street before it: unit numbers, cells, and milliseconds straight there."""
        found = [(i, *stands.direct(snap)) for i, snap in enumerate(self.snaps) if snap is not None]
        some = [(i, units, ms) for i, units, ms in found if len(units)]
        empty = np.empty(0, np.int64)
        return (
            np.concatenate([empty, *(units for _, units, _ in some)]),
            np.concatenate([empty, *(np.full(len(units), i) for i, units, _ in some)]),
            np.concatenate([empty, *(ms for _, _, ms in some)]),
        )

    def people_of(self, covered: Bools) -> Floats:
        """One a zone: the people of its covered cells."""
        people = np.bincount(self.cell_zone, self.cell_people * covered, len(self.zones))
        return np.asarray(people, np.float64)
