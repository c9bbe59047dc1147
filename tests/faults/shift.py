"""A shift: people who write and screens that watch, through both processes, and the proof at its end."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import orjson

from data.cards.board import snapshot
from tests.faults.ledger import Ledger, judge, log_of, rows_disagree
from tests.faults.screens import Screen, gaps
from tests.faults.two_servers import AGENCY, CENTRE, TwoServers
from tests.faults.waiting import until
from tests.faults.writers import Writer

WRITERS = 6


@dataclass(frozen=True, slots=True)
class Shift:
    centre: TwoServers
    screens: tuple[Screen, ...]
    ledger: Ledger = field(default_factory=Ledger)

    def staying(self, at: int) -> Screen:
        """The screen that knows only the first or only the second process."""
        return self.screens[at]

    async def writes_through_both(self, more: int = 4) -> None:
        """Until each process has acknowledged so many more writes: what is killed next is killed at work."""
        told = self.ledger.acknowledged
        before = {each: told[each] for each in self.centre.addresses}
        await until(
            lambda: all(told[each] >= count + more for each, count in before.items()),
            "writes go through both processes",
        )


@asynccontextmanager
async def a_shift(centre: TwoServers) -> AsyncIterator[Shift]:
    """Goes on beside the body; at the end all writes are acknowledged and all screens up to date."""
    one, two = centre.addresses
    cookie = centre.cookies["ana"]
    shift = Shift(centre, tuple(Screen(each, cookie) for each in ([one], [two], [one, two], [two, one])))
    stop = asyncio.Event()
    async with AsyncExitStack() as stack, asyncio.TaskGroup() as group:
        desks = [await stack.enter_async_context(centre.desk("ana", at)) for at in (0, 1)]
        watching = [group.create_task(each.watch()) for each in shift.screens]
        await until(lambda: all(each.joined for each in shift.screens), "all screens have joined")
        writing = [
            group.create_task(Writer(desks, unit.id, shift.ledger, seed).work(stop))
            for seed, unit in enumerate(centre.units[:WRITERS])
        ]
        yield shift
        stop.set()
        await asyncio.wait(writing)
        last = len(await log_of(centre.engine, CENTRE))
        await until(lambda: all(each.seq == last for each in shift.screens), "all screens have everything")
        for task in watching:
            task.cancel()


async def prove_nothing_lost(shift: Shift) -> None:
    """Every acknowledged write is kept exactly once, and no screen ever missed or misses anything."""
    facts = await log_of(shift.centre.engine, CENTRE)
    verdict = judge(shift.ledger.promises, facts, before=len(shift.centre.units))
    _none("acknowledged writes lost", verdict.lost)
    _none("facts that belong to no write or to two", verdict.doubled)
    _none("rows not as promised", await rows_disagree(shift.centre.engine, shift.ledger.promises))
    fresh = await _fresh_board(shift)
    for screen in shift.screens:
        _none("facts promised to a screen and not shown", gaps(screen.claims, facts))
        _none("cards not as on a fresh board", [key for key in fresh if screen.cards.get(key) != fresh[key]])
        _none("cards that should be gone", sorted(screen.cards.keys() - fresh.keys()))
    for server in shift.centre.servers:
        assert "request failed" not in server.said(), server.said()[-4000:]
        assert "smoke" not in server.said(), "a caller's words stand in the log"


def _none(what: str, found: list[str]) -> None:
    assert not found, f"{len(found)} {what}: {found[:3]}"


async def _fresh_board(shift: Shift) -> dict[str, dict[str, Any]]:
    board = await snapshot(shift.centre.engine, CENTRE, AGENCY)
    return {each.key: json.loads(orjson.dumps(each.card)) for each in board.cards}


def figures(shift: Shift) -> str:
    ledger, starts = shift.ledger, [s for each in shift.centre.servers for s in each.starts_s]
    return (
        f"{len(ledger.promises)} writes acknowledged, {ledger.unanswered.total()} broke off unanswered, "
        f"put off {dict(ledger.put_off)}, joins {[each.joined for each in shift.screens]}, "
        f"start-up {min(starts):.1f}-{max(starts):.1f} s"
    )
