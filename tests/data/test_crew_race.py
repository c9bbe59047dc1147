"""Two vehicles of one crew, and two new editions of run cards, with two real connections."""

import asyncio
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from data.stores.run_cards import EditionsAtHand, PostgresRunCards
from data.stores.scope import Scope
from data.tables.units import AssignmentRow
from data.unit_of_work import PostgresWork
from dispatch.actions import add_unit, assign_unit, release_unit, set_status
from dispatch.card_actions import new_edition
from dispatch.card_edition import CardsNotUsable, Change, EditionConflict
from dispatch.divert_actions import divert_unit, swap_units
from dispatch.errors import CrewIsOut
from dispatch.mayday_actions import raise_mayday
from dispatch.status import UnitStatus
from dispatch.unit import Unit
from incidents.actions import reclassify, take_call
from incidents.ports import Receipt
from incidents.terms import IncidentId, IncidentType, Priority
from tests.builders import a_call, a_command, an_engine, engines_to_all


def work(engine: AsyncEngine, agency: str = "bombeiros") -> PostgresWork:
    return PostgresWork(engine, "macau", agency)


async def opened(engine: AsyncEngine) -> IncidentId:
    return IncidentId((await take_call(work(engine), a_command(), a_call())).incident_id or uuid4())


async def in_service(engine: AsyncEngine, name: str, crew: str | None = "red watch") -> Unit:
    unit = replace(an_engine(name), crew=crew)
    await add_unit(work(engine), a_command(), unit)
    return unit


async def test_of_two_dispatchers_who_send_one_crew_with_two_vehicles_exactly_one_wins(
    engine: AsyncEngine,
) -> None:
    incidents = [await opened(engine), await opened(engine)]
    units = [await in_service(engine, name) for name in ("E1", "L1")]
    await connected(engine, 2)
    results = await asyncio.gather(
        *(
            assign_unit(work(engine), a_command(), incident, unit.id)
            for incident, unit in zip(incidents, units, strict=True)
        ),
        return_exceptions=True,
    )
    refused = [each for each in results if isinstance(each, BaseException)]
    assert [type(each) for each in refused] == [CrewIsOut]


async def test_the_database_itself_refuses_one_crew_on_two_assignments(engine: AsyncEngine) -> None:
    incident = await opened(engine)
    e1, l1 = [await in_service(engine, name) for name in ("E1", "L1")]
    other = await in_service(engine, "E2", None)
    await assign_unit(work(engine), a_command(), incident, e1.id)
    await assign_unit(work(engine), a_command(), incident, other.id)
    by_hand = update(AssignmentRow).where(AssignmentRow.unit_id == other.id).values(crew=l1.crew)
    with pytest.raises(DBAPIError, match="one_active_assignment_per_crew"):
        async with engine.begin() as connection:
            await connection.execute(by_hand)


async def test_a_crew_that_is_in_again_may_go_with_its_other_vehicle(engine: AsyncEngine) -> None:
    incident = await opened(engine)
    e1, l1 = [await in_service(engine, name) for name in ("E1", "L1")]
    await assign_unit(work(engine), a_command(), incident, e1.id)
    with pytest.raises(CrewIsOut, match="crew of L1 is out with E1"):
        await assign_unit(work(engine), a_command(), incident, l1.id)
    await set_status(work(engine), a_command(), e1.id, UnitStatus.AVAILABLE)
    await assign_unit(work(engine), a_command(), incident, l1.id)
    async with engine.connect() as connection:
        crews = (await connection.execute(select(AssignmentRow.crew))).scalars().all()
    assert crews == ["red watch", "red watch"]


async def test_no_vehicle_of_a_crew_that_calls_a_mayday_is_sent_swapped_in_or_turned_round(
    engine: AsyncEngine,
) -> None:
    """The other vehicle was sent once "returning" was pressed on it, or taken in exchange for the very one
    that called."""
    incident, other = await opened(engine), await opened(engine)
    e1, l1 = [await in_service(engine, name) for name in ("E1", "L1")]
    await assign_unit(work(engine), a_command(), incident, e1.id)
    await raise_mayday(work(engine), a_command("E1"), e1.id)
    with pytest.raises(CrewIsOut):
        await swap_units(work(engine), a_command(), incident, e1.id, l1.id)
    await set_status(work(engine), a_command(), l1.id, UnitStatus.RETURNING)
    with pytest.raises(CrewIsOut):
        await assign_unit(work(engine), a_command(), other, l1.id)
    await release_unit(work(engine), a_command(), incident, e1.id)
    with pytest.raises(CrewIsOut):
        await assign_unit(work(engine), a_command(), other, l1.id)


