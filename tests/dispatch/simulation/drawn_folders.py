"""Scenario folders drawn by seed: asymmetric times with ties, things that happen at once, too few units."""

import csv
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import product
from pathlib import Path

WAYS = list(
    product(
        ("closest", "hybrid", "cover"), ("own", "dmexclp"), ("fifo", "aged"), (None, 0, 1, 2.0), (False, True)
    )
)
"""Dispatch, return, queue, swap gain, and whether a hybrid choice is kept in time: every combination."""

Number = Callable[[float, float], float]


@dataclass
class Draw:
    """What is drawn next; whole, half and tenth minutes make things happen at once."""

    by: random.Random
    number: Number

    @staticmethod
    def seeded(seed: int) -> "Draw":
        """One manner of number a folder."""
        by = random.Random(seed)
        manners: list[Number] = [
            lambda a, b: by.randint(int(a), int(b)),
            lambda a, b: by.randint(int(2 * a), int(2 * b)) / 2,
            lambda a, b: round(by.uniform(a, b), 1),
            by.uniform,
        ]
        return Draw(by, by.choice(manners))


def a_drawn_folder(folder: Path, seed: int) -> Path:
    """The same seed, the same folder; seeds that follow each other go through all WAYS."""
    draw = Draw.seeded(seed)
    by = draw.by
    folder.mkdir()
    nodes = [f"{by.choice(('n', ''))}{i}" for i in range(by.choice((1, 2, 3, 5, 8, 12, 20)))]
    _write(folder / "nodes.csv", *_nodes(by, nodes))
    _write(folder / "times.csv", nodes, ([_minutes(draw, i == j) for j in nodes] for i in nodes))
    stations = [f"S{i}" for i in range(by.randint(1, 5))]
    _write(folder / "stations.csv", ("id", "node"), ((each, by.choice(nodes)) for each in stations))
    hospitals = by.choice((0, 1, 3))
    if hospitals or by.random() < 0.5:
        _write(folder / "hospitals.csv", ("node",), ([by.choice(nodes)] for _ in range(hospitals)))
    units = [(f"U{i}", by.choice(stations)) for i in range(by.randint(1, 7))]
    _write(folder / "units.csv", ("id", "station"), units)
    _write(folder / "calls.csv", *_calls(draw, nodes, len(units), bool(hospitals)))
    (folder / "scenario.toml").write_text(_rules(by, seed))
    return folder


def _nodes(by: random.Random, nodes: list[str]) -> tuple[list[str], list[list[object]]]:
    heading, rows = ["id", "x", "y"], [[each, by.uniform(0, 20), by.uniform(0, 20)] for each in nodes]
    if by.random() < 0.6:
        heading.append("weight")
        rows = [[*row, by.choice((0, 1, by.uniform(0, 9)))] for row in rows]
    return heading, rows


def _minutes(draw: Draw, same: bool) -> float:
    return 0 if same and draw.by.random() < 0.9 else draw.number(0, 15)


def _calls(
    draw: Draw, nodes: list[str], units: int, hospitals: bool
) -> tuple[list[str], list[tuple[object, ...]]]:
    by, count = draw.by, draw.by.choice((0, 1, 10, 40))
    span_min = max(1.0, count * by.uniform(4, 40) / units)
    arrivals = [draw.number(0, span_min) for _ in range(count)]
    if by.random() < 0.7:
        arrivals.sort()
    heading = ["id", "arrival_min", "node", "on_scene_min", "handover_min", "transport"]
    rows: list[tuple[object, ...]] = [
        (
            f"c{i}",
            at,
            by.choice(nodes),
            draw.number(0, 15),
            draw.number(0, 15),
            int(hospitals and by.random() < 0.5),
        )
        for i, at in enumerate(arrivals)
    ]
    if by.random() < 0.5:
        heading.append("turnout_min")
        rows = [(*row, draw.number(0, 3)) for row in rows]
    return heading, rows


def _rules(by: random.Random, seed: int) -> str:
    dispatch, home, queue, gain, in_time = WAYS[seed % len(WAYS)]
    lines = [f'dispatch = "{dispatch}"', f'return = "{home}"', f'queue = "{queue}"']
    lines += [] if gain is None else [f"swap_gain_min = {gain}"]
    lines += ["hybrid_in_time = true"] if in_time else []
    lines += [
        f"threshold_min = {by.choice((3, 5, 8.0, 12.5))}",
        f"busy_fraction = {by.choice((0, 0.3, 0.8))}",
    ]
    return "\n".join([*lines, f"return_speed_factor = {by.choice((0.5, 0.95, 1))}"]) + "\n"


def _write(path: Path, heading: Iterable[object], rows: Iterable[Iterable[object]]) -> None:
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([heading, *rows])
