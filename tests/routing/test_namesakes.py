"""Two streets of one name are told apart by their corners; one that a square interrupts stays one."""

from routing.geo import LatLon
from routing.namesakes import namesakes
from routing.network import Arc, StreetNetwork

Stretch = tuple[int, int, str | None]
STEP = 0.001
"""About 100 m: junction n lies n steps east."""


def a_row(*stretches: Stretch) -> StreetNetwork:
    """Junctions along a line, by their place on it; every stretch is driven both ways."""
    ends = sorted({end for u, v, _ in stretches for end in (u, v)})
    arcs = [
        Arc(street_id=i, tail=a, head=b, length_m=100.0 * abs(u - v), travel_s=10, name=name)
        for i, (u, v, name) in enumerate(stretches)
        for a, b in ((u, v), (v, u))
    ]
    return StreetNetwork.from_rows(((n, 0.0, n * STEP) for n in ends), arcs)


def test_two_streets_of_one_name_far_apart_are_two_the_longest_first() -> None:
    network = a_row(
        (0, 1, "Balmaceda"), (1, 2, "Prat"), (10, 12, "Balmaceda"), (12, 13, "Balmaceda"), (12, 20, "Serena")
    )
    long, short = namesakes(network, "Balmaceda")
    assert (long.street_ids, long.length_m, long.crossings) == ((2, 3), 300.0, ("Serena",))
    assert (short.street_ids, short.length_m, short.crossings) == ((0,), 100.0, ("Prat",))
    assert long.position == LatLon(0.0, 12 * STEP)


def test_a_street_interrupted_by_a_square_is_one() -> None:
    network = a_row((0, 1, "Balmaceda"), (1, 4, None), (4, 5, "Balmaceda"))
    (one,) = namesakes(network, "Balmaceda")
    assert one.street_ids == (0, 2)


def test_a_stretch_longer_than_the_gap_hangs_together() -> None:
    (one,) = namesakes(a_row((0, 30, "Ruta 5"), (30, 31, "Ruta 5")), "Ruta 5")
    assert one.length_m == 3100.0


def test_a_street_that_meets_both_tells_neither_apart() -> None:
    network = a_row((0, 1, "Prat"), (1, 12, "Serena"), (12, 13, "Prat"), (13, 14, "Cantera"))
    assert {each.crossings for each in namesakes(network, "Prat")} == {(), ("Cantera",)}


def test_a_name_nothing_bears_has_no_streets() -> None:
    assert namesakes(a_row((0, 1, "Prat")), "Rua que não há") == []
