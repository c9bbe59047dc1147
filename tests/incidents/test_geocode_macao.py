"""Every named street of Macao, with slips of the keyboard; skipped where the real names are absent."""

import json
import random
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from pathlib import Path
from time import perf_counter

import pytest

from incidents.geocode.gazetteer import Gazetteer, NamedStreet
from incidents.geocode.names import forms
from incidents.geocode.search import Geocoder
from incidents.geocode.spelling import is_han
from routing.geo import LatLon

ROADS = Path(__file__).parents[2] / "../shared/data/macau/macau_roads.json"
BOUNDS = (LatLon(22.10, 113.52), LatLon(22.22, 113.61))
QUERIES = 600

pytestmark = pytest.mark.skipif(not ROADS.exists(), reason="the names of Macao's streets are not here")


@cache
def streets() -> tuple[NamedStreet, ...]:
    lines: dict[str, list[tuple[LatLon, ...]]] = defaultdict(list)
    for road in json.loads(ROADS.read_text(encoding="utf-8")):
        lines[road["name"]].append(tuple(LatLon(lat, lon) for lat, lon in road["path"]))
    return tuple(NamedStreet(name, {}, tuple(held), frozenset()) for name, held in sorted(lines.items()))


@cache
def macao() -> Geocoder:
    return Geocoder(Gazetteer((), streets(), BOUNDS))


def said(street: NamedStreet, rng: random.Random) -> str:
    """One of its names: Chinese or Portuguese, not both."""
    names = [each.strip() for each in forms(street.name)]
    return rng.choice([each for each in names if each and is_han(each) != any(c.isascii() for c in each)])


def slipped(name: str, rng: random.Random) -> str:
    """One character wrong, lost, doubled or swapped with the next."""
    at = rng.randrange(len(name) - 1)
    letters = "街大馬路新巷山水里前地東西南北" if is_han(name) else "abcdefghilmnoprstuv"
    slips: list[Callable[[], str]] = [
        lambda: name[:at] + rng.choice(letters) + name[at + 1 :],
        lambda: name[:at] + name[at + 1 :],
        lambda: name[: at + 1] + name[at:],
        lambda: name[:at] + name[at + 1] + name[at] + name[at + 2 :],
    ]
    return rng.choice(slips)()


def recall(slip: Callable[[str, random.Random], str], limit: int) -> tuple[float, list[float]]:
    """Share of queries whose street is among the candidates, and how long each took in ms, sorted."""
    rng, found, took_ms = random.Random(2026), 0, []
    for street in rng.choices(streets(), k=QUERIES):
        query = slip(said(street, rng), rng)
        began = perf_counter()
        candidates = macao().find(query, limit)
        took_ms.append((perf_counter() - began) * 1000)
        found += street.name in [each.label for each in candidates]
    return found / QUERIES, sorted(took_ms)


def test_every_name_typed_right_is_among_the_first_five() -> None:
    share, _ = recall(lambda name, rng: name, 5)
    assert share >= 0.99


def test_a_name_with_a_slip_is_among_the_first_five(record_property: Callable[[str, object], None]) -> None:
    share, took_ms = recall(slipped, 5)
    record_property("recall_at_5", share)
    record_property("p50_ms", took_ms[len(took_ms) // 2])
    record_property("p95_ms", took_ms[int(len(took_ms) * 0.95)])
    print(
        f"recall@5 {share:.3f}, p50 {took_ms[QUERIES // 2]:.2f} ms, p95 {took_ms[int(QUERIES * 0.95)]:.2f} ms"
    )
    assert share >= 0.93


def test_a_confidence_is_about_how_often_it_is_right() -> None:
    """Half the names are missing from this city, so half the callers ask for what it cannot know."""
    rng = random.Random(7)
    half = Geocoder(Gazetteer((), streets()[::2], BOUNDS))
    right, sum_of_confidence, sure = 0, 0.0, 0
    for street in rng.choices(streets(), k=QUERIES):
        candidates = half.find(slipped(said(street, rng), rng), 1)
        if candidates and candidates[0].confidence >= 0.6:
            sure += 1
            right += candidates[0].label == street.name
            sum_of_confidence += candidates[0].confidence
    assert right / sure == pytest.approx(sum_of_confidence / sure, abs=0.08)
