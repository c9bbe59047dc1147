"""Without a network every unit still has a time, by the straight line, and says so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing.fallback import straight_nearest, straight_s
from routing.geo import LatLon, distance_m
from routing.travel_time import SECONDS_PER_M

places = st.builds(LatLon, st.floats(-89, 89), st.floats(-180, 180))


@given(places, st.lists(places, max_size=20), st.floats(0.01, 1.0))
def test_many_at_once_are_timed_as_one_by_one(to: LatLon, sources: list[LatLon], pace: float) -> None:
    seconds = straight_s(to, sources, pace)
    one_by_one = [distance_m(each, to) * pace for each in sources]
    assert seconds.tolist() == pytest.approx(one_by_one, rel=1e-6, abs=1e-3)


def test_the_soonest_come_first_marked_and_ties_by_name() -> None:
    here = LatLon(22.2, 113.5)
    sources = {"E2": LatLon(22.21, 113.5), "E1": LatLon(22.21, 113.5), "A1": LatLon(22.3, 113.5), "E3": here}
    found = straight_nearest(here, sources, 3)
    assert list(found) == ["E3", "E1", "E2"]
    assert all(each.approximate for each in found.values())
    assert found["E1"].seconds == pytest.approx(distance_m(sources["E1"], here) * SECONDS_PER_M)


def test_no_unit_at_all_is_no_time() -> None:
    assert straight_nearest(LatLon(22.2, 113.5), {}, 3) == {}
