"""Times between junctions, turns left out: for siting stations and for calibrating, not for crews."""

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

    def times_to(self, place: int) -> Int64s:
        """Milliseconds from every junction to the one at `place` of the network; CLOSED_MS: no way."""
        network = self._network
        return self._swept(network.in_start, network.arrays.tail, network.in_arcs, place)

    def times_from(self, place: int) -> Int64s:
        """Milliseconds from the one at `place` to every junction; CLOSED_MS: no way."""
        network = self._network
        return self._swept(network.out_start, network.arrays.head, self._identity, place)

    def _swept(self, start: Int64s, far: Int64s, order: Int64s, place: int) -> Int64s:
        room = self._network.arc_count + 1
        heap = np.empty(room, np.int64), np.empty(room, np.int64)
        source = np.array([place]), np.zeros(1, np.int64)
        return sweep(start, far, order, self._network.weight_ms, *source, *heap)
