"""What is changed about a recorded day's fleet: a unit more, a unit fewer."""

from collections.abc import Collection, Mapping, Sequence
from uuid import NAMESPACE_OID, uuid5

from dispatch.simulation.replay.record import Record, RecordedUnit
from dispatch.unit import Capability, Station, UnitId
from incidents.errors import Refused
from routing.geo import LatLon


class NoSuchUnit(Refused):
    """There was no unit {name} that day; there were {known}."""


class NoSuchStation(Refused):
    """There is no station {name}; there are {known}."""


class NoSkills(Refused):
    """No unit of that day lives at {station}; say what the one more can do, such as --can ambulance."""


def without(units: Sequence[RecordedUnit], names: Collection[str]) -> list[RecordedUnit]:
    """Raises NoSuchUnit."""
    known = [each.name for each in units]
    for name in names:
        if name not in known:
            raise NoSuchUnit(name=name, known=", ".join(known) or "none")
    return [each for each in units if each.name not in names]


def more(
    record: Record, stations: Sequence[str], can: Collection[Capability], elsewhere: Mapping[str, LatLon]
) -> list[RecordedUnit]:
    """+1, +2, …: one at each. Raises as `one_more` does."""
    return [one_more(record, f"+{i}", each, can, elsewhere) for i, each in enumerate(stations, 1)]


def one_more(
    record: Record, name: str, station: str, can: Collection[Capability], elsewhere: Mapping[str, LatLon]
) -> RecordedUnit:
    """At a station of the record, or elsewhere where a unit could live. Without skills given it can do what
    the busiest unit there could. Raises NoSuchStation, NoSkills."""
    home = _station(record, station, elsewhere)
    skills = frozenset(can) or _busiest(record, home)
    if not skills:
        raise NoSkills(station=home.name)
    id = UnitId(uuid5(NAMESPACE_OID, f"farol/one-more/{name}"))
    return RecordedUnit(id=id, name=name, capabilities=skills, station=home)


def _station(record: Record, name: str, elsewhere: Mapping[str, LatLon]) -> Station:
    known = {each.station.name.casefold(): each.station for each in record.units}
    for other, at in elsewhere.items():
        id = uuid5(NAMESPACE_OID, f"farol/elsewhere/{other}")
        known.setdefault(other.casefold(), Station(id=id, name=other, position=at, sample=False))
    if name.casefold() not in known:
        raise NoSuchStation(name=name, known=", ".join(sorted(each.name for each in known.values())))
    return known[name.casefold()]


def _busiest(record: Record, home: Station) -> frozenset[Capability]:
    """What the unit can do that had assignments longest, of those living there; of even ones the first."""
    there = [each for each in record.units if each.station == home]

    def worked_min(unit: RecordedUnit) -> float:
        return sum(end - start for start, end in record.busy.get(unit.id, []))

    return max(there, key=worked_min).capabilities if there else frozenset()
