"""Times of many units to many places at once, as arrays: for deciding over all of them together."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from routing.fitting import Fitting, Source
from routing.geo import EARTH_RADIUS_M, LatLon
from routing.network import Bools, Floats
from routing.travel_time import WALKED_S_PER_M, Planner


@dataclass(frozen=True, slots=True)
class Times:
    """Places × units, each as in TravelTime."""

    seconds: Floats
    approximate: Bools
    fits: Bools


def times(fitting: Fitting, places: Sequence[LatLon], sources: Sequence[Source]) -> Times:
    """What `Fitting.nearest` of each place tells of all sources. They are put on the streets once for all
    places, and nothing is made for each pair: 500 places and 2,000 units are a second and not a minute."""
    shape = len(places), len(sources)
    seconds, fits = np.full(shape, np.inf), np.ones(shape, np.bool_)
    spots = [at for at, _ in sources]
    pace = np.array([fitting.of(apparatus).seconds_per_m for _, apparatus in sources])
    for planner, units in fitting.by_planner(sources):
        seconds[:, units] = by_road_s(planner, places, [spots[i] for i in units])
    small = np.array([fitting.of(apparatus) is not fitting.city for _, apparatus in sources], np.bool_)
    left = (~np.isfinite(seconds) & small).any(axis=0).nonzero()[0].tolist()
    if left:
        by_any = by_road_s(fitting.city, places, [spots[i] for i in left])
        lacking = ~np.isfinite(seconds[:, left]) & np.isfinite(by_any)
        seconds[:, left] = np.where(lacking, by_any, seconds[:, left])
        fits[:, left] = ~lacking
    approximate = ~np.isfinite(seconds)
    if approximate.any():
        slowest = np.where(_parted(fitting, places, sources), np.maximum(pace, WALKED_S_PER_M), pace)
        seconds = np.where(approximate, slowest * _lines_m(places, spots), seconds)
    return Times(seconds, approximate, fits)


def by_road_s(planner: Planner, places: Sequence[LatLon], spots: Sequence[LatLon]) -> Floats:
    """Places × spots; infinite where no way is known."""
    found = np.full((len(places), len(spots)), np.inf)
    stands = planner.stands({f"{i:09}": at for i, at in enumerate(spots)})  # in this order: it sorts by name
    if not len(stands.arc):
        return found
    for row, place in zip(found, places, strict=True):
        goal = planner.goal(place)
        if goal is not None:
            unit, ms = planner.units_by_ms(goal, stands, len(spots))
            row[unit] = ms / 1000
    return found


def _parted(fitting: Fitting, places: Sequence[LatLon], sources: Sequence[Source]) -> Bools:
    """Places × units: whether only closures can have cut the way."""
    found = np.zeros((len(places), len(sources)), np.bool_)
    for planner, units in fitting.by_planner(sources):
        parted = planner.shut_off.parted
        here = np.array([parted(planner.goal(each)) for each in places], np.int64)
        there = np.array([parted(planner.stand(sources[i][0])) for i in units], np.int64)
        found[:, units] = (here[:, None] == there) & (there >= 0)
    return found


def _lines_m(places: Sequence[LatLon], spots: Sequence[LatLon]) -> Floats:
    """Places × spots: great circles by the haversine formula, as in `distance_m`."""
    here, there = (np.radians([[at.lat, at.lon] for at in some]).reshape(-1, 2) for some in (places, spots))
    half = np.sin((there[None, :, :] - here[:, None, :]) / 2) ** 2
    h = half[:, :, 0] + np.cos(here[:, None, 0]) * np.cos(there[None, :, 0]) * half[:, :, 1]
    return np.asarray(2 * EARTH_RADIUS_M * np.arcsin(np.minimum(1.0, np.sqrt(h))))
