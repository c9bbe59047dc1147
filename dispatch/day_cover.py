"""Who was free through a day, moment by moment, as far as the record tells."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from dispatch.unit_hours import Timeline, ready_at

STEP = timedelta(minutes=15)
"""Between two moments of a day. Assumed: as fine as a plot across half a screen shows."""


def moments(start: datetime, until: datetime) -> Iterator[datetime]:
    """From `start` on, every STEP; `until` is not one of them."""
    while start < until:
        yield start
        start += STEP


def free_at(timelines: Sequence[Timeline], instant: datetime) -> frozenset[str] | None:
    """Names of the units that were free, a unit whose crew was out with another vehicle left out; None when
    nothing is known of any unit yet, which is no proof that nobody was there."""
    if all(each.at(instant) is None for each in timelines):
        return None
    return frozenset(each.unit for each in ready_at(timelines, instant))
