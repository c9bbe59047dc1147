"""CPU time of this thread, so that what else the machine does counts for nothing."""

import time
from collections.abc import Callable, Iterable
from statistics import median
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def timed(deed: Callable[P, T], *given: P.args, **named: P.kwargs) -> tuple[float, T]:
    """Milliseconds of CPU, and the answer."""
    before = time.thread_time()
    answer = deed(*given, **named)
    return (time.thread_time() - before) * 1000, answer


def median_ms(timings: Iterable[tuple[float, object]]) -> float:
    return median([ms for ms, _ in timings])


def wall_s(deed: Callable[[], object]) -> float:
    before = time.perf_counter()
    deed()
    return time.perf_counter() - before
