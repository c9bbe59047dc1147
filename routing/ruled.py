"""A city's streets as its rules let them be driven, at one moment of the week."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from routing.agency import AGENCY, Agency
from routing.apparatus import Apparatus
from routing.fitting import Fitting, fit
from routing.hours_of_week import ASSUMED_WEEK, SpeedTable, weights_at
from routing.network import Int64s, StreetNetwork
from routing.restrictions import Compiled, compile_restrictions
from routing.search_graph import Path
from routing.turn_costs import TurnCosts
from routing.turn_restriction import TurnRestriction


class Rules:
    """Of one network: turns forbidden and when, what turning costs, who does not fit, how fast it is."""

    def __init__(
        self,
        network: StreetNetwork,
        restrictions: Sequence[TurnRestriction],
        agency: Agency = AGENCY,
        apparatus: Iterable[Apparatus] = (),
        speeds: SpeedTable = ASSUMED_WEEK,
    ) -> None:
        self.network = network
        self.compiled: Compiled = compile_restrictions(network, restrictions, arcs_of_ways(network), agency)
        self._costs = TurnCosts(network, agency)
        self._apparatus = tuple(apparatus)
        self._speeds = speeds

    def forbidden(self, weekday: int, minute: int) -> list[Path]:
        """0 is Monday; minute of the day, local."""
        return self.compiled.paths(weekday, minute)

    def planners(self, forbidden: list[Path]) -> Fitting:
        """Slow for a large network: the searched graph is built anew."""
        return fit(self.network, self._apparatus, forbidden, self._costs)

    def weights(self, weekday: int, hour: int) -> Int64s:
        """Milliseconds of every arc in that hour, for `Overlay.base`."""
        return weights_at(self.network.arrays, self._speeds, weekday * 24 + hour)


def arcs_of_ways(network: StreetNetwork) -> dict[int, list[int]]:
    """Id of a way in the map → its arcs, both directions; ways without an id are left out."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for arc, way in enumerate(network.arrays.way.tolist()):
        if way:
            found[way].append(arc)
    return dict(found)
