"""Who was free through a day, moment by moment, as far as the record tells."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from dispatch.status import COMMITTED, FREE
from dispatch.unit_hours import Timeline

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
    states = [(each, each.at(instant)) for each in timelines]
    if all(status is None for _, status in states):
        return None
    out = {each.crew for each, status in states if each.crew is not None and status in COMMITTED}
    return frozenset(each.unit for each, status in states if status in FREE and each.crew not in out)
