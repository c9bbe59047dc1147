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
from routing.shut_off import ShutOff
from routing.spot import Snap

Bools: TypeAlias = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Zone:
    name: str
    people: float
    positions: tuple[LatLon, ...]
    """Places the people are spread over in equal parts; one is its centre."""


@dataclass(frozen=True, slots=True)
class _Entered:
    """Cells on the streets: a cell, a move that leads onto its street, and where on it one gets out."""

    snaps: list[Snap | None]
    cell: Int64s
    move: Int64s
    share: Floats
    walk_ms: Int64s


class Zones:
    """Each position of each zone is a cell, with its part of the zone's people.

    Cells are entered by moves onto the streets they lie on; their times follow the network's weights, and
    behind closed streets they are walked to as any place is.
    """

    def __init__(self, view: SearchGraph, shut_off: ShutOff, zones: Sequence[Zone]) -> None:
        """shut_off: the planner's whose view it is."""
        self._view = view
        self._shut_off = shut_off
        self.zones = tuple(zones)
        self.cell_zone = np.array([i for i, z in enumerate(zones) for _ in z.positions], np.int64)
        self.cell_people = np.array([z.people / len(z.positions) for z in zones for _ in z.positions])
        cordons = shut_off.cordons
        self._seen = cordons, self._enter(self._reached())

    @property
    def snaps(self) -> list[Snap | None]:
        """One a cell, as streets are shut now; None: off every street, never reached."""
        return self._entered().snaps

    def entries(self) -> tuple[Int64s, Int64s, Int64s]:
        """Cells, states a move leads from onto their streets, and milliseconds from each to the cell now.

        Those over closed streets are left out.
        """
        view, entered = self._view, self._entered()
        whole = view.network.weight_ms[view.arc[entered.move]]
        drive = np.rint(whole * entered.share).astype(np.int64)
        is_open = view.weight_ms[entered.move] < CLOSED_MS
        ms = view.turn_ms[entered.move] + drive + entered.walk_ms
        return entered.cell[is_open], view.tail[entered.move][is_open], ms[is_open]

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

    def _entered(self) -> _Entered:
        """Anew when a street has opened or closed, and somebody is reached otherwise."""
        cordons, entered = self._seen
        if (now := self._shut_off.cordons) is not cordons:
            snaps = self._reached()
            entered = entered if snaps == entered.snaps else self._enter(snaps)
            self._seen = now, entered
        return entered

    def _reached(self) -> list[Snap | None]:
        return [self._shut_off.goal(at) for zone in self.zones for at in zone.positions]

    def _enter(self, snaps: list[Snap | None]) -> _Entered:
        spots = [(i, each) for i, snap in enumerate(snaps) if snap is not None for each in snap.on]
        entries = [(i, each, move) for i, each in spots for move in self._view.moves_over(each.arc).tolist()]
        return _Entered(
            snaps,
            np.array([i for i, _, _ in entries], np.int64),
            np.array([move for _, _, move in entries], np.int64),
            np.array([each.share for _, each, _ in entries]),
            np.array([each.walk_ms for _, each, _ in entries], np.int64),
        )