async def test_of_one_under_way_whose_crew_calls_from_another_vehicle_nobody_is_turned_round(
    engine: AsyncEngine,
) -> None:
    incident, other = await opened(engine), await opened(engine)
    await reclassify(work(engine), a_command(), incident, IncidentType("fall"), Priority.P3)
    e1, l1 = [await in_service(engine, name) for name in ("E1", "L1")]
    await assign_unit(work(engine), a_command(), incident, l1.id)
    await raise_mayday(work(engine), a_command("E1"), e1.id)
    with pytest.raises(CrewIsOut):
        await divert_unit(work(engine), a_command(), other, l1.id)


async def test_a_mayday_and_an_order_to_the_crews_other_vehicle_at_once_are_one_after_the_other(
    engine: AsyncEngine,
) -> None:
    """Either it was sent before the call, or it is refused: never sent after."""
    e1, l1 = [await in_service(engine, name) for name in ("E1", "L1")]
    for _ in range(10):
        incident = await opened(engine)
        await connected(engine, 2)
        order, call = await asyncio.gather(
            assign_unit(work(engine), a_command(), incident, l1.id),
            raise_mayday(work(engine), a_command("E1"), e1.id),
            return_exceptions=True,
        )
        assert isinstance(call, Receipt)
        async with engine.begin() as connection:
            log = text(
                "select subject, kind from facts where subject in (:mayday, :unit) order by seq desc limit 1"
            )
            asked = {"mayday": f"mayday:{call.id}", "unit": l1.subject}
            last = (await connection.execute(log, asked)).one()
            await connection.execute(text("delete from maydays"))
        if isinstance(order, Receipt):
            assert last.subject == f"mayday:{call.id}", "it was sent after the call"
            await release_unit(work(engine), a_command(), incident, l1.id)
        else:
            assert isinstance(order, CrewIsOut)


async def test_a_mayday_does_not_wait_for_an_order_about_its_incident(engine: AsyncEngine) -> None:
    """The order waited for the unit that the mayday held, the mayday for the incident: one was refused."""
    incident = await opened(engine)
    e1 = await in_service(engine, "E1")
    async with work(engine) as order:
        await order.incidents.get(incident)
        assert await raise_mayday(work(engine), a_command("E1"), e1.id, incident)


async def connected(engine: AsyncEngine, count: int) -> None:
    """So many connections are open and rest: else who dials first is done before the others have."""
    held = [await engine.connect() for _ in range(count)]
    for each in held:
        await each.close()


async def test_of_first_editions_made_at_once_one_counts_and_the_rest_are_told(engine: AsyncEngine) -> None:
    await in_service(engine, "E1")
    await connected(engine, 4)
    change = Change(reason="ours", base=0)
    made = (new_edition(work(engine), a_command(), engines_to_all(), change, None) for _ in range(4))
    answers = await asyncio.gather(*made, return_exceptions=True)
    assert [each.version for each in answers if isinstance(each, Receipt)] == [1]
    assert sum(isinstance(each, EditionConflict) for each in answers) == 3


async def test_what_is_in_force_is_never_an_edition_ago(engine: AsyncEngine) -> None:
    for name in ("E1", "E2"):
        await in_service(engine, name, None)
    at_hand = EditionsAtHand()
    for count in (1, 2):
        change = Change(reason="ours", base=count - 1)
        await new_edition(work(engine), a_command(), engines_to_all(count), change, None)
        async with engine.connect() as connection:
            found = await at_hand.in_force(Scope(connection, "macau", "bombeiros"))
        assert found is not None
        assert (found.edition, found.cards) == (count, engines_to_all(count))


async def test_a_refused_edition_leaves_the_one_before_and_no_receipt(engine: AsyncEngine) -> None:
    await in_service(engine, "E1")
    await new_edition(work(engine), a_command(), engines_to_all(), Change(reason="ours"), None)
    refused = a_command(key=UUID(int=5))
    with pytest.raises(CardsNotUsable, match="asks for 2 that can do engine; the agency has 1"):
        await new_edition(work(engine), refused, engines_to_all(2), Change(reason="too many", base=1), None)
    async with engine.connect() as connection:
        scope = Scope(connection, "macau", "bombeiros")
        assert len(await PostgresRunCards(scope).history()) == 1
        kept = await connection.execute(
            text("select count(*) from requests where key = :key"), {"key": refused.key}
        )
        assert kept.scalar_one() == 0
