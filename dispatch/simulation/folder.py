"""A scenario folder: any published instance as seven small files, read strictly or refused."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dispatch.arrays import Floats, Int64s
from dispatch.simulation.errors import Malformed
from dispatch.simulation.policy import Policy
from dispatch.simulation.rules_file import need_cover, read_policy
from dispatch.simulation.table import Row, numbered, read_lines, read_table, shown
from dispatch.simulation.world import Calls, Scenario, Units, World

MOST_NODES = 10_000
"""The matrix of so many is 800 MB in memory. Assumed."""

CALL_COLUMNS = ("id", "arrival_min", "node", "on_scene_min", "handover_min", "transport")


@dataclass(frozen=True, slots=True)
class _Ground:
    world: World
    node: dict[str, int]
    station: dict[str, int]


def read_scenario(folder: Path) -> Scenario:
    """Raises NoSuchFile, Malformed: the first thing that is wrong, with file and row."""
    policy = read_policy(folder)
    ground = _read_ground(folder)
    return Scenario(
        world=ground.world,
        units=_read_units(folder, ground.station),
        calls=_read_calls(folder, ground),
        policy=policy,
    )


def read_sites(folder: Path) -> tuple[World, Policy]:
    """What a plan needs: no units and no calls are read. Raises NoSuchFile, Malformed."""
    policy = read_policy(folder)
    need_cover(policy, "a plan")
    return _read_ground(folder).world, policy


def _read_ground(folder: Path) -> _Ground:
    rows = _some(read_table(folder / "nodes.csv", ("id", "x", "y"), ("weight",)), "nodes.csv")
    node = numbered(rows)
    sites = _some(read_table(folder / "stations.csv", ("id", "node")), "stations.csv")
    station = numbered(sites)
    hospitals = folder / "hospitals.csv"
    taken = read_table(hospitals, ("node",), ("id",)) if _says_something(hospitals) else []
    world = World(
        xy=np.array([[row.number_of(axis, least=-np.inf) for axis in "xy"] for row in rows]),
        demand=np.array([_weight(row) for row in rows]),
        minutes=_read_minutes(folder / "times.csv", node),
        stations=tuple(station),
        station_node=_nodes(sites, node),
        hospital_node=_nodes(taken, node),
    )
    return _Ground(world, node, station)


def _says_something(path: Path) -> bool:
    """A file that may be left out may be empty."""
    return path.exists() and next(read_lines(path), None) is not None


def _weight(row: Row) -> float:
    """A node without one weighs 1."""
    return row.number_of("weight", default=1.0)


def _nodes(rows: list[Row], node: dict[str, int]) -> Int64s:
    return np.array([row.place_in("node", node) for row in rows], np.int64)


def _some(rows: list[Row], file: str) -> list[Row]:
    if not rows:
        raise Malformed(place=f"{file}, row 2", why="there has to be at least one row")
    return rows


def _read_minutes(path: Path, node: dict[str, int]) -> Floats:
    """In the order of the nodes, whatever the heading's."""
    lines = read_lines(path)
    first, heading = next(lines, (1, []))
    head = Row(path.name, first, {})
    if not heading:
        head.refuse("the heading is missing")
    if len(heading) > MOST_NODES:
        head.refuse(f"more than {MOST_NODES:,} nodes")
    for name in heading:
        if name not in node:
            head.refuse(f"there is no node {shown(name)}")
    if len(set(heading)) < len(heading):
        head.refuse("a node is there twice")
    if missing := node.keys() - set(heading):
        head.refuse(f"the node {shown(min(missing))} is missing")
    given = np.empty((len(heading), len(heading)))
    whats = [f"the time to {to}" for to in heading]
    count, row = 0, head
    for number, cells in lines:
        row = Row(path.name, number, {})
        if len(cells) != len(heading):
            row.refuse(f"{len(cells)} times instead of {len(heading)}")
        if count == len(heading):
            row.refuse(f"more rows of times than {len(heading)}")
        given[count] = row.numbers_in(cells, whats)
        count += 1
    if count < len(heading):
        row.refuse(f"{count} rows of times instead of {len(heading)}")
    column = {name: i for i, name in enumerate(heading)}
    place = np.array([column[name] for name in node])
    return given if (place == np.arange(len(place))).all() else np.asarray(given[np.ix_(place, place)])


def _read_units(folder: Path, station: dict[str, int]) -> Units:
    rows = _some(read_table(folder / "units.csv", ("id", "station")), "units.csv")
    names = tuple(numbered(rows))
    return Units(name=names, station=np.array([row.place_in("station", station) for row in rows], np.int64))


def _read_calls(folder: Path, ground: _Ground) -> Calls:
    """In order of arrival; calls of the same minute as they stand in the file."""
    rows = read_table(folder / "calls.csv", CALL_COLUMNS, ("turnout_min",))
    file_row = numbered(rows)
    arrivals_min = [row.number_of("arrival_min") for row in rows]
    in_order = arrivals_min == sorted(arrivals_min)
    rows.sort(key=lambda row: row.number_of("arrival_min"))
    for row in rows:
        if row.flag("transport") and not len(ground.world.hospital_node):
            row.refuse("there is no hospital to take the patient to")
    return Calls(
        name=tuple(row.text("id") for row in rows),
        arrival_min=np.array([row.number_of("arrival_min") for row in rows]),
        node=_nodes(rows, ground.node),
        turnout_min=np.array([row.number_of("turnout_min", default=0.0) for row in rows]),
        on_scene_min=np.array([row.number_of("on_scene_min") for row in rows]),
        transport=np.array([row.flag("transport") for row in rows], np.bool_),
        handover_min=np.array([_handover_min(row) for row in rows]),
        file_row=None if in_order else np.array([file_row[row.text("id")] for row in rows], np.int64),
    )


def _handover_min(row: Row) -> float:
    """May be left empty where nobody is taken anywhere."""
    return row.number_of("handover_min", default=None if row.flag("transport") else 0.0)
