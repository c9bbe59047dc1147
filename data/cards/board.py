"""The board of one agency: every card as it stood at one number of the log."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from data.cards.alarms import alarm_card
from data.cards.card import Card, CardBody, Snapshot
from data.cards.closures import closure_cards
from data.cards.incidents import incident_cards
from data.cards.positions import position_cards
from data.cards.run_cards import run_card_cards
from data.cards.units import unit_cards
from data.event_log import newest
from data.stores.short import Due

KINDS = {
    "incident": incident_cards,
    "unit": unit_cards,
    "closure": closure_cards,
    "run_cards": run_card_cards,
}
"""Kind of card → what reads them."""


async def snapshot(
    engine: AsyncEngine,
    centre: str,
    agency: str,
    keys: Collection[str] | None = None,
    alarms_at: datetime | None = None,
    due: Due | None = None,
) -> Snapshot:
    """All cards, or those with the given keys, read in one snapshot of the database.

    A card's version is the number at which it was read: later reads are newer, whatever changed. A key
    with nothing on the board behind it (unknown, another agency's, long closed) comes back with card None.
    What is overdue is no matter of facts alone: it comes with the rest where an instant is given.
    """
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="REPEATABLE READ")
        seq = await newest(connection, centre)
        cards = await _read(connection, centre, agency, keys, seq)
        if alarms_at is not None:
            alarms = await alarm_card(connection, centre, agency, alarms_at, due)
            cards += [alarms] if alarms.card is not None else []
        return Snapshot(seq, tuple(cards))


async def open_incidents(engine: AsyncEngine, centre: str, agency: str) -> tuple[int, list[CardBody]]:
    """The number of the log, and the cards of what is open or was closed just now, oldest first."""
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="REPEATABLE READ")
        seq = await newest(connection, centre)
        return seq, list((await incident_cards(connection, centre, agency, None)).values())


async def units_and_positions(
    engine: AsyncEngine, centre: str, agency: str
) -> tuple[int, list[CardBody], list[CardBody]]:
    """The number of the log, the cards of all units by name, and where each was last."""
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="REPEATABLE READ")
        seq = await newest(connection, centre)
        units = list((await unit_cards(connection, centre, agency, None)).values())
        fixes = await position_cards(connection, centre, agency)
        return seq, units, [each.card for each in fixes if each.card is not None]


async def closures_now(engine: AsyncEngine, centre: str) -> tuple[int, list[CardBody]]:
    """The number of the log, and the cards of what is closed or slowed, or soon will be."""
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="REPEATABLE READ")
        seq = await newest(connection, centre)
        return seq, list((await closure_cards(connection, centre, "", None)).values())


async def incident_card(engine: AsyncEngine, centre: str, agency: str, id: UUID) -> CardBody | None:
    """One incident, closed ones too; None when unknown or another agency's."""
    async with engine.connect() as connection:
        return (await incident_cards(connection, centre, agency, [id], closed_too=True)).get(id)


async def _read(
    connection: AsyncConnection, centre: str, agency: str, keys: Collection[str] | None, seq: int
) -> list[Card]:
    found: dict[str, CardBody] = {}
    for kind, read in KINDS.items():
        wanted = None if keys is None else _ids(kind, keys)
        if wanted is None or wanted:
            for id, card in (await read(connection, centre, agency, wanted)).items():
                found[f"{kind}:{id}"] = card
    cards = [Card(key, seq, card) for key, card in found.items()]
    if keys is None:
        return cards + await position_cards(connection, centre, agency)
    return cards + [Card(key, seq, None) for key in keys if key not in found]


def _ids(kind: str, keys: Collection[str]) -> list[UUID]:
    return [UUID(id) for each, _, id in (key.partition(":") for key in keys) if each == kind]
