"""A scenario folder read a second time, plainly, for the second simulator; nothing of the program is used."""

import csv
import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass
class World:
    """One scenario folder, nodes as row numbers."""

    ids: list[str]
    xy: list[tuple[float, float]]
    weight: list[float]
    times: list[list[float]]
    stations: list[tuple[str, int]]
    hospitals: list[int]
    units: list[tuple[str, int]]
    calls: list[dict[str, float]]
    call_ids: list[str]
    rules: dict[str, object]


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of one CSV file."""
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def read(folder: Path) -> World:
    """A well-formed folder; anything else is not this file's business."""
    nodes = rows(folder / "nodes.csv")
    ids = [row["id"] for row in nodes]
    at = {one: number for number, one in enumerate(ids)}
    table = [line for line in csv.reader((folder / "times.csv").open(newline="")) if line]
    order = [at[one] for one in table[0]]
    times = [[0.0] * len(ids) for _ in ids]
    for i, line in enumerate(table[1:]):
        for j, cell in enumerate(line):
            times[order[i]][order[j]] = float(cell)
    stations = [(row["id"], at[row["node"]]) for row in rows(folder / "stations.csv")]
    home = {one: number for number, (one, _) in enumerate(stations)}
    hospitals = rows(folder / "hospitals.csv") if (folder / "hospitals.csv").exists() else []
    calls = rows(folder / "calls.csv")
    return World(
        ids=ids,
        xy=[(float(row["x"]), float(row["y"])) for row in nodes],
        weight=[float(row["weight"]) if row.get("weight") else 1.0 for row in nodes],
        times=times,
        stations=stations,
        hospitals=[at[row["node"]] for row in hospitals],
        units=[(row["id"], home[row["station"]]) for row in rows(folder / "units.csv")],
        calls=[
            {
                "arrival": float(row["arrival_min"]),
                "node": at[row["node"]],
                "scene": float(row["on_scene_min"]),
                "handover": float(row["handover_min"]),
                "transport": float(row["transport"]),
                "turnout": float(row.get("turnout_min") or 0),
            }
            for row in calls
        ],
        call_ids=[row["id"] for row in calls],
        rules=tomllib.loads((folder / "scenario.toml").read_text()),
    )
