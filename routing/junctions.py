"""Times between junctions, turns left out: for siting stations and for calibrating, not for crews."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from routing.kernel import sweep
from routing.network import Int64s, StreetNetwork


class Junctions:
    """Safe from several threads at once."""

    def __init__(self, network: StreetNetwork) -> None:
        self._network = network

    @cached_property
    def _identity(self) -> Int64s:
        return np.arange(self._network.arc_count)

    def times_to(self, *places: int, last_ms: Sequence[int] = (0,)) -> Int64s:
        """Milliseconds from every junction to what lies so far beyond these, by their place in the network;
        CLOSED_MS: no way."""
        network = self._network
        sources = np.array(places, np.int64), np.array(last_ms, np.int64)
        return self._swept(network.in_start, network.arrays.tail, network.in_arcs, *sources)

    def times_from(self, place: int) -> Int64s:
        """Milliseconds from the one at `place` to every junction; CLOSED_MS: no way."""
        network, source = self._network, (np.array([place]), np.zeros(1, np.int64))
        return self._swept(network.out_start, network.arrays.head, self._identity, *source)

    def _swept(self, start: Int64s, far: Int64s, order: Int64s, places: Int64s, ms: Int64s) -> Int64s:
        room = self._network.arc_count + len(places)
        heap = np.empty(room, np.int64), np.empty(room, np.int64)
        return sweep(start, far, order, self._network.weight_ms, places, ms, *heap)
