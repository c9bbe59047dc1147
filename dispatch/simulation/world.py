"""The ground of a simulation: places, the minutes between them, what stands there and what happens."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from dispatch.arrays import Bools, Floats, Int64s
from dispatch.simulation.policy import Policy


@dataclass(frozen=True, kw_only=True)
class World:
    """Nodes are numbers from 0, and so are stations."""

    xy: Floats
    """Nodes × 2, on a plane of any unit: only nearness on it counts."""
    demand: Floats
    """One a node: its weight in expected cover."""
    minutes: Floats
    """Nodes × nodes, with the siren on: from the row to the column."""
    stations: tuple[str, ...]
    station_node: Int64s
    hospital_node: Int64s
    no_way: Bools | None = None
    """Nodes × nodes, from the row to the column: nobody is sent where there is none. None: always one."""

    @cached_property
    def nearest_hospital(self) -> Int64s:
        """One a node: the hospital's node with the least time from there, the earlier of even ones.

        Raises ValueError where there is no hospital.
        """
        return np.asarray(self.hospital_node[self.minutes[:, self.hospital_node].argmin(axis=1)], np.int64)

    def covers(self, threshold_min: float) -> Bools:
        """Nodes × nodes: whether a unit in the row is in time at the column, turnout not included."""
        return np.asarray(self.minutes <= threshold_min)


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """In order of preference: of even units the earlier goes."""

    name: tuple[str, ...]
    station: Int64s
    """Number of each one's own station."""
    alike: Bools | None = None
    """Units × units: which stand in for each other when cover is counted. None: all do."""
    crew: Int64s | None = None
    """Number of each one's crew, from 0; one crew mans one of its units at a time. None: each has its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calls:
    """In order of arrival; minutes from the start of the simulation."""

    name: tuple[str, ...]
    arrival_min: Floats
    node: Int64s
    turnout_min: Floats
    """Between assignment and wheels turning, whichever unit is sent."""
    on_scene_min: Floats
    transport: Bools
    handover_min: Floats
    """At the hospital; counts only with transport."""
    file_row: Int64s | None = None
    """Where each stood among the rows of a file, counted from 0. None: in this order."""
    may: Bools | None = None
    """Calls × units: who can do what is asked. None: any unit."""
    priority: Int64s | None = None
    """1 is the most urgent; of calls that wait the most urgent go first. None: they are all as urgent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """All a simulation needs. Nothing in it is drawn: the same scenario, the same day."""

    world: World
    units: Units
    calls: Calls
    policy: Policy
