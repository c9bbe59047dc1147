"""Positions are on the earth and distances are true."""

import math

import pytest

from routing.geo import Box, LatLon, bearing_deg, distance_m

GUIA = LatLon(22.19639, 113.54972)
FORTALEZA_DO_MONTE = LatLon(22.19722, 113.54222)


@pytest.mark.parametrize(
    ("lat", "lon"), [(90.1, 0.0), (-90.1, 0.0), (0.0, 180.1), (math.nan, 0.0), (0.0, math.inf)]
)
def test_a_position_off_the_earth_is_refused(lat: float, lon: float) -> None:
    with pytest.raises(ValueError, match=r"position|finite"):
        LatLon(lat, lon)


def test_a_degree_of_latitude_is_about_111_km() -> None:
    assert distance_m(LatLon(0, 0), LatLon(1, 0)) == pytest.approx(111_195, abs=1)


def test_distance_is_the_same_both_ways_and_nothing_to_itself() -> None:
    assert distance_m(GUIA, FORTALEZA_DO_MONTE) == pytest.approx(distance_m(FORTALEZA_DO_MONTE, GUIA))
    assert distance_m(GUIA, GUIA) == 0.0


def test_across_the_date_line_is_short() -> None:
    assert distance_m(LatLon(0, 179.9), LatLon(0, -179.9)) == pytest.approx(22_239, abs=1)


@pytest.mark.parametrize(
    ("place", "km"),
    [((0.5, 179.5), 0), ((2, 179.5), 111.2), ((-3, 179.2), 333.6), ((0.5, -179), 122.3), ((0.5, 178), 111.2)],
)
def test_how_far_from_a_box_is_to_its_nearest_edge_also_across_the_date_line(
    place: tuple[float, float], km: float
) -> None:
    corner = Box(west=179, south=0, east=179.9, north=1)
    assert corner.distance_m(LatLon(*place)) / 1000 == pytest.approx(km, abs=0.2)


@pytest.mark.parametrize(("to", "bearing"), [((1, 0), 0), ((0, 1), 90), ((-1, 0), 180), ((0, -1), 270)])
def test_bearings_run_clockwise_from_north(to: tuple[float, float], bearing: float) -> None:
    assert bearing_deg(LatLon(0, 0), LatLon(*to)) == pytest.approx(bearing)
