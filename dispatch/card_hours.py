"""The hours of a card: which minutes of the local week it is due in, as one number with a bit a minute."""

import re
from functools import lru_cache

from routing.hours import WEEK, read_hours

WHOLE_WEEK = (1 << WEEK) - 1
HOLIDAYS = re.compile(r"\b[PS]H\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def minutes_of(hours: str | None) -> int | None:
    """Bit n: minute n from Monday 00:00. None for hours that cannot be read.

    Public and school holidays cannot: no calendar of them is held here, and a card must not be due by guess.
    """
    if hours is None:
        return WHOLE_WEEK
    condition = None if HOLIDAYS.search(hours) else read_hours(hours)
    if condition is None:
        return None
    return sum(((1 << (end - start)) - 1) << start for start, end in condition.spans)


def hold(hours: str | None, minute: int) -> bool:
    """False too for what cannot be read; such a card is refused before it is kept."""
    return bool((minutes_of(hours) or 0) >> (minute % WEEK) & 1)
