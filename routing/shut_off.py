"""Places and vehicles behind closed streets: reached on foot from, and left at a walk to, the nearest street
that still leads anywhere."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np

from routing.geo import LatLon
from routing.network import CLOSED_MS, Bools, StreetNetwork
from routing.parts import strong_parts
from routing.snap import ISLET_SHARE, Snapper
from routing.spot import Snap

KEPT = 10_000
"""Places and vehicles behind closed streets whose way out is remembered until a street opens or closes."""


@dataclass(frozen=True, slots=True)
class _Cordons:
    """One state of what is shut."""

    shut: Bools
    leads_on: Bools
    """One an arc: open, and on a part of the open network that is no islet."""
    beyond: Callable[[LatLon], Snap | None]


class ShutOff:
    """Follows the closures laid over one network; safe to ask from several threads at once."""

    def __init__(self, network: StreetNetwork, snapper: Snapper) -> None:
        self._network = network
        self._snapper = snapper
        self._seen: tuple[int, _Cordons | None] = (-1, None)

    def catch_up(self) -> None:
        """Look at what is shut now, so that the next question need not: some 50 ms in a large city where
        that changed, next to nothing where it did not."""
        self._cordons()

    def goal(self, to: LatLon) -> Snap | None:
        """Where a place is reached; None: no street is near. Marked `shut_off` behind closed ones."""
        return self._led_on(to, self._snapper.reach(to))

    def stand(self, at: LatLon) -> Snap | None:
        """Where a vehicle is on the streets, or comes out onto them at a walk; None: no street is near."""
        return self._led_on(at, self._snapper.snap(at))

    def _led_on(self, position: LatLon, found: Snap | None) -> Snap | None:
        cordons = self._cordons()
        if cordons is None or found is None or any(cordons.leads_on[each.arc] for each in found.on):
            return found
        return cordons.beyond(position) or found

    def _cordons(self) -> _Cordons | None:
        """None: nothing is shut."""
        network = self._network
        version, seen = self._seen
        if version != network.version:
            version = network.version  # before the weights are read
            shut = (network.weight_ms >= CLOSED_MS) & (network.arrays.base_ms < CLOSED_MS)
            if seen is None or not np.array_equal(seen.shut, shut):
                seen = self._look(shut) if shut.any() else None
            self._seen = (version, seen)
        return seen

    def _look(self, shut: Bools) -> _Cordons:
        a, is_open = self._network.arrays, self._network.weight_ms < CLOSED_MS
        part = strong_parts(self._network, is_open)
        sizable = np.bincount(part) >= ISLET_SHARE * self._network.node_count
        leads_on = is_open & sizable[part[a.tail]] & sizable[part[a.head]]
        return _Cordons(shut, leads_on, lru_cache(KEPT)(partial(self._snapper.beyond, leads_on=leads_on)))
