"""When units would be at a place: by streets they fit through, turnout and doubt included."""

from collections.abc import Sequence
from datetime import datetime

from data.stores.picture import Fleet
from dispatch.eta import Eta, eta
from dispatch.unit import Unit, UnitId
from dispatch.vehicle import drives
from routing.fitting import Fitting
from routing.geo import LatLon


def arrivals(
    fitting: Fitting, seen: Fleet, units: Sequence[Unit], goal: LatLon, now: datetime
) -> dict[UnitId, Eta]:
    """Of every unit: by a way it may not fit through (`fits` is false) where no other leads, by the straight
    line where none does. Not to be asked on the event loop."""
    found = fitting.nearest(goal, {str(each.id): (seen.spot(each), drives(each)) for each in units})
    times = {}
    for each in units:
        fix, travel = seen.fixes.get(each.id), found[str(each.id)]
        times[each.id] = eta(
            each,
            travel.seconds,
            approximate=travel.approximate,
            fits=travel.fits,
            fix_age_s=max(0.0, (now - fix.at).total_seconds()) if fix else None,
            speed_kmh=fix.speed_kmh if fix else None,
        )
    return times
