"""A city as a scenario: its stations, hospitals and people on its own streets, its calls drawn by chance."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import cos, radians

import numpy as np

from dispatch.arrays import Floats
from dispatch.simulation.demand import WEEK_H, Care, drawn
from dispatch.simulation.policy import Policy
from dispatch.simulation.travel import Travel
from dispatch.simulation.world import Scenario, Units, World
from routing.geo import LatLon
from routing.zones import Zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    zones: tuple[Zone, ...]
    """Each of their positions is a node, with its part of the zone's people; nodes come in this order."""
    stations: Mapping[str, LatLon]
    hospitals: tuple[LatLon, ...]
    units: Mapping[str, str]
    """Unit → the name of its station; in order of preference."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """How much there is to do, and for how long."""

    expected: Floats
    """Calls, hours of the week × places of the zones; see demand.by_people."""
    care: Care
    hours: int
    seed: int


class RegionWorld:
    """A region and the minutes between its places: asked once, then used for any load and policy."""

    def __init__(self, region: Region, travel: Travel) -> None:
        cells = [at for zone in region.zones for at in zone.positions]
        places = [*cells, *region.stations.values(), *region.hospitals]
        journeys = travel.between(places)
        self.people = np.array([z.people / len(z.positions) for z in region.zones for _ in z.positions])
        """One a place of the zones."""
        self.approximate = float(journeys.approximate.mean())
        """Share of the journeys that no way by road is known for."""
        hospitals_from = len(cells) + len(region.stations)
        self._world = World(
            xy=plane(places),
            demand=np.zeros(len(places)),
            minutes=journeys.minutes,
            stations=tuple(region.stations),
            station_node=np.arange(len(cells), hospitals_from),
            hospital_node=np.arange(hospitals_from, len(places)),
        )
        number = {name: i for i, name in enumerate(region.stations)}
        own = np.array([number[station] for station in region.units.values()], np.int64)
        self._units = Units(name=tuple(region.units), station=own)

    def scenario(self, load: Load, policy: Policy) -> Scenario:
        """The same for the same load; a place's demand for cover is its calls in a week.

        Raises ValueError where the load is not this region's, or patients have no hospital to go to.
        """
        if load.expected.shape != (WEEK_H, len(self.people)):
            raise ValueError(
                f"calls of {load.expected.shape} hours and places, not {WEEK_H, len(self.people)}"
            )
        if load.care.transport_share > 0 and not len(self._world.hospital_node):
            raise ValueError("there is no hospital to take patients to")
        demand = self._world.demand.copy()
        demand[: len(self.people)] = load.expected.sum(axis=0)
        return Scenario(
            world=replace(self._world, demand=demand),
            units=self._units,
            calls=drawn(load.expected, load.care, load.hours, load.seed),
            policy=policy,
        )


def busy_share(scenario: Scenario) -> float:
    """0 to 1: how much of the units' time the calls take, each driven to from its nearest station.

    Measured from minute 0 to the last call: an estimate of the chance that a unit is busy.
    """
    world, calls = scenario.world, scenario.calls
    if not len(calls.name):
        return 0.0
    takes_min = calls.turnout_min + calls.on_scene_min
    takes_min = takes_min + world.minutes[np.ix_(world.station_node, calls.node)].min(axis=0)
    if calls.transport.any():
        to_hospital = world.minutes[calls.node, world.nearest_hospital[calls.node]]
        takes_min = takes_min + calls.transport * (to_hospital + calls.handover_min)
    there_is_min = len(scenario.units.name) * float(calls.arrival_min[-1])
    return min(1.0, float(takes_min.sum()) / there_is_min) if there_is_min > 0 else 1.0


def plane(places: Sequence[LatLon]) -> Floats:
    """Places × 2, in degrees of latitude both ways: straight enough over a city."""
    lat = np.array([at.lat for at in places])
    lon = np.array([at.lon for at in places])
    return np.column_stack([lon * cos(radians(float(lat.mean()))), lat])
