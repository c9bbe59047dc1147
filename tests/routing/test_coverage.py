"""People reachable in time, and whom an assignment leaves bare, are what plain networkx says."""

from math import inf

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routing.coverage import change, cover_counts, covered, times_to_cells
from routing.geo import LatLon, distance_m
from routing.network import CLOSED_MS, StreetNetwork
from routing.reach import Stands
from routing.search_graph import SearchGraph
from routing.snap import WALK_M_PER_S
from routing.travel_time import Planner
from routing.zones import Zone, Zones
from tests.routing.by_networkx import EdgeBased
from tests.routing.grids import fleets, grids, some_cost, spots, ways
from tests.routing.towns import Town

many_zones = st.lists(
    st.tuples(st.integers(0, 9000), st.lists(spots, min_size=1, max_size=3)), min_size=1, max_size=4
).map(lambda drawn: [Zone(f"Z{i}", people, tuple(at)) for i, (people, at) in enumerate(drawn)])


@settings(max_examples=100, deadline=None)
@given(
    grids,
    many_zones,
    fleets,
    st.integers(0, 120_000),
    st.integers(0, 99),
    st.integers(0, 12),
    st.booleans(),
    st.lists(st.integers(0, 30), max_size=3),
)
def test_who_is_reached_in_time_is_what_networkx_says(
    network: StreetNetwork,
    drawn: list[Zone],
    fleet: dict[str, LatLon],
    limit_ms: int,
    seed: int,
    rules: int,
    costly: bool,
    shut: list[int],
) -> None:
    forbidden = ways(network, seed, rules)
    cost = some_cost if costly else None
    planner = Planner(network, forbidden, cost)
    zones, stands = Zones(planner.view, planner.shut_off, drawn), planner.stands(fleet)
    for arc in shut:  # after the zones are made: they follow the network
        if arc < network.arc_count:
            network.set_travel_s(network.edge_of(arc), inf)
    oracle = EdgeBased(network, forbidden, cost)
    snaps = {name: snap for name, snap in zip(stands.names, stands.snaps, strict=True) if snap is not None}
    within_s = limit_ms / 1000
    times = times_to_cells(planner.view, zones, stands, within_s)
    expected = np.full_like(times, CLOSED_MS)
    for cell, snap in enumerate(zones.snaps):
        assert snap is not None
        for name, ms in oracle.times_to(snap, snaps).items():
            if ms <= limit_ms:
                expected[stands.names.index(name), cell] = ms
    assert times.tolist() == expected.tolist()
    reached = expected < CLOSED_MS
    now = covered(planner.view, zones, stands, within_s)
    assert list(now.by_zone.values()) == zones.people_of(np.asarray(reached.any(axis=0))).tolist()
    assert now.covered == pytest.approx(sum(now.by_zone.values()))
    gone = stands.names[0]
    after = covered(planner.view, zones, stands, within_s, without={gone})
    assert list(after.by_zone.values()) == zones.people_of(np.asarray(reached[1:].any(axis=0))).tolist()
    assert change(now, after).people == pytest.approx(after.covered - now.covered)
    counts = cover_counts(planner.view, zones, stands, within_s)
    for i, zone in enumerate(zones.zones):
        mine = reached[:, zones.cell_zone == i]
        assert counts[:, i].tolist() == (2 * mine.sum(axis=1) >= len(zone.positions)).tolist()


def a_valley() -> Town:
    """One road of 2.5 km between two villages, at 10 m/s."""
    return Town("A" + " " * 49 + "B" + " " * 49 + "C", "ABC Estrada do Vale")


def two_villages(town: Town) -> list[Zone]:
    return [
        Zone("west", 800, (town.letters["A"],)),
        Zone("east", 300, (town.letters["C"], town.between("BC", 0.9))),
    ]


def test_sending_the_only_near_unit_leaves_its_village_bare() -> None:
    town = a_valley()
    planner = Planner(town.network)
    zones = Zones(planner.view, planner.shut_off, two_villages(town))
    stands = planner.stands({"E1": town.between("AB", 0.1), "E2": town.between("BC", 0.8)})
    now = covered(planner.view, zones, stands, 60.0)
    assert (now.people, now.covered, now.share) == (1100, 1100, 1.0)
    after = covered(planner.view, zones, stands, 60.0, without={"E1"})
    assert after.by_zone == {"west": 0.0, "east": 300.0}
    lost = change(now, after)
    assert (lost.people, dict(lost.left_bare), dict(lost.gained)) == (-800, {"west": 800}, {})
    back = change(after, now)
    assert (back.people, dict(back.left_bare), dict(back.gained)) == (800, {}, {"west": 800})


