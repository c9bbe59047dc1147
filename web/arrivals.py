"""When units would be at a place: by streets they fit through, turnout and doubt included."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from data.stores.picture import Fleet
from dispatch.arrays import Floats
from dispatch.eta import Eta, eta
from dispatch.unit import Unit, UnitId
from dispatch.vehicle import drives
from routing.fitting import Fitting
from routing.geo import LatLon
from routing.many_places import Times, times
from routing.travel_time import TravelTime


def arrivals(
    fitting: Fitting, seen: Fleet, units: Sequence[Unit], goal: LatLon, now: datetime
) -> dict[UnitId, Eta]:
    """Of every unit: by a way it may not fit through (`fits` is false) where no other leads, by the straight
    line where none does. Not to be asked on the event loop."""
    found = fitting.nearest(goal, {str(each.id): (seen.spot(each), drives(each)) for each in units})
    return {each.id: _eta(seen, each, found[str(each.id)], now) for each in units}


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Of each unit at each place; what is said of `arrivals` holds of every one."""

    seen: Fleet
    units: Sequence[Unit]
    now: datetime
    times: Times
    """Places × units."""
    turnout_s: Floats
    """One a unit."""

    @property
    def fitting_s(self) -> Floats:
        """Places × units, to the kerb; infinite where a unit does not fit through."""
        return np.where(self.times.fits, self.times.seconds + self.turnout_s, np.inf)

    @property
    def by_road_s(self) -> Floats:
        """The same; infinite also where no way is known."""
        return np.where(self.times.approximate, np.inf, self.fitting_s)

    def eta(self, place: int, unit: int) -> Eta:
        at = place, unit
        travel = TravelTime(
            float(self.times.seconds[at]),
            approximate=bool(self.times.approximate[at]),
            fits=bool(self.times.fits[at]),
        )
        return _eta(self.seen, self.units[unit], travel, self.now)


def arrivals_at(
    fitting: Fitting, seen: Fleet, units: Sequence[Unit], places: Sequence[LatLon], now: datetime
) -> Arrivals:
    """Of many at many. Not to be asked on the event loop."""
    found = times(fitting, places, [(seen.spot(each), drives(each)) for each in units])
    at_once = TravelTime(0.0, approximate=False)
    turnout_s = np.array([_eta(seen, each, at_once, now).turnout_s for each in units])
    return Arrivals(seen, units, now, found, turnout_s)


def _eta(seen: Fleet, unit: Unit, travel: TravelTime, now: datetime) -> Eta:
    fix = seen.fixes.get(unit.id)
    return eta(
        unit,
        travel.seconds,
        approximate=travel.approximate,
        fits=travel.fits,
        fix_age_s=max(0.0, (now - fix.at).total_seconds()) if fix else None,
        speed_kmh=fix.speed_kmh if fix else None,
    )
