"""An open load: everything is sent at an instant fixed beforehand, whatever the answers do.

A late answer therefore never delays the next request, and a request sent late counts its lateness too: no
coordinated omission (Tene, "How NOT to Measure Latency", 2015).
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from random import Random
from time import monotonic


def arrivals(per_s: float, seconds: float, chance: Random) -> list[float]:
    """Instants of a Poisson process, seconds from its beginning, given how many there are: callers do not
    wait for each other."""
    return sorted(chance.uniform(0.0, seconds) for _ in range(round(per_s * seconds)))


class Pace:
    """Seconds since the load began, and how long after its intended instant each thing was done."""

    def __init__(self, measured_from_s: float, clock: Callable[[], float] = monotonic) -> None:
        """`clock` in seconds, never set back."""
        self._clock = clock
        self._began = self._clock()
        self._measured_from_s = measured_from_s
        self.ms: defaultdict[str, list[float]] = defaultdict(list)
        """Case → milliseconds, of what was intended after the load had grown to its height."""

    async def until(self, at_s: float) -> None:
        """At once when that is past."""
        await asyncio.sleep(max(0.0, self._began + at_s - self._clock()))

    def done(self, case: str, at_s: float) -> None:
        """What was intended at `at_s` is done now."""
        if at_s >= self._measured_from_s:
            self.ms[case].append((self._clock() - self._began - at_s) * 1000)
