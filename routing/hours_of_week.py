"""How much longer streets take at each hour of the week, by class or as learned street by street."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from routing.network import CLOSED_MS, KINDS, Arrays, Floats, Int64s

HOURS = 168
"""Of a local week; hour 0 is Monday 00:00 to 01:00."""

NOT_LEARNED = -1
"""In place of milliseconds."""

SLOWEST = 100.0
"""A factor beyond this, or below a hundredth, is an error of who learned it. Assumed."""


@dataclass(frozen=True, slots=True, eq=False)
class SpeedTable:
    """What is learned for a street counts, else the factor of its class."""

    factor: Floats
    """Classes as in KINDS × HOURS: travel time over that of the network's own times."""
    learned_arc: Int64s = field(default_factory=lambda: np.empty(0, np.int64))
    """Arcs something is known of, each once."""
    learned_ms: Int64s = field(default_factory=lambda: np.empty((0, HOURS), np.int64))
    """Beside them, × HOURS; NOT_LEARNED where nothing is."""

    def __post_init__(self) -> None:
        if self.factor.shape != (len(KINDS), HOURS):
            raise ValueError(f"factors are {len(KINDS)} classes by {HOURS} hours, not {self.factor.shape}")
        if not bool(np.all((self.factor >= 1 / SLOWEST) & (self.factor <= SLOWEST))):
            raise ValueError(f"a factor on travel time lies between {1 / SLOWEST} and {SLOWEST}")
        if self.learned_ms.shape != (len(self.learned_arc), HOURS):
            raise ValueError(f"learned times are {len(self.learned_arc)} arcs by {HOURS} hours")


FLAT = SpeedTable(np.ones((len(KINDS), HOURS)))
"""Every hour like every other."""


def by_class(factors: Mapping[str, Sequence[float]]) -> SpeedTable:
    """From 168 factors a class; other classes stay flat. Raises ValueError for an unknown class or a
    wrong count."""
    table = np.ones((len(KINDS), HOURS))
    for kind, week in factors.items():
        if kind not in KINDS or len(week) != HOURS:
            raise ValueError(f"{kind}: {len(week)} hours; a class of {', '.join(KINDS)} has {HOURS}")
        table[KINDS.index(kind)] = week
    return SpeedTable(table)


def with_learned(table: SpeedTable, seconds: Mapping[int, Sequence[float]]) -> SpeedTable:
    """From 168 seconds an arc; a negative or not-a-number second is not known. Replaces what was learned
    before."""
    arcs = sorted(seconds)
    week = np.array([seconds[arc] for arc in arcs], np.float64).reshape(len(arcs), -1) if arcs else None
    if week is None:
        return SpeedTable(table.factor)
    known = np.isfinite(week) & (week >= 0)
    ms = np.where(known, np.rint(np.where(known, week, 0) * 1000), NOT_LEARNED).astype(np.int64)
    return SpeedTable(table.factor, np.array(arcs, np.int64), ms)


def weights_at(arrays: Arrays, table: SpeedTable, weekday_hour: int) -> Int64s:
    """Milliseconds of every arc in that hour (weekday × 24 + hour, Monday first), for
    `StreetNetwork.write_all` or `Overlay.base`. What the network has closed stays closed. Raises
    IndexError beyond the week."""
    if not 0 <= weekday_hour < HOURS:
        raise IndexError(f"a week has hours 0 to {HOURS - 1}, not {weekday_hour}")
    weights = np.rint(arrays.base_ms * table.factor[arrays.kind, weekday_hour])
    learned = table.learned_ms[:, weekday_hour]
    known = learned >= 0
    weights[table.learned_arc[known]] = learned[known]
    open_ms = np.minimum(weights, CLOSED_MS - 1).astype(np.int64)
    return np.where(arrays.base_ms >= CLOSED_MS, CLOSED_MS, open_ms)


def _assumed() -> SpeedTable:
    table = np.ones((len(KINDS), HOURS))
    busy = [KINDS.index(kind) for kind in ("motorway", "trunk", "primary", "secondary")]
    streets = [i for i, kind in enumerate(KINDS) if kind not in ("ferry", "footway", "path", "cycleway")]
    for day in range(7):
        for hour in (23, 0, 1, 2, 3, 4, 5):
            table[streets, day * 24 + hour] = 0.9
        for hour in (7, 8, 17, 18) if day < 5 else ():
            table[streets, day * 24 + hour] = 1.1
            table[busy, day * 24 + hour] = 1.3
    return SpeedTable(table)


ASSUMED_WEEK = _assumed()
"""Rush hours on working days 07–09 and 17–19: main streets 1.3, others 1.1; nights 23–06: 0.9. Assumed: a
siren feels less of a jam than a car, nobody has measured how much here. Replace it by the agency's own
runs."""
