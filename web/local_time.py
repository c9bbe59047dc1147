"""What o'clock it is in the city: rush hours, signs and run cards go by it."""

from datetime import UTC, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

DEG_PER_HOUR = 15.0


def local_time(zone: str | None, lon: float | None) -> tzinfo:
    """The named zone of the tz database; without one by the sun, a whole hour each 15° of longitude; without
    a place either, UTC. Raises ZoneInfoNotFoundError or ValueError for a name there is not."""
    if zone is not None:
        return UTC if zone == "UTC" else ZoneInfo(zone)  # UTC needs no database
    return UTC if lon is None else timezone(timedelta(hours=round(lon / DEG_PER_HOUR)))
