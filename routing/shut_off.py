"""Places and vehicles behind closed streets: reached on foot from, and left at a walk to, where the closed
streets begin."""

from functools import cached_property, lru_cache

import numpy as np

from routing.cordons import Cordons, Streets, cordons_of, shut_arcs
from routing.geo import LatLon
from routing.network import Bools, StreetNetwork
from routing.snap import Snapper
from routing.spot import OnArc, Snap

KEPT = 10_000
"""Places and vehicles whose way past closed streets is remembered until a street opens or closes."""


class ShutOff:
    """Follows the closures laid over one network; safe to ask from several threads at once."""

    def __init__(self, network: StreetNetwork, snapper: Snapper, barred: Bools | None = None) -> None:
        self._network = network
        self._snapper = snapper
        self._barred = barred
        self._seen: tuple[int, _Behind | None] = (-1, None)

    def catch_up(self) -> None:
        """Look at what is shut now, so that the next question need not: some 100 ms in a large city where
        that changed, next to nothing where it did not."""
        self._behind()

    @property
    def cordons(self) -> Cordons | None:
        """The same one until a street opens or closes; None: nothing is shut."""
        behind = self._behind()
        return None if behind is None else behind.cordons

    def goal(self, to: LatLon) -> Snap | None:
        """Where a place is reached, on foot from beyond closed streets too; None: no street is near."""
        behind = self._behind()
        return self._snapper.reach(to) if behind is None else behind.goal(to)

    def stand(self, at: LatLon) -> Snap | None:
        """Where a vehicle is on the streets, and comes out of closed ones at a walk; None: none is near."""
        behind = self._behind()
        return self._snapper.snap(at) if behind is None else behind.stand(at)

    def parted(self, snap: Snap | None) -> int:
        """Equal for two that only closures can have parted; -1 where nothing is shut, or off every street."""
        cordons = self.cordons
        return -1 if cordons is None or snap is None else cordons.whole_at(snap)

    def _behind(self) -> "_Behind | None":
        network = self._network
        version, seen = self._seen
        if version != network.version:
            version = network.version  # before the weights are read
            if seen is None or not np.array_equal(seen.cordons.shut, shut_arcs(network)):
                cordons = cordons_of(self._streets) if shut_arcs(network).any() else None
                seen = None if cordons is None else _Behind(cordons, self._snapper)
            self._seen = (version, seen)
        return seen

    @cached_property
    def _streets(self) -> Streets:
        return Streets(self._network, self._barred)


class _Behind:
    """One state of what is shut, and whoever was asked about in it."""

    def __init__(self, cordons: Cordons, snapper: Snapper) -> None:
        self.cordons = cordons
        self._snapper = snapper
        self.goal = lru_cache(KEPT)(self._goal)
        self.stand = lru_cache(KEPT)(self._stand)

    def _goal(self, to: LatLon) -> Snap | None:
        """From every other town on foot, whatever leads to the place by road."""
        found = self._snapper.reach(to)
        if found is None:
            return None
        home = self._home(found)
        network, within = self.cordons.streets.network, self.cordons.within
        on = [
            OnArc(arc, 1.0, walk_ms)
            for junction, walk_ms in self._edges(found, home)
            for arc in network.in_arcs[network.in_start[junction] : network.in_start[junction + 1]].tolist()
            if within[arc]
        ]
        return self._joined(found, home, on)

    def _stand(self, at: LatLon) -> Snap | None:
        """Out of a part that is no town; between towns it is the crew that walks, at the other end."""
        found = self._snapper.snap(at)
        if found is None:
            return None
        home = self._home(found)
        if self.cordons.town[list(home)].any():
            return found
        network, within = self.cordons.streets.network, self.cordons.within
        on = [
            OnArc(arc, 0.0, walk_ms)
            for junction, walk_ms in self._edges(found, home)
            for arc in range(int(network.out_start[junction]), int(network.out_start[junction + 1]))
            if within[arc]
        ]
        return self._joined(found, home, on)

    def _home(self, found: Snap) -> set[int]:
        """The parts whose own streets it is at."""
        cordons, tail = self.cordons, self.cordons.streets.network.arrays.tail
        return {int(cordons.part[tail[each.arc]]) for each in found.on if cordons.within[each.arc]}

    def _edges(self, found: Snap, home: set[int]) -> list[tuple[int, int]]:
        """Junctions where the closed streets begin for others, and milliseconds on foot from there."""
        streets = self.cordons.streets
        a = streets.network.arrays
        ends, walk_ms = [], []
        for each in found.on:
            whole_ms = int(streets.walk_ms[each.arc])
            before_ms = round(whole_ms * each.share)
            ends += [int(a.tail[each.arc]), int(a.head[each.arc])]
            walk_ms += [each.walk_ms + before_ms, each.walk_ms + whole_ms - before_ms]
        met, met_ms = self.cordons.edges(
            home, self.cordons.whole_at(found), np.array(ends, np.int64), np.array(walk_ms, np.int64)
        )
        return list(zip(met.tolist(), met_ms.tolist(), strict=True))

    def _joined(self, found: Snap, home: set[int], on: list[OnArc]) -> Snap:
        if not on:
            return found
        shut_off = not self.cordons.town[list(home)].any()
        return Snap((*found.on, *on), found.position, found.off_street_m, shut_off)
