"""A scenario as the files of its folder, in the format `folder.py` reads: what is read back is the same."""

import csv
from collections.abc import Iterable
from io import StringIO

import numpy as np

from dispatch.arrays import Bools, Floats, Int64s
from dispatch.simulation.policy import Policy
from dispatch.simulation.world import Calls, Scenario, World


def files_of(scenario: Scenario, notes: str = "") -> dict[str, str]:
    """Name → text; the same for the same scenario. Nodes are n1, n2, …; minutes as exactly as they are known.

    notes: lines of comment at the head of `scenario.toml`.
    """
    world, units = scenario.world, scenario.units
    homes = [world.stations[i] for i in units.station.tolist()]
    return {
        "nodes.csv": _table(("id", "x", "y", "weight"), _nodes(world)),
        "times.csv": _table(_names(np.arange(len(world.demand))), map(_numbers, world.minutes)),
        "stations.csv": _table(("id", "node"), zip(world.stations, _names(world.station_node), strict=True)),
        "hospitals.csv": _table(("node",), ([each] for each in _names(world.hospital_node))),
        "units.csv": _table(("id", "station"), zip(units.name, homes, strict=True)),
        "calls.csv": _table(
            ("id", "arrival_min", "node", "on_scene_min", "handover_min", "transport", "turnout_min"),
            _calls(scenario.calls),
        ),
        "scenario.toml": _rules(scenario.policy, notes),
    }


def _names(nodes: Int64s) -> list[str]:
    return [f"n{i + 1}" for i in nodes.tolist()]


def _numbers(values: Floats) -> list[str]:
    return [repr(each) for each in values.tolist()]


def _flags(values: Bools) -> list[int]:
    return [int(each) for each in values.tolist()]


def _nodes(world: World) -> Iterable[tuple[str, ...]]:
    x, y = world.xy.T
    return zip(_names(np.arange(len(x))), _numbers(x), _numbers(y), _numbers(world.demand), strict=True)


def _calls(calls: Calls) -> Iterable[tuple[object, ...]]:
    return zip(
        calls.name,
        _numbers(calls.arrival_min),
        _names(calls.node),
        _numbers(calls.on_scene_min),
        _numbers(calls.handover_min),
        _flags(calls.transport),
        _numbers(calls.turnout_min),
        strict=True,
    )


def _table(heading: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    text = StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(heading)
    table.writerows(rows)
    return text.getvalue()


def _rules(policy: Policy, notes: str) -> str:
    words = {"dispatch": policy.dispatch, "return": policy.home, "queue": policy.queue}
    numbers = {
        "swap_gain_min": policy.swap_gain_min,
        "threshold_min": policy.threshold_min,
        "busy_fraction": policy.busy_fraction,
        "return_speed_factor": policy.return_speed_factor,
    }
    lines = [f"# {each}" for each in notes.splitlines()]
    lines += [f'{key} = "{word.value}"' for key, word in words.items()]
    lines += [f"{key} = {number!r}" for key, number in numbers.items() if number is not None]
    lines += ["hybrid_in_time = true"] if policy.hybrid_in_time else []
    return "\n".join(lines) + "\n"
