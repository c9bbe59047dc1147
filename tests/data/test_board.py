"""The great test: old cards + the cards of new facts = a fresh board, for every action."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from data.cards.alarms import alarms_now
from data.cards.board import snapshot
from data.cards.card import CardBody, Snapshot
from data.event_log import touched_since
from data.relay import keys_of
from data.unit_of_work import PostgresWork
from dispatch.actions import (
    acknowledge_assignment,
    add_unit,
    assign_unit,
    close_incident,
    release_unit,
    retime_unit,
    set_status,
)
from dispatch.alarm import Alarm, Cause
from dispatch.alarm_actions import end_alarm, own_alarm
from dispatch.assign import assignment_of
from dispatch.card_actions import new_edition
from dispatch.card_edition import Change
from dispatch.divert_actions import divert_unit, swap_units
from dispatch.eta import eta
from dispatch.mayday_actions import raise_mayday
from dispatch.retime import Retiming
from dispatch.status import UnitStatus
from dispatch.unit import AssignmentId, UnitId
from incidents.actions import add_note, part_call, reclassify, set_alarm_level, set_location, take_call
from incidents.location import Location
from incidents.premise_note_actions import add_premise_note, end_premise_note
from incidents.terms import CallId, Disposition, IncidentId, IncidentType, Priority
from routing.geo import LatLon
from tests.builders import NOON, a_call, a_command, a_premise_note, an_engine, engines_to_all

ACTIONS = (
    "take_call",
    "join",
    "part",
    "add_unit",
    "assign",
    "release",
    "status",
    "clear",
    "retime",
    "divert",
    "swap",
    "note",
    "place",
    "reclassify",
    "alarm",
    "premise_note",
    "premise_note_ended",
    "acknowledge",
    "mayday",
    "mayday_cleared",
    "run_cards",
    "run_cards_again",
    "close",
)


@dataclass
class Town:
    """Two open incidents, two calls and E1 on the first, E2 free."""

    engine: AsyncEngine
    incident: IncidentId
    other: IncidentId
    joined: CallId
    e1: UnitId
    e2: UnitId
    detour: Retiming
    """What a closed street costs E1."""

    def work(self) -> PostgresWork:
        return PostgresWork(self.engine, "macau", "bombeiros")

    async def board(self) -> Snapshot:
        return await snapshot(self.engine, "macau", "bombeiros")

    async def the_mayday(self) -> Alarm:
        found = await alarms_now(self.engine, "macau", "bombeiros", NOON)
        return next(each for each in found if each.cause is Cause.MAYDAY)

    async def act(self, action: str) -> None:
        work, command = self.work(), a_command("rui")
        match action:
            case "take_call":
                await take_call(work, command, a_call())
            case "join":
                await take_call(work, command, a_call(joins=self.incident))
            case "part":
                await part_call(work, command, self.joined)
            case "add_unit":
                await add_unit(work, command, an_engine("E3"))
            case "assign":
                await assign_unit(work, command, self.other, self.e2)
            case "release":
                await release_unit(work, command, self.incident, self.e1)
            case "status":
                await set_status(work, command, self.e1, UnitStatus.ON_SCENE)
            case "clear":
                await set_status(work, command, self.e1, UnitStatus.AVAILABLE)
            case "retime":
                assert await retime_unit(work, command, self.e1, self.detour) is not None
            case "divert":
                await reclassify(self.work(), a_command(), self.incident, IncidentType("fall"), Priority.P3)
                await divert_unit(work, command, self.other, self.e1, slot="engine", eta_s=60.0)
            case "swap":
                await swap_units(work, command, self.incident, self.e1, self.e2, slot="engine", eta_s=60.0)
            case "note":
                await add_note(work, command, self.incident, "third floor")
            case "place":
                await set_location(
                    work, command, self.incident, Location(text="", position=LatLon(22.2, 113.5))
                )
            case "reclassify":
                await reclassify(work, command, self.incident, IncidentType("flood"), Priority.P3)
            case "alarm":
                await set_alarm_level(work, command, self.incident, 2)
            case "premise_note":
                await add_premise_note(work, command, a_premise_note(command))
            case "premise_note_ended":
                begun = a_command("rui")
                await add_premise_note(self.work(), begun, a_premise_note(begun))
                await end_premise_note(work, command, begun.key)
            case "acknowledge":
                await acknowledge_assignment(work, command, self.e1, self.incident)
            case "mayday":
                await raise_mayday(work, command, self.e1)
            case "mayday_cleared":
                await raise_mayday(self.work(), a_command("E1"), self.e1)
                await own_alarm(self.work(), a_command("rui"), self.the_mayday)
                await end_alarm(work, command, self.the_mayday, "all out")
            case "run_cards":
                await new_edition(work, command, engines_to_all(), Change(reason="the first"), None)
            case "run_cards_again":
                await new_edition(
                    self.work(), a_command(), engines_to_all(), Change(reason="the first"), None
                )
                await new_edition(
                    work, command, engines_to_all(2), Change(reason="one was too few", base=1), None
                )
            case "close":
                await close_incident(work, command, self.incident, Disposition.RESOLVED)


@pytest.fixture
async def town(engine: AsyncEngine) -> Town:
    ids = []
    for _ in range(2):
        receipt = await take_call(PostgresWork(engine, "macau", "bombeiros"), a_command(), a_call())
        ids.append(IncidentId(receipt.incident_id or uuid4()))
    units = [an_engine("E1"), an_engine("E2")]
    for unit in units:
        await add_unit(PostgresWork(engine, "macau", "bombeiros"), a_command(), unit)
    second = a_call(joins=ids[0])
    await take_call(PostgresWork(engine, "macau", "bombeiros"), a_command(), second)
    order = a_command()
    key = PostgresWork(engine, "macau", "bombeiros").own(order.key)
    made = Town(engine, ids[0], ids[1], second.id, units[0].id, units[1].id, a_detour(assignment_of(key)))
    await assign_unit(made.work(), order, made.incident, made.e1, slot="engine", eta_s=120.0)
    return made


def a_detour(id: AssignmentId) -> Retiming:
    """Of the unit that was sent so."""
    before, now = [eta(an_engine("E1"), s, approximate=False, fix_age_s=None) for s in (90.0, 210.0)]
    return Retiming(assignment_id=id, before=before, now=now, closures=(uuid4(),))


def shown(*boards: Snapshot) -> dict[str, CardBody]:
    """What a screen shows that got these one after the other: the last word of each key, none where None."""
    last = {each.key: each.card for board in boards for each in board.cards}
    return {key: card for key, card in last.items() if card is not None}


@pytest.mark.parametrize("action", ACTIONS)
async def test_old_cards_and_new_facts_make_a_fresh_board(town: Town, action: str) -> None:
    before = await town.board()
    await town.act(action)
    async with town.engine.connect() as connection:
        keys = keys_of(await touched_since(connection, "macau", before.seq))["bombeiros"]
    changed = await snapshot(town.engine, "macau", "bombeiros", keys)
    fresh = await town.board()
    assert keys
    assert shown(before, changed) == shown(fresh)
    assert shown(before) != shown(fresh)
    assert all(each.version > before.seq for each in changed.cards)


async def test_an_incident_closed_in_this_hour_stays_on_the_board(town: Town) -> None:
    now = datetime.now(UTC)
    await close_incident(town.work(), a_command(at=now), town.incident, Disposition.RESOLVED)
    assert shown(await town.board())[f"incident:{town.incident}"]["disposition"] == "resolved"


async def test_the_incident_card_tells_who_is_on_it_and_what_was_done(town: Town) -> None:
    await town.act("status")
    card = shown(await town.board())[f"incident:{town.incident}"]
    on_it = json.loads(json.dumps(card["units"]))
    assert [(u["name"], u["status"], u["slot"], u["eta_s"]) for u in on_it] == [
        ("E1", "on_scene", "engine", 120.0)
    ]
    assert set(on_it[0]["marks"]) == {"on_scene"}
    done = json.loads(json.dumps(card["chronology"]))
    assert [line["kind"] for line in done] == [
        "IncidentOpened",
        "CallTaken",
        "CallJoined",
        "CallTaken",
        "UnitAssigned",
        "UnitStatusChanged",
    ]


async def test_a_board_of_another_agency_shows_nothing_of_ours(town: Town) -> None:
    assert (await snapshot(town.engine, "macau", "policia")).cards == ()
    (card,) = (await snapshot(town.engine, "macau", "policia", {f"incident:{town.incident}"})).cards
    assert card.card is None
