"""Who covers whom is what the times between junctions say."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from routing.cover_table import CoverTable
from routing.junctions import Junctions
from routing.network import CLOSED_MS, StreetNetwork
from routing.spot import OnArc, Snap
from routing.zones import Zone
from tests.routing.by_networkx import EdgeBased
from tests.routing.grids import a_grid, grids
from tests.routing.shut_towns import WIDE, rectangles, shut
from tests.routing.walks import Walks


@settings(max_examples=40, deadline=None)
@given(grids, st.integers(0, 99), st.integers(0, 99), st.integers(1, 600))
def test_a_place_covers_the_cells_it_is_in_time_at(
    network: StreetNetwork, one: int, other: int, within_s: int
) -> None:
    nodes = [one % network.node_count, other % network.node_count]
    zones = [Zone("Z", 90, tuple(network.place(node) for node in nodes))]
    table = CoverTable(network, zones)
    assert table.people.tolist() == [45.0, 45.0]
    everywhere = table.places([network.place(node) for node in range(network.node_count)])
    assert everywhere.tolist() == list(range(network.node_count))
    expected = [Junctions(network).times_to(node) <= 1000 * within_s for node in nodes]
    assert np.array_equal(table.covers(everywhere, within_s), np.array(expected).T)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(rectangles, min_size=1, max_size=3),
    st.integers(0, WIDE * WIDE - 1),
    st.lists(st.integers(0, WIDE * WIDE - 1), min_size=1, max_size=2),
    st.integers(0, 50),
    st.integers(60, 900),
)
def test_behind_closed_streets_one_walks_there_too(
    cut: list[set[int]], cell: int, units: list[int], seed: int, within_s: int
) -> None:
    """Whom closures had parted from every station was bare, however short the walk."""
    town = a_grid(WIDE, WIDE, seed=seed)
    shut(town, *cut)
    units = [*units, *(min(each) for each in cut)]
    table, walks = CoverTable(town, [Zone("Z", 90, (town.place(cell),))]), Walks(town)
    goal = walks.into(_at(town, walks, cell, 0))
    vehicles = {f"{unit}": walks.out(_at(town, walks, unit, 1)) for unit in units}
    ms = EdgeBased(town).times_to(goal, vehicles)
    covers = table.covers(table.places([town.place(unit) for unit in units]), within_s)
    expected = [unit == cell or ms.get(f"{unit}", CLOSED_MS) <= 1000 * within_s for unit in units]
    assert covers[:, 0].tolist() == expected


def _at(town: StreetNetwork, walks: Walks, junction: int, end: int) -> Snap:
    """There, at this end of its streets: those of the part that is its own, where it has any."""
    arcs = [arc for arc, ends in enumerate(walks.ends) if ends[end] == junction]
    own = [arc for arc in arcs if walks.within[arc]] or arcs
    return Snap(tuple(OnArc(arc, float(end)) for arc in own), town.place(junction), 0.0)


@given(grids)
def test_it_knows_when_it_is_out_of_date(network: StreetNetwork) -> None:
    table = CoverTable(network, [])
    assert table.version == network.version
    network.write(0, CLOSED_MS)
    assert table.version != network.version


@given(grids)
def test_nobody_covers_nothing(network: StreetNetwork) -> None:
    table = CoverTable(network, [Zone("Z", 10, (network.place(0),))])
    assert table.covers(table.places([]), 360.0).shape == (0, 1)
