"""Many units at many places at once: every pair as it is told one place at a time."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routing.apparatus import AERIAL, Apparatus
from routing.fitting import Fitting
from routing.geo import LatLon
from routing.many_places import times
from routing.network import StreetNetwork
from routing.travel_time import Planner
from tests.routing.grids import a_grid, spots

FAR = LatLon(23.0, 113.0)
"""Off every street."""


def a_fitting(network: StreetNetwork, seed: int, share: float) -> Fitting:
    """So many of the streets are too small for a ladder."""
    barred = np.random.default_rng(seed).random(network.arc_count) < share
    small = Planner(network, (), None, barred)
    small.seconds_per_m = 0.2
    return Fitting(Planner(network), {AERIAL: small})


def told(fitting: Fitting, places: list[LatLon], sources: list[tuple[LatLon, Apparatus | None]]) -> None:
    """That all are the same."""
    found = times(fitting, places, sources)
    assert found.seconds.shape == found.fits.shape == found.approximate.shape == (len(places), len(sources))
    for row, place in enumerate(places):
        one = fitting.nearest(place, {str(i): each for i, each in enumerate(sources)})
        for column in range(len(sources)):
            expected, at = one[str(column)], (row, column)
            assert found.seconds[at] == pytest.approx(expected.seconds, rel=1e-9)
            assert (found.approximate[at], found.fits[at]) == (expected.approximate, expected.fits)


some_sources = st.lists(
    st.tuples(st.one_of(spots, st.just(FAR)), st.sampled_from([None, AERIAL])), max_size=12
)


@settings(deadline=None)
@given(
    st.integers(0, 2**32),
    st.frozensets(st.integers(0, 30)),
    st.sampled_from([0.0, 0.3, 1.0]),
    st.lists(st.one_of(spots, st.just(FAR)), max_size=4),
    some_sources,
    st.booleans(),
)
def test_every_pair_is_told_as_it_is_alone(
    seed: int,
    oneway: frozenset[int],
    share: float,
    places: list[LatLon],
    sources: list[tuple[LatLon, Apparatus | None]],
    prepared: bool,
) -> None:
    fitting = a_fitting(a_grid(4, 3, oneway=oneway, seed=seed), seed, share)
    if prepared:
        fitting.prepare()
        for each in fitting.planners:
            each.dense_states = 0
    told(fitting, places, sources)


def test_who_fits_nowhere_is_timed_by_any_street_and_marked_and_beyond_all_streets_by_the_line() -> None:
    fitting = a_fitting(a_grid(4, 3), 1, 1.0)
    here, there = LatLon(22.0, 113.0), LatLon(22.002, 113.003)
    found = times(fitting, [there, FAR], [(here, AERIAL), (here, None)])
    assert found.fits.tolist() == [[False, True], [True, True]]
    assert found.approximate.tolist() == [[False, False], [True, True]]
    assert found.seconds[0, 0] == found.seconds[0, 1]
    told(fitting, [there, FAR], [(here, AERIAL), (here, None)])
