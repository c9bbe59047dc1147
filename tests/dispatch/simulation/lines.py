"""Scenarios along one straight road: a node is so many minutes from its beginning, and so is everything."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dispatch.simulation.day import simulate
from dispatch.simulation.outcome import Outcome, Outcomes
from dispatch.simulation.policy import Policy
from dispatch.simulation.world import Calls, Scenario, Units, World


@dataclass(frozen=True, slots=True, kw_only=True)
class Road:
    """Minutes along the road. Every place is a node; nodes come in the order of `nodes`."""

    nodes: tuple[float, ...]
    stations: tuple[float, ...]
    units: tuple[float, ...]
    """Each one's own station."""
    hospitals: tuple[float, ...] = ()
    demand: tuple[float, ...] | None = None

    def world(self) -> World:
        x = np.array(self.nodes)
        return World(
            xy=np.column_stack([x, np.zeros(len(x))]),
            demand=np.ones(len(x)) if self.demand is None else np.array(self.demand),
            minutes=np.abs(x[:, None] - x[None, :]),
            stations=tuple(str(at) for at in self.stations),
            station_node=self.numbers(self.stations),
            hospital_node=self.numbers(self.hospitals),
        )

    def numbers(self, places: Sequence[float]) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
        return np.array([self.nodes.index(at) for at in places], np.int64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    at: float
    """Minute of arrival."""
    place: float
    on_scene: float = 10.0
    turnout: float = 0.0
    handover: float | None = None
    """None: nobody is taken to hospital."""


def a_scenario(road: Road, calls: Sequence[Call], policy: Policy | None = None) -> Scenario:
    return Scenario(
        world=road.world(),
        units=Units(
            name=tuple(f"U{i}" for i in range(1, len(road.units) + 1)),
            station=np.array([road.stations.index(at) for at in road.units], np.int64),
        ),
        calls=Calls(
            name=tuple(str(i) for i in range(1, len(calls) + 1)),
            arrival_min=np.array([each.at for each in calls]),
            node=road.numbers([each.place for each in calls]),
            turnout_min=np.array([each.turnout for each in calls]),
            on_scene_min=np.array([each.on_scene for each in calls]),
            transport=np.array([each.handover is not None for each in calls], np.bool_),
            handover_min=np.array([each.handover or 0.0 for each in calls]),
        ),
        policy=policy or Policy(),
    )


def run(road: Road, *calls: Call, policy: Policy | None = None) -> Outcomes:
    return simulate(a_scenario(road, calls, policy))


def of_calls(road: Road, *calls: Call, policy: Policy | None = None) -> list[Outcome]:
    """One a call."""
    return run(road, *calls, policy=policy).answered


def who_went(road: Road, *calls: Call, policy: Policy | None = None) -> list[str]:
    """One a call: the unit that came."""
    return [f"U{each.unit + 1}" for each in of_calls(road, *calls, policy=policy)]
