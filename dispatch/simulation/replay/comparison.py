"""Two tellings of one day beside the record: call by call, in sum, and how far to believe them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import fmean

import numpy as np

from dispatch.simulation.day import simulate
from dispatch.simulation.outcome import Outcomes
from dispatch.simulation.policy import Policy
from dispatch.simulation.replay.record import RecordedUnit
from dispatch.simulation.replay.stage import Stage
from dispatch.simulation.travel import Journeys
from incidents.terms import IncidentId, Priority


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """How the day is told: by which units, which rules, over which streets (None: as it was)."""

    units: Sequence[RecordedUnit]
    policy: Policy
    closed: Journeys | None = None


@dataclass(frozen=True, slots=True)
class Came:
    """Who was there first, and how long after the call."""

    unit: str
    response_min: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One incident of the span."""

    number: str
    priority: Priority
    opened_at: datetime
    recorded: Came
    then: Came | None
    """Simulated, as it was. None: nobody was able to go."""
    now: Came | None

    @property
    def gain_min(self) -> float | None:
        """How much sooner somebody is there now."""
        if self.then is None or self.now is None:
            return None
        return self.then.response_min - self.now.response_min


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    calls: int
    mean_min: float
    p50_min: float
    p90_min: float
    in_time: float
    """Share within the threshold, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """Over the same calls: those somebody comes to in both tellings."""

    recorded: Figures
    then: Figures
    now: Figures


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Of the day simulated as it was with the record."""

    calls: int
    mean_absolute_error_min: float
    bias_min: float
    """Simulated less recorded, mean: above zero, the simulation is too slow."""
    same_unit: float
    """Share of calls to which the same unit came first, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Comparison:
    rows: tuple[Row, ...]
    """In order of the calls."""
    threshold_min: float

    @property
    def unanswered(self) -> list[Row]:
        """Nobody is able to go any more, or was not in the first place."""
        return [each for each in self.rows if each.gain_min is None]

    def sums(self, priority: Priority | None = None) -> Sums | None:
        """Of one priority, or of all; None without calls."""
        some = [e for e in self.rows if e.gain_min is not None and priority in (None, e.priority)]
        if not some:
            return None
        return Sums(
            recorded=self._figures([each.recorded for each in some]),
            then=self._figures([each.then for each in some]),
            now=self._figures([each.now for each in some]),
        )

    def agreement(self) -> Agreement | None:
        """None where nobody came to anything."""
        pairs = [(each.recorded, each.then) for each in self.rows if each.then is not None]
        if not pairs:
            return None
        off = [then.response_min - recorded.response_min for recorded, then in pairs]
        return Agreement(
            calls=len(pairs),
            mean_absolute_error_min=fmean(map(abs, off)),
            bias_min=fmean(off),
            same_unit=fmean(recorded.unit == then.unit for recorded, then in pairs),
        )

    def _figures(self, came: Iterable[Came | None]) -> Figures:
        times = np.array([each.response_min for each in came if each is not None])
        p50, p90 = np.percentile(times, (50, 90)).tolist()
        return Figures(
            calls=len(times),
            mean_min=float(times.mean()),
            p50_min=p50,
            p90_min=p90,
            in_time=float((times <= self.threshold_min).mean()),
        )


def compare(stage: Stage, then: Telling, now: Telling, threshold_min: float) -> Comparison:
    before, after = _told(stage, then), _told(stage, now)
    names = {each.id: each.name for each in stage.record.units}
    rows = []
    for each in stage.record.of_span():
        first, response_min = each.arrivals[0], each.response_min
        if response_min is None:
            raise ValueError(f"nobody came to {each.number}")
        rows.append(
            Row(
                number=each.number,
                priority=each.priority,
                opened_at=each.opened_at,
                recorded=Came(names[first.unit], response_min),
                then=before.get(each.id),
                now=after.get(each.id),
            )
        )
    return Comparison(tuple(rows), threshold_min)


def _told(stage: Stage, telling: Telling) -> dict[IncidentId, Came]:
    """The first of the units that come to each incident; those nobody comes to are left out."""
    done: Outcomes = simulate(stage.scenario(telling.units, telling.policy, telling.closed))
    first: dict[IncidentId, Came] = {}
    for job, outcome in zip(stage.jobs, done.outcomes, strict=True):
        if outcome is None:
            continue
        came = Came(done.units[outcome.unit], job.decided_min + outcome.response_min)
        held = first.get(job.incident.id)
        if held is None or came.response_min < held.response_min:
            first[job.incident.id] = came
    return first
