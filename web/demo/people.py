"""The people of a demonstration: made with random passwords, kept in one file only its owner can read."""

import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from uuid import UUID

import orjson
from sqlalchemy.ext.asyncio import AsyncEngine

from data.cards.board import units_and_positions
from data.stores.people import People, hash_made_password

STAFF = {
    "ana": "call_taker",
    "ben": "dispatcher",
    "mei": "commander",
    "sam": "supervisor",
    "callers": "call_taker",
    "gateway": "dispatcher",
}
"""Name → role. The last two are the simulation's own."""

ANY_LANGUAGE = ""
"""Whoever tries a one-click sign-in reads what their browser asks for."""


@dataclass(frozen=True, slots=True)
class Person:
    role: str
    password: str
    key: str
    """For the one-click sign-in."""
    unit_id: str | None = None


async def make_people(engine: AsyncEngine, centre: str, agency: str, file: Path) -> dict[str, Person]:
    """Staff, and a crew for every unit. Kept when the file already names them all."""
    _, units, _ = await units_and_positions(engine, centre, agency)
    wanted = {name: (role, None) for name, role in STAFF.items()} | {
        str(unit["name"]): ("field_unit", str(unit["id"])) for unit in units
    }
    held = read_people(file)
    if {name: each.unit_id for name, each in held.items()} == {n: unit for n, (_, unit) in wanted.items()}:
        return held
    people = {
        name: Person(role, secrets.token_urlsafe(12), secrets.token_urlsafe(16), unit_id)
        for name, (role, unit_id) in wanted.items()
    }
    store = People(engine, centre)
    for name, person in people.items():
        await store.add(
            agency=agency,
            name=name,
            role=person.role,
            password_hash=hash_made_password(person.password),
            locale=ANY_LANGUAGE,
            unit_id=UUID(person.unit_id) if person.unit_id else None,
        )
    _write(file, people)
    return people


def read_people(file: Path) -> dict[str, Person]:
    """Nobody when the file is not there."""
    if not file.exists():
        return {}
    return {name: Person(**each) for name, each in orjson.loads(file.read_bytes())["users"].items()}


def _write(file: Path, people: Mapping[str, Person]) -> None:
    file.touch(mode=0o600)
    file.chmod(0o600)
    file.write_bytes(orjson.dumps({"users": {name: asdict(each) for name, each in people.items()}}))
