"""Who covers whom is what the times between junctions say."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from routing.cover_table import CoverTable
from routing.junctions import Junctions
from routing.network import CLOSED_MS, StreetNetwork
from routing.zones import Zone
from tests.routing.grids import grids


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
