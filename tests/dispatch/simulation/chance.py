"""Scenarios drawn by chance: a plane of nodes, times that are no distances, busy units."""

import numpy as np
from hypothesis import strategies as st

from dispatch.simulation.policy import Policy
from dispatch.simulation.world import Calls, Scenario, Units, World


def a_chance_scenario(
    seed: int, nodes: int, units: int, calls: int, *, policy: Policy | None = None
) -> Scenario:
    """Whole minutes half of the time, so that things happen at once and units are as close.

    Never whole coordinates: which of two nodes as near is nearer would be up to rounding.
    """
    draw = np.random.default_rng(seed)
    digits = 0 if draw.random() < 0.5 else 4
    stations = int(draw.integers(1, 5))
    world = World(
        xy=draw.uniform(0, 20, (nodes, 2)),
        demand=draw.uniform(0, 9, nodes).round(digits),
        minutes=draw.uniform(0, 15, (nodes, nodes)).round(digits),
        stations=tuple(f"S{i}" for i in range(stations)),
        station_node=draw.integers(0, nodes, stations),
        hospital_node=draw.integers(0, nodes, 2),
    )
    return Scenario(
        world=world,
        units=Units(name=tuple(f"U{i}" for i in range(units)), station=draw.integers(0, stations, units)),
        calls=Calls(
            name=tuple(f"C{i}" for i in range(calls)),
            arrival_min=np.sort(draw.uniform(0, calls * draw.uniform(5, 40) / units, calls).round(digits)),
            node=draw.integers(0, nodes, calls),
            turnout_min=draw.uniform(0, 2, calls).round(digits),
            on_scene_min=draw.uniform(0, 20, calls).round(digits),
            transport=draw.random(calls) < 0.5,
            handover_min=draw.uniform(0, 20, calls).round(digits),
        ),
        policy=policy or Policy(return_speed_factor=float(draw.choice([0.5, 0.95, 1.0]))),
    )


some_scenarios = st.builds(
    a_chance_scenario,
    st.integers(0, 2**32),
    st.integers(1, 12),
    st.integers(1, 6),
    st.integers(0, 40),
)
