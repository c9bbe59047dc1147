"""Sample units for a city, at its stations: so that there is somebody to send on the first day."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import NAMESPACE_OID, uuid5

from sqlalchemy.ext.asyncio import AsyncEngine

from data.cards.board import units_and_positions
from data.stores.places import Facility, region_summary
from data.stores.positions import record_fixes
from data.unit_of_work import PostgresWork
from dispatch.actions import add_unit
from dispatch.status import UnitStatus
from dispatch.unit import Capability, Fix, Station, Unit, UnitId
from incidents.ports import Command

C = Capability
MIX: Sequence[tuple[str, frozenset[Capability]]] = (
    ("E", frozenset({C.ENGINE})),
    ("A", frozenset({C.AMBULANCE})),
    ("K", frozenset({C.PATROL})),
    ("E", frozenset({C.ENGINE})),
    ("M", frozenset({C.AMBULANCE, C.ADVANCED_LIFE_SUPPORT})),
    ("L", frozenset({C.LADDER})),
    ("A", frozenset({C.AMBULANCE})),
    ("R", frozenset({C.RESCUE, C.ENGINE})),
    ("E", frozenset({C.ENGINE})),
    ("K", frozenset({C.PATROL})),
    ("A", frozenset({C.AMBULANCE})),
    ("C", frozenset({C.COMMAND})),
    ("E", frozenset({C.ENGINE})),
    ("M", frozenset({C.AMBULANCE, C.ADVANCED_LIFE_SUPPORT})),
    ("H", frozenset({C.HAZMAT, C.ENGINE})),
    ("A", frozenset({C.AMBULANCE})),
)
"""In this order and again from the start, one at each station in turn. Assumed: about a city's mix. Patrols
are K, for P1 is a priority."""

CITY_CREWS: Sequence[tuple[str, frozenset[Capability]]] = (
    ("T", frozenset({C.TREE_CREW})),
    ("V", frozenset({C.ROAD_CREW})),
    ("W", frozenset({C.WATER_CREW})),
    ("S", frozenset({C.CLEANING_CREW})),
)
"""The city's own crews, one of each. They stand at the same stations: a city's depots are not known."""

HOMES = ("fire_station", "ambulance_station", "police", "hospital")
"""Where units may live; a city with fire stations of its own keeps the first kind it has."""


async def seed_fleet(
    engine: AsyncEngine, centre: str, agency: str, count: int, *, city_crews: bool = False
) -> int:
    """Adds units until the agency has `count`, and the city's crews; how many were added. Again adds none."""
    async with engine.connect() as connection:
        region = await region_summary(connection, centre)
    if region is None:
        raise ValueError("there is no city to put units in; import one first")
    stations = _stations(region.facilities, region.id)
    _, held, _ = await units_and_positions(engine, centre, agency)
    names = {str(unit["name"]) for unit in held}
    now = datetime.now(UTC)
    kinds = [MIX[i % len(MIX)] for i in range(count)] + [*CITY_CREWS] * city_crews
    fleet = _fleet(stations, kinds, centre, now)
    crews = {unit.name for unit in fleet[count:]}  # a city from before they were thought of lacks only these
    missing = [unit for unit in fleet if unit.name not in names]
    added = [unit for unit in missing if unit.name not in crews][: max(0, count - len(names - crews))]
    added += [unit for unit in missing if unit.name in crews]
    for unit in added:
        command = Command(key=unit.id, digest=f"sample unit {unit.name}", at=now, by="farol")
        await add_unit(PostgresWork(engine, centre, agency), command, unit)
    fixes = [Fix(unit_id=unit.id, position=unit.station.position, at=now) for unit in added]
    if fixes:
        await record_fixes(engine, centre, agency, fixes, now)
    return len(added)


def _stations(facilities: Sequence[Facility], region: int) -> list[Station]:
    found = next((some for kind in HOMES if (some := [each for each in facilities if each.kind == kind])), [])
    if not found:
        raise ValueError("the city has no station to put units in")
    return [
        Station(
            id=uuid5(NAMESPACE_OID, f"farol/station/{region}/{each.kind}/{each.name}/{each.position}"),
            name=each.name,
            position=each.position,
            sample=each.sample,
        )
        for each in found
    ]


def _fleet(
    stations: Sequence[Station], kinds: Sequence[tuple[str, frozenset[Capability]]], centre: str, at: datetime
) -> list[Unit]:
    numbers: dict[str, int] = {}
    units = []
    for i, (letter, capabilities) in enumerate(kinds):
        numbers[letter] = numbers.get(letter, 0) + 1
        name = f"{letter}{numbers[letter]}"
        units.append(
            Unit(
                id=UnitId(uuid5(NAMESPACE_OID, f"farol/sample-unit/{centre}/{name}")),
                version=1,
                name=name,
                capabilities=capabilities,
                status=UnitStatus.AVAILABLE,
                status_since=at,
                station=stations[i % len(stations)],
                exercise=True,
            )
        )
    return units