def test_people_of_a_zone_are_counted_part_by_part() -> None:
    town = a_valley()
    planner = Planner(town.network)
    zones = Zones(planner.view, planner.shut_off, two_villages(town))
    stands = planner.stands({"E2": town.between("BC", 0.8)})  # 12.5 s to the nearer half, 25 s to the farther
    assert covered(planner.view, zones, stands, 20.0).by_zone == {"west": 0.0, "east": 150.0}
    assert cover_counts(planner.view, zones, stands, 20.0).tolist() == [[False, True]]
    assert cover_counts(planner.view, zones, stands, 12.0).tolist() == [[False, False]]


def test_people_behind_a_closed_street_are_reached_by_road_to_its_end_and_on_foot_from_there() -> None:
    """They counted as bare, though whoever lives there is timed to the edge and on foot from it."""
    town = a_valley()
    planner, engine = Planner(town.network), {"E1": town.between("AB", 0.1)}
    zones, stands = Zones(planner.view, planner.shut_off, two_villages(town)), planner.stands(engine)
    for pair in ("BC", "CB"):
        town.network.write(town.arc(pair), CLOSED_MS)
    far, near = town.letters["C"], town.between("BC", 0.9)
    far_s, near_s = (planner.nearest(each, engine, 1)["E1"].seconds for each in (far, near))
    assert far_s > near_s > distance_m(town.letters["B"], near) / WALK_M_PER_S
    assert covered(planner.view, zones, stands, far_s).by_zone == {"west": 800.0, "east": 300.0}
    assert covered(planner.view, zones, stands, far_s - 0.01).by_zone == {"west": 800.0, "east": 150.0}
    assert covered(planner.view, zones, stands, near_s - 0.01).by_zone == {"west": 800.0, "east": 0.0}
    gone = change(
        covered(planner.view, zones, stands, far_s), covered(planner.view, zones, stands, far_s, {"E1"})
    )
    assert dict(gone.left_bare) == {"west": 800.0, "east": 300.0}
    for pair in ("BC", "CB"):
        arc = town.arc(pair)
        town.network.write(arc, int(town.network.arrays.base_ms[arc]))
    by_road_s = planner.nearest(far, engine, 1)["E1"].seconds
    assert by_road_s < near_s
    assert covered(planner.view, zones, stands, by_road_s).by_zone == {"west": 800.0, "east": 300.0}


def test_two_units_in_one_station_both_count() -> None:
    town = a_valley()
    planner = Planner(town.network)
    zones = Zones(planner.view, planner.shut_off, two_villages(town))
    station = town.between("AB", 0.1)
    stands = planner.stands({"A1": station, "E1": station, "E9": LatLon(21.0, 113.0)})
    assert cover_counts(planner.view, zones, stands, 60.0).sum(axis=0).tolist() == [2, 0]


def test_without_units_nobody_and_without_people_everybody_is_covered() -> None:
    town = a_valley()
    planner = Planner(town.network)
    zones = Zones(planner.view, planner.shut_off, two_villages(town))
    assert covered(planner.view, zones, planner.stands({}), 600.0).covered == 0
    assert cover_counts(planner.view, zones, planner.stands({}), 600.0).shape == (0, 2)
    none = Zones(planner.view, planner.shut_off, [])
    assert covered(planner.view, none, planner.stands({}), 600.0).share == 1.0


def test_a_zone_on_a_street_the_units_do_not_fit_is_not_covered() -> None:
    town = a_valley()
    planner = Planner(town.network)
    barred = np.zeros(town.network.arc_count, np.bool_)
    barred[[town.arc("BC"), town.arc("CB")]] = True
    view = SearchGraph(town.network, barred=barred)
    stands = Stands(view, {"E1": planner.snapper.snap(town.between("AB", 0.1))})
    zones = Zones(view, planner.shut_off, two_villages(town))
    assert covered(view, zones, stands, 600.0).by_zone == {"west": 800.0, "east": 0.0}


def test_a_zone_off_every_street_is_never_covered() -> None:
    town = a_valley()
    planner = Planner(town.network)
    zones = Zones(planner.view, planner.shut_off, [Zone("island", 50, (LatLon(22.0, 113.0),))])
    stands = planner.stands({"E1": town.between("AB", 0.1)})
    assert covered(planner.view, zones, stands, 600.0).by_zone == {"island": 0.0}
