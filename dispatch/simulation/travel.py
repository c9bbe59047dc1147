"""Minutes between all places of a region, by road where there is a way."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from dispatch.arrays import Bools, Floats
from routing.coverage import times_to_cells
from routing.geo import LatLon, distance_m
from routing.network import CLOSED_MS
from routing.travel_time import Planner
from routing.zones import Zone, Zones

LONGEST_S = 86_400.0
"""A drive of more than a day is no way. Assumed."""


@dataclass(frozen=True, slots=True)
class Journeys:
    """Places × places, from the row to the column."""

    minutes: Floats
    approximate: Bools
    """True: the straight line at the city's pace, because no way by road is known."""


class Travel(Protocol):
    def between(self, places: Sequence[LatLon]) -> Journeys:
        """With the siren on."""
        ...


class ByRoad:
    """Over a planner's streets as they are now: driven from the nearest street, walked to the place."""

    def __init__(self, planner: Planner) -> None:
        """The planner should have learnt the city's pace; see Planner.warm."""
        self._planner = planner

    def between(self, places: Sequence[LatLon]) -> Journeys:
        planner = self._planner
        zones = Zones(
            planner.view, planner.snapper, [Zone(str(i), 0.0, (at,)) for i, at in enumerate(places)]
        )
        digits = len(str(len(places)))
        stands = planner.stands(
            {f"{i:0{digits}}": at for i, at in enumerate(places)}
        )  # kept in order of name
        ms = times_to_cells(planner.view, zones, stands, LONGEST_S)
        approximate = np.asarray(ms >= CLOSED_MS)
        minutes = ms / 60_000
        for row, column in np.argwhere(approximate).tolist():
            line_m = distance_m(places[row], places[column])
            minutes[row, column] = line_m * planner.seconds_per_m / 60
        return Journeys(minutes, approximate)
