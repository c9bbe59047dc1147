"""How soon somebody could be at each of many places: by road while there is time, else straight lines."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from data.stores.picture import Fleet
from dispatch.eta import eta
from dispatch.pending import Soonest
from dispatch.unit import Capability, Unit
from routing.fallback import straight_nearest
from routing.geo import LatLon
from routing.reach import Stands
from routing.spot import Snap
from routing.travel_time import SECONDS_PER_M, Planner, TravelTime

BY_ROAD_WITHIN_S = 0.3
"""For all places together; those left then are answered by the straight line, marked."""

LOOKED_AT = 3
"""The soonest by driving of each capability: turnout may change which of them is there first. Assumed."""

Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Asked:
    """One incident's place, and what must still come."""

    position: LatLon
    capabilities: tuple[Capability, ...]


class Soonests:
    """Units are put on the streets once, and asked about for every place."""

    def __init__(
        self,
        planner: Planner | None,
        fleet: Fleet,
        free: Mapping[Capability, Sequence[Unit]],
        at: datetime,
        clock: Clock = time.monotonic,
    ) -> None:
        self._planner = planner
        self._fleet = fleet
        self._free = free
        self._at = at
        self._clock = clock
        self._until = clock() + BY_ROAD_WITHIN_S
        self._units = {str(each.id): each for some in free.values() for each in some}
        self._spots = {name: fleet.spot(each) for name, each in self._units.items()}
        self._snaps: dict[str, Snap | None] = {}
        self._stands: dict[Capability, Stands] = {}

    def of(self, asked: Asked) -> Soonest | None:
        """Over all capabilities that are missing; None when nobody free has any of them."""
        found = [
            each for capability in asked.capabilities for each in self._times(capability, asked.position)
        ]
        return min(found, key=lambda each: (each.eta_s, each.unit.name), default=None)

    def _times(self, capability: Capability, to: LatLon) -> Iterable[Soonest]:
        units = self._free.get(capability, ())
        if not units:
            return []
        planner = self._planner
        times = (
            None if planner is None or self._clock() > self._until else self._by_road(planner, capability, to)
        )
        if not times:
            pace = planner.seconds_per_m if planner else SECONDS_PER_M
            spots = {str(each.id): self._spots[str(each.id)] for each in units}
            times = straight_nearest(to, spots, LOOKED_AT, pace)
        return [self._soonest(self._units[name], time) for name, time in times.items()]

    def _by_road(self, planner: Planner, capability: Capability, to: LatLon) -> dict[str, TravelTime]:
        """Empty where no way leads there."""
        goal = planner.snapper.reach(to)
        if goal is None:
            return {}
        soonest = planner.soonest(goal, self._standing(planner, capability), LOOKED_AT)
        return {name: TravelTime(ms / 1000, approximate=False) for name, ms in soonest}

    def _standing(self, planner: Planner, capability: Capability) -> Stands:
        if capability not in self._stands:
            names = [str(each.id) for each in self._free[capability]]
            for name in names:
                if name not in self._snaps:
                    self._snaps[name] = planner.snapper.snap(self._spots[name])
            self._stands[capability] = planner.stands({name: self._snaps[name] for name in names})
        return self._stands[capability]

    def _soonest(self, unit: Unit, travel: TravelTime) -> Soonest:
        fix = self._fleet.fixes.get(unit.id)
        age_s = max(0.0, (self._at - fix.at).total_seconds()) if fix else None
        when = eta(unit, travel.seconds, approximate=travel.approximate, fix_age_s=age_s)
        return Soonest(unit, when.seconds, travel.approximate)
