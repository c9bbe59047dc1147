"""What o'clock it is in the city: rush hours and signs that hold at certain hours go by it."""

from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

DEG_PER_HOUR = 15.0


def local(at: datetime, zone: str | None, lon: float) -> datetime:
    """By the named IANA zone; without one by the sun, a whole hour each 15° of longitude."""
    if zone is not None:
        return at.astimezone(ZoneInfo(zone))
    return at.astimezone(timezone(timedelta(hours=round(lon / DEG_PER_HOUR))))
