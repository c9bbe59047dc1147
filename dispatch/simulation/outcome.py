"""What became of every call, and the few figures a centre is judged by."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

ROUNDING_MIN = 1e-9
"""A response of 0.1 + 0.2 minutes took 0.3: sums of minutes are off by less than this. Assumed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One call. Minutes."""

    call: str
    unit: int
    """The one that came, by its place among the units."""
    driving_min: float
    """Of the unit that came, from where it was sent."""
    waiting_min: float
    """From the call's arrival until a unit was first assigned; a swap later on leaves it as it is."""
    response_min: float
    """From the call's arrival until the unit that came was there."""
    finished_min: float
    """From the start of the simulation until the unit was done with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """None where there is no call to speak of, or no threshold."""

    calls: int
    mean_min: float | None
    p50_min: float | None
    p90_min: float | None
    p95_min: float | None
    within_threshold: float | None
    """Share of the calls answered, 0 to 1, whose response took at most the threshold."""
    waited: int
    """Calls for which no unit was free when they arrived."""
    busy: Mapping[str, float]
    """Unit → share of the time from minute 0 until the last call was finished that it had a call."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcomes:
    outcomes: tuple[Outcome | None, ...]
    """In order of the calls' arrival; None: lost, or nobody was ever able to go."""
    units: tuple[str, ...]
    busy_min: tuple[float, ...]
    """One a unit, between assignment and release."""
    threshold_min: float | None

    @property
    def answered(self) -> list[Outcome]:
        return [each for each in self.outcomes if each is not None]

    def summary(self) -> Summary:
        """Times of responses; percentiles with linear interpolation (Hyndman and Fan 1996, type 7)."""
        answered = self.answered
        times_min = np.array([each.response_min for each in answered])
        last_min = max((each.finished_min for each in answered), default=0.0)
        p50, p90, p95 = np.percentile(times_min, (50, 90, 95)).tolist() if answered else (None, None, None)
        in_time = None
        if answered and self.threshold_min is not None:
            in_time = float((times_min <= self.threshold_min + ROUNDING_MIN).mean())
        return Summary(
            calls=len(self.outcomes),
            mean_min=float(times_min.mean()) if answered else None,
            p50_min=p50,
            p90_min=p90,
            p95_min=p95,
            within_threshold=in_time,
            waited=sum(each.waiting_min > 0 for each in answered),
            busy={
                name: busy_min / last_min if last_min > 0 else 0.0
                for name, busy_min in zip(self.units, self.busy_min, strict=True)
            },
        )
