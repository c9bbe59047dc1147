"""How soon somebody could be at each of many places: by road while there is time, else straight lines."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from data.stores.picture import Fleet
from dispatch.eta import eta
from dispatch.pending import Soonest
from dispatch.unit import Capability, Unit
from dispatch.vehicle import drives
from routing.fallback import straight_nearest
from routing.fitting import Fitting
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
    """Units are put on the streets once, each on those its vehicle fits through, and asked about for every
    place."""

    def __init__(
        self,
        fitting: Fitting | None,
        fleet: Fleet,
        free: Mapping[Capability, Sequence[Unit]],
        at: datetime,
        clock: Clock = time.monotonic,
    ) -> None:
        self._fitting = fitting
        self._fleet = fleet
        self._free = free
        self._at = at
        self._clock = clock
        self._until = clock() + BY_ROAD_WITHIN_S
        self._units = {str(each.id): each for some in free.values() for each in some}
        self._spots = {name: fleet.spot(each) for name, each in self._units.items()}
        self._snaps: dict[str, Snap | None] = {}
        self._stands: dict[Capability, Sequence[tuple[Planner, Stands]]] = {}

    def of(self, asked: Asked) -> Soonest | None:
        """Over all capabilities that are missing, by road before by straight line; None when nobody free has
        any of them."""
        found = [
            each for capability in asked.capabilities for each in self._times(capability, asked.position)
        ]
        return min(found, key=lambda each: (each.approximate, each.eta_s, each.unit.name), default=None)

    def _times(self, capability: Capability, to: LatLon) -> Iterable[Soonest]:
        units = self._free.get(capability, ())
        if not units:
            return []
        fitting = self._fitting
        times = (
            None if fitting is None or self._clock() > self._until else self._by_road(fitting, capability, to)
        )
        if not times:
            pace = fitting.city.seconds_per_m if fitting else SECONDS_PER_M
            spots = {str(each.id): self._spots[str(each.id)] for each in units}
            times = straight_nearest(to, spots, LOOKED_AT, pace)
        return [self._soonest(self._units[name], time) for name, time in times.items()]

    def _by_road(self, fitting: Fitting, capability: Capability, to: LatLon) -> dict[str, TravelTime]:
        """Empty where no way leads there that any of them fits through."""
        found: dict[str, TravelTime] = {}
        for planner, stands in self._standing(fitting, capability):
            if (goal := planner.goal(to)) is not None:
                soonest = planner.soonest(goal, stands, LOOKED_AT)
                found |= {name: TravelTime(ms / 1000, approximate=False) for name, ms in soonest}
        return found

    def _standing(self, fitting: Fitting, capability: Capability) -> Sequence[tuple[Planner, Stands]]:
        """A planner for each size of vehicle among them, with those it is for."""
        if capability not in self._stands:
            by_planner: defaultdict[int, dict[str, LatLon | Snap | None]] = defaultdict(dict)
            planners = {}
            for each in self._free[capability]:
                planner = fitting.of(drives(each))
                planners[id(planner)] = planner
                by_planner[id(planner)][str(each.id)] = self._snap(planner, str(each.id))
            self._stands[capability] = [
                (planner, planner.stands(by_planner[key])) for key, planner in planners.items()
            ]
        return self._stands[capability]

    def _snap(self, planner: Planner, name: str) -> Snap | None:
        """A unit drives one vehicle, so it has one place on the streets, whatever it is asked for."""
        if name not in self._snaps:
            self._snaps[name] = planner.stand(self._spots[name])
        return self._snaps[name]

    def _soonest(self, unit: Unit, travel: TravelTime) -> Soonest:
        fix = self._fleet.fixes.get(unit.id)
        age_s = max(0.0, (self._at - fix.at).total_seconds()) if fix else None
        when = eta(unit, travel.seconds, approximate=travel.approximate, fix_age_s=age_s)
        return Soonest(unit, when.seconds, travel.approximate)
