"""Minutes between all places of a region, by road where there is a way."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from dispatch.arrays import Bools, Floats, Int64s
from routing.coverage import times_to_cells
from routing.geo import LatLon
from routing.network import CLOSED_MS
from routing.spot import Snap
from routing.travel_time import Planner
from routing.zones import Zone, Zones

LONGEST_S = 86_400.0
"""A drive of more than a day is no way. Assumed."""

AT_ONCE = 64
"""Places asked about between two words to whoever waits. Assumed: about a second in a city."""


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


def nobody(share: float) -> None:
    """Told how much is done, 0 to 1, and silent."""


class ByRoad:
    """Over a planner's streets as they are now: driven from the nearest street, walked to the place; behind
    closed streets as the planner does, out at a walk and on foot from where they begin."""

    def __init__(self, planner: Planner, told: Callable[[float], None] = nobody) -> None:
        """The planner should have learnt the city's pace; see Planner.warm."""
        self._planner = planner
        self._told = told

    def between(self, places: Sequence[LatLon]) -> Journeys:
        planner = self._planner
        zones = Zones(
            planner.view, planner.shut_off, [Zone(str(i), 0.0, (at,)) for i, at in enumerate(places)]
        )
        stands = [planner.stand(at) for at in places]
        ms = np.concatenate([np.empty((0, len(places)), np.int64), *self._rows(zones, stands)])
        approximate = np.asarray(ms >= CLOSED_MS)
        minutes = ms / 60_000
        for row, column in np.argwhere(approximate).tolist():
            minutes[row, column] = planner.straight_way(places[row], places[column]).seconds / 60
        return Journeys(minutes, approximate)

    def _rows(self, zones: Zones, places: Sequence[Snap | None]) -> Iterator[Int64s]:
        planner, digits = self._planner, len(str(len(places)))
        for first in range(0, len(places), AT_ONCE):
            some = enumerate(places[first : first + AT_ONCE], first)
            stands = planner.stands({f"{i:0{digits}}": snap for i, snap in some})  # kept in order of name
            yield times_to_cells(planner.view, zones, stands, LONGEST_S)
            self._told(min(1.0, (first + AT_ONCE) / len(places)))
