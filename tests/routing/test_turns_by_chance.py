"""With forbidden ways and costly turns the soonest units and the way there are those of plain networkx."""

from itertools import pairwise
from math import inf

from hypothesis import given, settings
from hypothesis import strategies as st

from routing.geo import LatLon
from routing.network import StreetNetwork
from routing.travel_time import Planner
from tests.routing.by_networkx import EdgeBased
from tests.routing.grids import driven_ms, fleets, grids, some_cost, spots, ways


@settings(max_examples=250, deadline=None)
@given(
    grids,
    spots,
    fleets,
    st.integers(1, 6),
    st.integers(0, 99),
    st.integers(0, 12),
    st.booleans(),
    st.lists(st.integers(0, 30), max_size=4),
)
def test_the_soonest_and_the_way_are_those_of_networkx(
    network: StreetNetwork,
    to: LatLon,
    fleet: dict[str, LatLon],
    k: int,
    seed: int,
    rules: int,
    costly: bool,
    shut: list[int],
) -> None:
    forbidden = ways(network, seed, rules)
    cost = some_cost if costly else None
    planner = Planner(network, forbidden, cost)
    for arc in shut:
        if arc < network.arc_count:
            network.set_travel_s(network.edge_of(arc), inf)
    goal = planner.goal(to)  # of one behind closed streets, and so for the fleet, the nearest that lead on
    assert goal is not None
    stands = planner.stands(fleet)
    snaps = {name: snap for name, snap in zip(stands.names, stands.snaps, strict=True) if snap is not None}
    oracle = EdgeBased(network, forbidden, cost)
    expected = sorted((ms, name) for name, ms in oracle.times_to(goal, snaps).items())
    assert [(ms, name) for name, ms in planner.soonest(goal, stands, k)] == expected[:k]
    for ms, name in expected:
        found = planner.steps(snaps[name], goal)
        assert found is not None
        steps, drive_ms, walk_ms = found
        assert drive_ms + walk_ms == ms
        arcs = tuple(arc for arc, _, _ in steps)
        turned = sum(oracle.turn_ms(a, b) for a, b in pairwise(arcs))
        came_out_ms = [each.walk_ms for each in snaps[name].on if (each.arc, each.share) == steps[0][:2]]
        assert driven_ms(network, steps) + turned + min(came_out_ms) == drive_ms
        assert not any(path == arcs[i : i + len(path)] for path in forbidden for i in range(len(arcs)))
    planner.prepare()
    planner.dense_states = 0
    assert [(ms, name) for name, ms in planner.soonest(goal, stands, k)] == expected[:k]
    assert {name for _, name in expected} == {
        n for n, s in snaps.items() if planner.steps(s, goal) is not None
    }
