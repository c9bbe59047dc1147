"""A planner that keeps to a city's rules: its turn restrictions, and what turning costs."""

from collections import defaultdict
from collections.abc import Sequence

from routing.agency import AGENCY, Agency
from routing.network import StreetNetwork
from routing.restrictions import Compiled, compile_restrictions
from routing.travel_time import Planner
from routing.turn_costs import TurnCosts
from routing.turn_restriction import TurnRestriction


def ruled_planner(
    network: StreetNetwork, restrictions: Sequence[TurnRestriction], agency: Agency = AGENCY
) -> tuple[Planner, Compiled]:
    """The planner, and what became of the restrictions.

    A turn forbidden at certain hours is taken as forbidden always: a way that is always allowed is never
    wrong, only at times not the fastest.
    """
    compiled = compile_restrictions(network, restrictions, arcs_of_ways(network), agency)
    return Planner(network, compiled.paths(), TurnCosts(network, agency)), compiled


def arcs_of_ways(network: StreetNetwork) -> dict[int, list[int]]:
    """Id of a way in the map → its arcs, both directions; ways without an id are left out."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for arc, way in enumerate(network.arrays.way.tolist()):
        if way:
            found[way].append(arc)
    return dict(found)
