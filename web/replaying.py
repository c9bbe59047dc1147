"""A day of the centre's log told twice: as it was, and with something changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from difflib import get_close_matches
from uuid import NAMESPACE_OID, uuid5

from sqlalchemy.ext.asyncio import AsyncEngine

from data.loaders.fleet import HOMES
from data.simulated_city import homes_of
from data.stores.places import RegionSummary
from data.stores.recorded_day import Asked, DayOfCalls, closures_in, days_of_calls, facts_of, is_known
from dispatch.closure import StreetClosure
from dispatch.simulation.replay.comparison import Comparison, Telling, compare
from dispatch.simulation.replay.reading import read_record
from dispatch.simulation.replay.record import Record, RecordedUnit, Span
from dispatch.simulation.replay.stage import Stage, places_of
from dispatch.simulation.replay.what_if import more, without
from dispatch.simulation.travel import ByRoad, Journeys
from incidents.errors import Refused
from routing.closures import SHUT, Closure
from routing.geo import LatLon
from routing.travel_time import Planner
from routing.zones import Zone
from web.bars import Told
from web.local_time import iana_name
from web.replay_question import Question, between
from web.streets import Streets, city_of, streets_of, zone_in

READING, STREETS, TIMES, CLOSED, TELLING = "record", "streets", "times by road", "times if closed", "the day"
STEPS = (READING, STREETS, TIMES, CLOSED, TELLING)

BUSIEST = 0.9
"""Of an overloaded day expected cover is worked out with this chance that a unit is busy. Assumed."""


class NoSuchStreetName(Refused):
    """There is no street {name!r} in this city. Alike: {alike}."""


class NoSuchAgency(Refused):
    """The centre {centre} knows no agency {agency!r}: it has no unit and took no call."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What the log and the city say."""

    region: RegionSummary
    zone: tzinfo
    """The city's local time."""
    record: Record
    closures: Sequence[StreetClosure]
    fleet: Sequence[RecordedUnit]
    """With what is changed about it."""
    streets: Streets | None
    """None where no call can be told again: then nobody drives."""
    days: Sequence[DayOfCalls] = ()
    """Where none can: the last days that have calls."""

    @property
    def more(self) -> list[RecordedUnit]:
        known = {each.id for each in self.record.units}
        return [each for each in self.fleet if each.id not in known]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    heard: Heard
    hour_at: datetime
    """The streets are those of this hour, local: that of the middle call."""
    held: Sequence[StreetClosure]
    """Closures that held most of the time between the first call and the last: laid over both tellings."""
    off_road: int
    """Incidents no way by road is known to from any station, as it was."""
    comparison: Comparison


async def hear(engine: AsyncEngine, centre: str, agency: str, question: Question, told: Told) -> Heard:
    """Raises NoCity, NoSuchAgency, NoSuchUnit, NoSuchStation, NoSkills, and what `between` does."""
    told(READING, 0.0)
    async with engine.connect() as connection:
        region, now = await city_of(connection, centre), datetime.now(UTC)
        if not await is_known(connection, centre, agency):
            raise NoSuchAgency(centre=centre, agency=agency)
        zone = zone_in(region)
        start, end = between(question, now, zone)
        asked = Asked(centre=centre, agency=agency, from_at=start, until_at=end)
        facts, closures = await facts_of(connection, asked), await closures_in(connection, asked)
        span = Span(from_at=start, until_at=end, known_at=now, speed=question.speed)
        record = read_record(facts, span, exercises=question.exercises)
        told(READING, 1.0)
        some = any(record.of_span())
        return Heard(
            region=region,
            zone=zone,
            record=record,
            closures=closures,
            fleet=_fleet(record, region, question) if some else (),
            streets=await streets_of(connection, centre, region) if some else None,
            days=() if some else await days_of_calls(connection, centre, agency, iana_name(zone)),
        )


def _fleet(record: Record, region: RegionSummary, question: Question) -> list[RecordedUnit]:
    facilities = {each.name: each.position for each in region.facilities if each.kind in HOMES}
    left = without(record.units, question.without)
    return [*left, *more(record, question.one_more, question.can, facilities)]


def answer(heard: Heard, question: Question, told: Told) -> Answer | None:
    """None where no call can be told again. Slow. Raises NoSuchStreetName."""
    record, streets = heard.record, heard.streets
    if streets is None:
        return None
    names = [_street(streets, name) for name in question.closed]
    calls = [each.opened_at for each in record.of_span()]
    middle_at = sorted(calls)[len(calls) // 2]
    hour_at = middle_at.astimezone(heard.zone)
    held = [each for each in heard.closures if _held_mostly(each, calls[0], calls[-1])]
    told(STREETS, 0.0)
    planner = streets.planner(hour_at.weekday(), hour_at.hour)
    told(STREETS, 1.0)
    laid = [replace(each.closure, from_at=middle_at, until_at=None) for each in held]
    stage = _stage(heard, streets, planner, laid, told)
    closed = None
    if names:
        shut = [_closure(name, middle_at) for name in names]
        closed = _times(streets, planner, [*laid, *shut], stage.places, (CLOSED, told))
    busy = min(BUSIEST, record.busy_share)
    then = Telling(units=record.units, policy=replace(question.as_it_was, busy_fraction=busy))
    now = Telling(units=heard.fleet, policy=replace(question.now, busy_fraction=busy), closed=closed)
    told(TELLING, 0.0)
    comparison = compare(stage, then, now, question.within_min)
    told(TELLING, 1.0)
    return Answer(heard=heard, hour_at=hour_at, held=held, off_road=stage.off_road, comparison=comparison)


def _stage(heard: Heard, streets: Streets, planner: Planner, laid: Sequence[Closure], told: Told) -> Stage:
    homes = homes_of(planner.network, heard.region.zones)
    zones = [Zone(str(i), people, (at,)) for i, (at, people) in enumerate(homes)]
    hospitals = [each.position for each in heard.region.facilities if each.kind == "hospital"]
    sites = [each.station.position for each in heard.fleet]
    places = places_of(heard.record, zones, hospitals, sites)
    return Stage(
        record=heard.record,
        zones=zones,
        hospitals=hospitals,
        places=places,
        journeys=_times(streets, planner, laid, places, (TIMES, told)),
    )


def _times(
    streets: Streets,
    planner: Planner,
    closures: Sequence[Closure],
    places: Sequence[LatLon],
    step: tuple[str, Told],
) -> Journeys:
    name, told = step
    told(name, 0.0)
    if closures or streets.overlay.holding:
        streets.close(closures, max((each.from_at for each in closures), default=datetime.now(UTC)))
    return ByRoad(planner, lambda share: told(name, share)).between(places)


def _held_mostly(closure: StreetClosure, first: datetime, last: datetime) -> bool:
    """At least half of the time between the first call and the last."""
    start = max(first, closure.closed_at, closure.closure.from_at)
    ends = [each for each in (last, closure.opened_at, closure.closure.until_at) if each is not None]
    return min(ends) - start >= (last - first) / 2


def _closure(name: str, at: datetime) -> Closure:
    id = uuid5(NAMESPACE_OID, f"farol/what-if/{name}")
    return Closure(id=id, factor=SHUT, from_at=at, until_at=None, street_name=name)


def _street(streets: Streets, name: str) -> str:
    """As the map writes it. Raises NoSuchStreetName."""
    known = {each.casefold(): each for each in streets.rules.network.names if each}
    if name.casefold() not in known:
        alike = [known[each] for each in get_close_matches(name.casefold(), list(known), 3, 0.6)]
        raise NoSuchStreetName(name=name, alike=", ".join(alike) or "none")
    return known[name.casefold()]
