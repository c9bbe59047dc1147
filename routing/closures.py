"""Streets shut or slowed, laid over the network: what is written is taken back exactly."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import inf
from uuid import UUID

import numpy as np
import shapely

from routing.geo import LatLon
from routing.network import CLOSED_MS, Int64s, StreetNetwork

SHUT = None
"""In place of a factor on travel time: nobody drives here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """Where, how much and how long. The arcs of all `where` fields together are meant."""

    id: UUID
    factor: float | None
    """On travel time: SHUT, or how many times longer it takes; at least 1."""
    from_at: datetime
    until_at: datetime | None
    """None: until someone opens it."""
    street_name: str | None = None
    street_ids: tuple[int, ...] = ()
    label: str | None = None
    """What people call it where no one name says it: one of several streets of a name."""
    area: tuple[LatLon, ...] = ()
    """Corners of a polygon, the first not repeated; every street that enters it is meant."""

    def __post_init__(self) -> None:
        if self.factor is not SHUT and not 1 <= self.factor < inf:
            raise ValueError(f"a closure makes no street faster: {self.factor}")

    @property
    def times(self) -> float:
        """How many times longer; infinite when shut."""
        return inf if self.factor is None else self.factor

    def holds(self, at: datetime) -> bool:
        return self.from_at <= at and (self.until_at is None or at < self.until_at)


class Overlay:
    """The closures of one network. Nothing else may write its weights but `base`.

    Not safe from several threads at once; searches beside it are.
    """

    def __init__(self, network: StreetNetwork) -> None:
        self._network = network
        self._base = np.array(network.arrays.base_ms)
        self._arcs: dict[UUID, Int64s] = {}
        self._held: dict[UUID, Closure] = {}
        self._fed = np.ones(network.arc_count)
        self._lines = shapely.STRtree(_lines(network))

    def base(self, weight_ms: Int64s) -> None:
        """Other travel times underneath: another hour of the week, learnt speeds. Closures stay."""
        self._base = np.array(weight_ms)
        self._network.write_all(self._laid_over(np.arange(self._network.arc_count)))

    def feed(self, factors: Mapping[int, float]) -> Int64s:
        """How many times longer streets take now, by id, as measured; others as usual. The arcs whose weight
        changed. Closures stay. Raises ValueError for a factor below 1."""
        if any(not 1 <= each < inf for each in factors.values()):
            raise ValueError("a street a feed tells of is slower than usual, not faster")
        fed = np.ones(self._network.arc_count)
        ids = np.array(sorted(factors), np.int64)
        if len(ids):
            street = self._network.arrays.street_id
            place = np.minimum(np.searchsorted(ids, street), len(ids) - 1)
            known = ids[place] == street
            fed[known] = np.array([factors[id] for id in ids.tolist()])[place[known]]
        arcs = np.flatnonzero(fed != self._fed)
        self._fed = fed
        return self._write(arcs)

    @property
    def holding(self) -> Mapping[UUID, Closure]:
        """What is laid over the network now."""
        return self._held

    def differing(self, closures: Iterable[Closure], at: datetime) -> frozenset[UUID]:
        """Which of them begin, end or change by `apply`: nothing is written yet."""
        wanted = {each.id: each for each in closures if each.holds(at)}
        return frozenset(id for id in wanted.keys() | self._arcs.keys() if not self._same(id, wanted))

    def apply(self, closures: Iterable[Closure], at: datetime) -> Int64s:
        """Exactly these hold now, where their time is; the arcs whose weight changed. Safe to repeat."""
        wanted = {each.id: each for each in closures if each.holds(at)}
        touched = [self._arcs.pop(id) for id in [*self._arcs] if not self._same(id, wanted)]
        self._held = wanted
        for id, each in wanted.items():
            if id not in self._arcs:
                self._arcs[id] = self.arcs_of(each)
                touched.append(self._arcs[id])
        if not touched:
            return np.empty(0, np.int64)
        return self._write(np.unique(np.concatenate(touched)))

    def _write(self, arcs: Int64s) -> Int64s:
        """As they are laid over now; those that changed."""
        weights = self._laid_over(arcs)
        changed = weights != self._network.weight_ms[arcs]
        for arc, ms in zip(arcs[changed].tolist(), weights[changed].tolist(), strict=True):
            self._network.write(arc, ms)
        written: Int64s = arcs[changed]
        return written

    def arcs_of(self, closure: Closure) -> Int64s:
        """Both directions of every street that is meant; empty when there is none of that name or there."""
        a = self._network.arrays
        meant = np.isin(a.street_id, np.array(closure.street_ids, np.int64))
        if closure.street_name is not None and closure.street_name in self._network.names:
            meant |= a.name == self._network.names.index(closure.street_name)
        if len(closure.area) > 2:
            ring = shapely.Polygon([(each.lon, each.lat) for each in closure.area])
            # mending a star of 200 corners takes minutes: what lies between the outermost ones is meant
            inside = ring if ring.is_valid else ring.convex_hull
            meant[self._lines.query(inside, predicate="intersects")] = True
        return np.flatnonzero(meant)

    def _same(self, id: UUID, wanted: Mapping[UUID, Closure]) -> bool:
        return id in wanted and id in self._arcs and self._held[id].times == wanted[id].times

    def _laid_over(self, arcs: Int64s) -> Int64s:
        """Of several closures on one street, and what was measured there, the worst counts."""
        factor = np.array(self._fed)
        for id, covered in self._arcs.items():
            factor[covered] = np.maximum(factor[covered], self._held[id].times)
        base, worst = self._base[arcs], factor[arcs]
        slowed = np.rint(base * np.where(np.isfinite(worst), worst, 1.0)).astype(np.int64)
        shut = ~np.isfinite(worst) | (base >= CLOSED_MS)
        return np.where(shut, CLOSED_MS, np.minimum(slowed, CLOSED_MS - 1))


def next_change(closures: Sequence[Closure], after: datetime) -> datetime | None:
    """When a closure begins or ends by the clock next; None: never."""
    ends = [each for one in closures for each in (one.from_at, one.until_at) if each is not None]
    return min((each for each in ends if each > after), default=None)


def _lines(network: StreetNetwork) -> "np.ndarray[tuple[int], np.dtype[np.object_]]":
    lat, lon, start = network.points_of(np.arange(network.arc_count))
    owner = np.repeat(np.arange(network.arc_count), np.diff(start))
    return np.asarray(shapely.linestrings(np.column_stack([lon, lat]), indices=owner), object)
