"""Who fits where: the city's planner, and one for each vehicle some of its streets are too small for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from routing.apparatus import Apparatus, barred
from routing.geo import LatLon
from routing.network import StreetNetwork
from routing.search_graph import Path, TurnCost
from routing.travel_time import Planner, TravelTime

Source: TypeAlias = tuple[LatLon, Apparatus | None]
"""Where a unit is, and what it drives; None: it fits wherever a car does."""


@dataclass(frozen=True, slots=True)
class Fitting:
    """Planners over one network: a street closed in one is closed in all."""

    city: Planner
    small: Mapping[Apparatus, Planner] = field(default_factory=dict)
    """Of those only that do not fit everywhere."""

    def of(self, apparatus: Apparatus | None) -> Planner:
        return self.city if apparatus is None else self.small.get(apparatus, self.city)

    @property
    def planners(self) -> list[Planner]:
        """Each once, the city's first."""
        return list({id(each): each for each in (self.city, *self.small.values())}.values())

    def prepare(self) -> None:
        """See Planner.prepare; the order of contraction is found once, for all have the same moves."""
        topology = None
        for each in self.planners:
            topology = each.prepare(topology)

    @property
    def prepared(self) -> bool:
        """True once every question is answered in milliseconds, also in a country's network."""
        return all(each.prepared for each in self.planners)

    def catch_up(self) -> None:
        """Take the network's weights of now, so that the next question need not."""
        for each in self.planners:
            each.catch_up()

    def nearest(self, to: LatLon, sources: Mapping[str, Source]) -> dict[str, TravelTime]:
        """Every source's time by streets it fits through.

        Where none lead there, by any street and marked `fits=False`; where there are none at all, by the
        straight line. Nobody disappears.
        """
        times: dict[str, TravelTime] = {}
        for planner, spots in self._spots(sources):
            times |= planner.nearest(to, spots, len(spots))
        left = {n: sources[n][0] for n, t in times.items() if t.approximate and self._small(sources[n][1])}
        by_any = self.city.nearest(to, left, len(left)) if left else {}
        return times | {n: replace(t, fits=False) for n, t in by_any.items() if not t.approximate}

    def walks_s(self, to: LatLon, sources: Mapping[str, Source]) -> dict[str, float]:
        """Seconds on foot at the end of every source's way; see Planner.walks_s."""
        walks: dict[str, float] = {}
        for planner, spots in self._spots(sources):
            walks |= planner.walks_s(spots, to)
        return walks

    def by_planner(self, sources: Iterable[Source]) -> list[tuple[Planner, list[int]]]:
        """The planner of each source's vehicle, with the places of those sources in the order given."""
        places: defaultdict[int, list[int]] = defaultdict(list)
        for i, (_, apparatus) in enumerate(sources):
            places[id(self.of(apparatus))].append(i)
        return [(each, places[id(each)]) for each in self.planners if id(each) in places]

    def _spots(self, sources: Mapping[str, Source]) -> list[tuple[Planner, dict[str, LatLon]]]:
        names = list(sources)
        return [
            (planner, {names[i]: sources[names[i]][0] for i in places})
            for planner, places in self.by_planner(sources.values())
        ]

    def _small(self, apparatus: Apparatus | None) -> bool:
        return self.of(apparatus) is not self.city


def fit(
    network: StreetNetwork,
    apparatus: Iterable[Apparatus],
    forbidden: list[Path],
    turn_cost: TurnCost | None,
) -> Fitting:
    """Vehicles barred from the same streets share a planner; those that fit everywhere have the city's."""
    made: dict[bytes, Planner] = {}
    city = Planner(network, forbidden, turn_cost)
    small = {}
    for each in apparatus:
        bars = barred(network.arrays, each)
        if bars.any():
            key = bars.tobytes()
            if key not in made:
                made[key] = Planner(network, forbidden, turn_cost, bars)
            small[each] = made[key]
    return Fitting(city, small)
