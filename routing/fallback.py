"""Travel times by the straight line, for when no way by road is known: no network, or no answer in time.

Every one is marked approximate, so that a screen can say so.
"""

from collections.abc import Mapping

import numpy as np

from routing.geo import EARTH_RADIUS_M, LatLon
from routing.network import Floats
from routing.travel_time import SECONDS_PER_M, TravelTime


def straight_nearest(
    to: LatLon, sources: Mapping[str, LatLon], k: int, seconds_per_m: float = SECONDS_PER_M
) -> dict[str, TravelTime]:
    """The k soonest, soonest first, ties by name: what `Planner.nearest` answers, without a network.

    seconds_per_m: as the planner learnt it from the city's streets, or the default while there are none.
    """
    names = sorted(sources)
    seconds = straight_s(to, [sources[name] for name in names], seconds_per_m)
    soonest = np.argsort(seconds, kind="stable")[:k]
    return {names[i]: TravelTime(float(seconds[i]), approximate=True) for i in soonest.tolist()}


def straight_s(to: LatLon, sources: list[LatLon], seconds_per_m: float = SECONDS_PER_M) -> Floats:
    """Seconds from each source: great-circle distance, by the haversine formula, times the pace."""
    lat = np.radians(np.array([each.lat for each in sources], np.float64))
    lon = np.radians(np.array([each.lon for each in sources], np.float64))
    north, east = lat - np.radians(to.lat), lon - np.radians(to.lon)
    h = np.sin(north / 2) ** 2 + np.cos(lat) * np.cos(np.radians(to.lat)) * np.sin(east / 2) ** 2
    return np.asarray(2 * EARTH_RADIUS_M * np.arcsin(np.minimum(1.0, np.sqrt(h))) * seconds_per_m)
