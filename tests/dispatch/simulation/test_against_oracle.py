"""At a prompt, on folders drawn by seed, the simulator and the plan say what the second ones say."""

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.dispatch.simulation.drawn_folders import WAYS, a_drawn_folder
from tests.dispatch.simulation.oracle import Oracle
from tests.dispatch.simulation.oracle_folder import read
from tests.dispatch.simulation.oracle_plan import best_layout, objective
from web.cli import app

ROUNDS = 2


def farol(*words: str) -> dict[str, object]:
    """What is printed as JSON."""
    done = CliRunner().invoke(app, [*words, "--json"])
    assert (done.exit_code, done.stderr) == (0, "")
    printed: dict[str, object] = json.loads(done.stdout)
    return printed


def near(value: object) -> object:
    """Minutes added up in another order are the same minutes."""
    return pytest.approx(value, rel=1e-9, abs=1e-6)


@pytest.mark.parametrize("seed", range(ROUNDS * len(WAYS)))
def test_every_call_is_answered_as_the_second_simulator_says(tmp_path: Path, seed: int) -> None:
    folder, out = a_drawn_folder(tmp_path / "s", seed), tmp_path / "results.csv"
    printed = farol("simulate", "--scenario", str(folder), "--out", str(out))
    world = read(folder)
    oracle = Oracle(world)
    answers = oracle.run()
    with out.open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == world.call_ids
    responses = [each.arrives - call["arrival"] for each, call in zip(answers, world.calls, strict=True)]
    for row, each, response in zip(rows, answers, responses, strict=True):
        assert row["unit"] == world.units[each.unit][0], row
        minutes = [
            float(row[name]) for name in ("driving_min", "waiting_min", "response_min", "finished_min")
        ]
        assert minutes == near([each.driving, each.waited, response, each.finished]), row
    last = max((each.finished for each in answers), default=0.0)
    busy = [minutes / last if last else 0.0 for minutes in oracle.busy]
    assert printed["busy"] == near(dict(zip([name for name, _ in world.units], busy, strict=True)))
    assert (printed["calls"], printed["waited"]) == (len(answers), sum(bool(each.waited) for each in answers))
    if answers:
        assert [printed[name] for name in ("mean", "p50", "p90", "p95")] == near(
            [sum(responses) / len(responses), *(quantile(responses, p) for p in (0.5, 0.9, 0.95))]
        )
        assert printed["within_threshold"] == near(
            sum(r < oracle.tau + 1e-9 for r in responses) / len(responses)
        )


def quantile(values: list[float], p: float) -> float:
    """Between the two values around the place p of the way from the least to the greatest."""
    ordered = sorted(values)
    place = p * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


@pytest.mark.parametrize("seed", range(60))
def test_a_plan_is_the_best_of_every_layout(tmp_path: Path, seed: int) -> None:
    folder, units = a_drawn_folder(tmp_path / "s", seed), (0, 1, 2, 3, 7)[seed % 5]
    found = farol("plan", "--scenario", str(folder), "--units", str(units))
    world = read(folder)
    layout = found["layout"]
    assert isinstance(layout, dict)
    assert (list(layout), sum(layout.values())) == ([name for name, _ in world.stations], units)
    places = [node for name, node in world.stations for _ in range(layout[name])]
    best = best_layout(world, units)
    assert objective(world, places) == near(best)
    assert (found["objective"], found["bound"]) == (near(best), near(best))
