"""A record as a scenario: its places as nodes of the simulation, its jobs as calls, its units as units."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from dispatch.arrays import Bools, Int64s
from dispatch.crew import vehicles_by_crew
from dispatch.simulation.policy import Policy
from dispatch.simulation.region import plane
from dispatch.simulation.replay.jobs import Job, jobs_of
from dispatch.simulation.replay.record import Record, RecordedUnit
from dispatch.simulation.travel import LONGEST_S, Journeys
from dispatch.simulation.world import Calls, Scenario, Units, World
from dispatch.unit import Station
from routing.geo import LatLon
from routing.zones import Zone


def places_of(
    record: Record, zones: Iterable[Zone], hospitals: Iterable[LatLon], sites: Iterable[LatLon] = ()
) -> list[LatLon]:
    """Each once: homes, then stations and further sites units may be put at, scenes and hospitals."""
    homes = [at for zone in zones for at in zone.positions]
    stations = [each.station.position for each in record.units]
    scenes = [each.position for each in record.incidents if each.position is not None]
    return [*dict.fromkeys([*homes, *stations, *sites, *scenes, *hospitals])]


@dataclass(frozen=True, kw_only=True)
class Stage:
    """What stays the same however the day is told."""

    record: Record
    zones: Sequence[Zone]
    hospitals: Sequence[LatLon]
    places: Sequence[LatLon]
    """As `places_of` gives them."""
    journeys: Journeys
    """Between the places, as it was."""

    def scenario(
        self, units: Sequence[RecordedUnit], policy: Policy, closed: Journeys | None = None
    ) -> Scenario:
        """closed: between the places with a street closed; None: as it was. Where there was a way and is
        none any more, nobody is sent."""
        world = self._world
        if closed is not None:
            no_way = closed.approximate & ~self.journeys.approximate
            minutes = np.where(no_way, LONGEST_S / 60, closed.minutes)
            world = replace(world, minutes=minutes, no_way=no_way)
        stations = list(dict.fromkeys(each.station for each in units))
        return Scenario(
            world=replace(
                world,
                stations=tuple(each.name for each in stations),
                station_node=self._nodes(each.position for each in stations),
            ),
            units=_fleet(units, {each: i for i, each in enumerate(stations)}),
            calls=replace(self._calls, may=_may(self.jobs, units)),
            policy=policy,
        )

    @property
    def off_road(self) -> int:
        """Incidents no way by road is known to from any station, as it was."""
        stations = self._nodes({each.station.position for each in self.record.units})
        scenes = self._nodes(e.position for e in self.record.of_span() if e.position is not None)
        return int(self.journeys.approximate[np.ix_(stations, scenes)].all(axis=0).sum())

    @cached_property
    def jobs(self) -> list[Job]:
        return jobs_of(self.record)

    @cached_property
    def _node(self) -> dict[LatLon, int]:
        return {at: i for i, at in enumerate(self.places)}

    def _nodes(self, places: Iterable[LatLon]) -> Int64s:
        return np.array([self._node[at] for at in places], np.int64)

    @cached_property
    def _world(self) -> World:
        """Without stations."""
        demand = np.zeros(len(self.places))
        for zone in self.zones:
            np.add.at(demand, self._nodes(zone.positions), zone.people / len(zone.positions))
        return World(
            xy=plane(self.places),
            demand=demand,
            minutes=self.journeys.minutes,
            stations=(),
            station_node=np.empty(0, np.int64),
            hospital_node=self._nodes(dict.fromkeys(self.hospitals)),
        )

    @cached_property
    def _calls(self) -> Calls:
        """The first call's opening is the simulation's minute 0."""
        jobs, world = self.jobs, self._world
        starts_min = min((job.incident.opened_min for job in jobs), default=0.0)
        node = self._nodes(job.incident.position for job in jobs if job.incident.position is not None)
        taken = [job.part.left_min is not None and len(self.hospitals) > 0 for job in jobs]
        drives = np.zeros(len(jobs))
        if any(taken):
            drives = world.minutes[node, world.nearest_hospital[node]]
        return Calls(
            name=tuple(str(job.part.id) for job in jobs),
            arrival_min=np.array([job.reaches_min - starts_min for job in jobs]),
            node=node,
            turnout_min=np.array([job.turnout_min for job in jobs]),
            on_scene_min=np.array([job.on_scene_min(to) for job, to in zip(jobs, taken, strict=True)]),
            transport=np.array(taken, np.bool_),
            handover_min=np.array(
                [job.handover_min(drive) for job, drive in zip(jobs, drives.tolist(), strict=True)]
            ),
            priority=np.array([job.incident.priority for job in jobs], np.int64),
        )


def _fleet(units: Sequence[RecordedUnit], number: Mapping[Station, int]) -> Units:
    skills = [each.capabilities for each in units]
    return Units(
        name=tuple(each.name for each in units),
        station=np.array([number[each.station] for each in units], np.int64),
        alike=np.array([[bool(one & other) for other in skills] for one in skills], np.bool_),
        crew=_crews(units),
    )


def _crews(units: Sequence[RecordedUnit]) -> Int64s | None:
    """None where each has its own."""
    of_unit = {each.id: i for i, crew in enumerate(vehicles_by_crew(units)) for each in crew}
    numbers = [of_unit[each.id] for each in units]
    return np.array(numbers, np.int64) if len(set(numbers)) < len(numbers) else None


def _may(jobs: Sequence[Job], units: Sequence[RecordedUnit]) -> Bools:
    can = [[unit.can(job.part.needs) for unit in units] for job in jobs]
    return np.array(can, np.bool_).reshape(len(jobs), len(units))
