"""How many people units can reach in time, and whom an assignment leaves bare."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from routing.network import CLOSED_MS, Int64s
from routing.reach import Stands
from routing.search_graph import SearchGraph
from routing.spot import Snap
from routing.trees import times_from
from routing.zones import Bools, Zones


@dataclass(frozen=True, slots=True)
class Coverage:
    """People within reach, whole and zone by zone."""

    people: float
    covered: float
    by_zone: Mapping[str, float]
    """Covered people of every zone, 0 included."""

    @property
    def share(self) -> float:
        """0 to 1; of no people at all everybody is covered."""
        return self.covered / self.people if self.people else 1.0


@dataclass(frozen=True, slots=True)
class Change:
    """Between two coverages of the same zones."""

    people: float
    """Covered after less covered before: negative when people are left bare."""
    left_bare: Mapping[str, float]
    """Zones that lose, and how many people; those that lose most first."""
    gained: Mapping[str, float]


def covered(
    view: SearchGraph, zones: Zones, stands: Stands, within_s: float, without: Collection[str] = ()
) -> Coverage:
    """People within so many seconds of driving and walking of the soonest unit, turnout not included.

    `without`: names of units that do not count, such as those about to be assigned.
    """
    counted = np.array([name not in without for name in stands.names], np.bool_)
    limit_ms = round(within_s * 1000)
    there = counted[stands.unit]
    ms = times_from(view, stands.state[there], stands.ms[there], limit_ms)
    soonest = np.full(len(zones.snaps), CLOSED_MS, np.int64)
    cell, state, last_ms = zones.entries()
    np.minimum.at(soonest, cell, ms[state] + last_ms)
    unit, cell, direct_ms = zones.direct(stands)
    np.minimum.at(soonest, cell[counted[unit]], direct_ms[counted[unit]])
    people = zones.people_of(soonest <= limit_ms)
    by_zone = {zone.name: each for zone, each in zip(zones.zones, people.tolist(), strict=True)}
    return Coverage(sum(zone.people for zone in zones.zones), float(people.sum()), by_zone)


def change(before: Coverage, after: Coverage) -> Change:
    """What an assignment leaves bare, or a unit that comes back covers again."""
    more = {name: people - before.by_zone[name] for name, people in after.by_zone.items()}
    ranked = sorted(more.items(), key=lambda item: (item[1], item[0]))
    left_bare = {name: -people for name, people in ranked if people < 0}
    gained = {name: people for name, people in reversed(ranked) if people > 0}
    return Change(after.covered - before.covered, left_bare, gained)


def cover_counts(view: SearchGraph, zones: Zones, stands: Stands, within_s: float) -> Bools:
    """Units × zones, both in their own order: whether the unit is in time at half of its positions.

    Its sums over units are the k_c, and its rows the C(u), of the least-cover-lost rule.
    """
    reached = times_to_cells(view, zones, stands, within_s) < CLOSED_MS
    cells = np.bincount(zones.cell_zone, minlength=len(zones.zones))
    in_time = np.zeros((len(zones.zones), len(stands.names)), np.int64)
    np.add.at(in_time, zones.cell_zone, reached.T)
    return np.asarray((cells <= 2 * in_time.T) & (cells > 0))


def times_to_cells(view: SearchGraph, zones: Zones, stands: Stands, within_s: float) -> Int64s:
    """Units × cells: milliseconds there, driving and walking; CLOSED_MS when it is longer than the time."""
    limit_ms = round(within_s * 1000)
    cell, state, last_ms = zones.entries()
    of_unit, rows = _one_of_each(stands)
    found = np.full((len(rows), len(zones.snaps)), CLOSED_MS, np.int64)
    for i, some in enumerate(rows):
        ms = times_from(view, stands.state[some], stands.ms[some], limit_ms)
        np.minimum.at(found[i], cell, ms[state] + last_ms)
    times = found[of_unit]
    unit, cell, direct_ms = zones.direct(stands)
    np.minimum.at(times, (unit, cell), direct_ms)
    times[times > limit_ms] = CLOSED_MS
    return times


def _one_of_each(stands: Stands) -> tuple[Int64s, list[Int64s]]:
    """Units in one place are searched for once: the place of each unit by number, and the stands of each."""
    places: dict[Snap | None, int] = {}
    of_unit = np.array([places.setdefault(snap, len(places)) for snap in stands.snaps], np.int64)
    first = {place: unit for unit, place in reversed(list(enumerate(of_unit.tolist())))}
    return of_unit, [np.flatnonzero(stands.unit == first[place]) for place in range(len(places))]
