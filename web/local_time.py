"""What o'clock it is in the city: rush hours, signs, run cards and every screen go by it."""

from datetime import UTC, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from data.stores.places import RegionSummary

DEG_PER_HOUR = 15.0


def local_time(zone: str | None, lon: float | None) -> tzinfo:
    """The named zone of the tz database; without one by the sun, a whole hour each 15° of longitude; without
    a place either, UTC. Raises ZoneInfoNotFoundError or ValueError for a name there is not."""
    if zone is not None:
        return UTC if zone == "UTC" else ZoneInfo(zone)  # UTC needs no database
    return UTC if lon is None else timezone(timedelta(hours=round(lon / DEG_PER_HOUR)))


def city_time(set_to: str | None, region: RegionSummary | None) -> tzinfo:
    """As the operator set it, else of the zone the city lies in, else by the sun."""
    west, _, east, _ = (0.0, 0.0, 0.0, 0.0) if region is None else region.bounds
    lon = None if region is None else (west + east) / 2
    try:
        return local_time(set_to or (None if region is None else region.timezone), lon)
    except ZoneInfoNotFoundError:  # found on a machine whose tz database is newer than ours
        return local_time(None, lon)


def iana_name(zone: tzinfo) -> str:
    """As browsers know it."""
    if isinstance(zone, ZoneInfo):
        return zone.key
    hours = round((zone.utcoffset(None) or timedelta()) / timedelta(hours=1))
    return f"Etc/GMT{-hours:+d}" if hours else "UTC"  # named after the way to Greenwich, not from it
