"""The turn restrictions of real cities: every one forbids something, or it is counted why it does not."""

import os
from itertools import pairwise
from pathlib import Path

import pytest

from routing.restrictions import compile_restrictions
from routing.search_graph import SearchGraph
from routing.turn_costs import TurnCosts
from routing.turn_restriction import Unusable
from tests.extracts import beside, helsinki
from tests.routing.map_reader import extract_of, network_of


def extract(name: str) -> Path:
    """FAROL_SHARED_DATA names another folder than the one beside the clone."""
    if name == "helsinki":
        return helsinki()
    folder = os.environ.get("FAROL_SHARED_DATA")
    return Path(folder) / "osm" / name if folder else beside(f"osm/{name}")


@pytest.mark.parametrize(
    ("name", "relations", "used", "moot", "unusable"),
    [
        ("monaco.osm.pbf", 27, 27, 0, {}),
        (
            "moscow-fragment.osm.gz",
            106,
            72,
            5,
            {Unusable.WAY_MISSING: 26, Unusable.NO_WAY_OUT: 2, Unusable.NOT_CONNECTED: 1},
        ),
        ("helsinki", 45, 44, 0, {Unusable.WAY_MISSING: 1}),
        ("liechtenstein.osm.pbf", 3, 2, 0, {Unusable.WAY_MISSING: 1}),
        ("baltimore.osm.pbf", 3, 3, 0, {}),
    ],
)
def test_every_restriction_of_a_city_is_used_or_explained(
    name: str, relations: int, used: int, moot: int, unusable: dict[Unusable, int]
) -> None:
    """Ways missing: the fragment cuts them off, or they are footways and building sites. Moscow's others: a
    member way drawn elsewhere; two mandatory ways on that lead against a one-way. Moot there: turns a one-way
    forbids already, and two that say "only" at one place and together leave every way open; the first
    compiler obeyed both, and no unit came out of that street."""
    found = extract_of(extract(name))
    network, of_way = network_of(found)
    compiled = compile_restrictions(network, found.restrictions, of_way)
    assert found.relations == relations
    assert not found.unread
    assert (compiled.used, compiled.moot, dict(compiled.unusable)) == (used, moot, unusable)
    assert used + moot + sum(unusable.values()) == relations
    heads, tails = network.arrays.head, network.arrays.tail
    for path in compiled.paths():
        assert all(heads[a] == tails[b] for a, b in pairwise(path))


def test_a_restriction_of_office_hours_in_helsinki_holds_in_office_hours() -> None:
    """One is tagged the old way: day_on=Mo day_off=Fr hour_on=7 hour_off=18."""
    found = extract_of(extract("helsinki"))
    network, of_way = network_of(found)
    compiled = compile_restrictions(network, found.restrictions, of_way)
    assert compiled.always == 0
    by_day, at_night = compiled.paths(1, 10 * 60), compiled.paths(1, 22 * 60)
    assert len(by_day) == len(compiled.paths()) > len(at_night)


def test_a_city_with_its_restrictions_and_turn_costs_becomes_a_search_graph() -> None:
    found = extract_of(extract("monaco.osm.pbf"))
    network, of_way = network_of(found)
    paths = compile_restrictions(network, found.restrictions, of_way).paths()
    view = SearchGraph(network, paths, TurnCosts(network))
    assert view.states >= network.arc_count
    assert int(view.turn_ms.min()) >= 0
