"""What was acknowledged, held against what is kept."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from data.codec import encode
from data.event_log import Logged, read_since, verify
from data.tables.incidents import CallRow
from data.tables.log import RequestRow

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Promise:
    """A write answered with 201: what was asked, the receipt, and the facts it must have left."""

    path: str
    body: dict[str, str]
    receipt: Json
    kind: str
    """Kind of its last fact."""
    facts: int

    @property
    def numbers(self) -> range:
        """The receipt's number is that of the last fact; the others stand just before it."""
        last: int = self.receipt["seq"]
        return range(last - self.facts + 1, last + 1)


@dataclass(frozen=True, slots=True)
class Ledger:
    """What all writers together were told."""

    promises: list[Promise] = field(default_factory=list)
    incidents: list[str] = field(default_factory=list)
    """Path of each incident opened, so that people also write on each other's."""
    acknowledged: Counter[str] = field(default_factory=Counter)
    """Address → answers 201."""
    put_off: Counter[str] = field(default_factory=Counter)
    """Problem type, and address → answers that ask to be sent the same again."""
    unanswered: Counter[str] = field(default_factory=Counter)
    """Address → requests that broke off without an answer."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Both empty when every acknowledged write is kept exactly once."""

    lost: list[str]
    doubled: list[str]


async def log_of(engine: AsyncEngine, centre: str) -> list[Logged]:
    """The whole log; fact number n stands at n - 1. Fails when a number is missing or a version is."""
    facts: list[Logged] = []
    async with engine.connect() as connection:
        while more := await read_since(connection, centre, len(facts)):
            facts += more
        assert await verify(connection, centre) == []
    assert [each.seq for each in facts] == list(range(1, len(facts) + 1))
    return facts


def judge(promises: Sequence[Promise], facts: Sequence[Logged], before: int) -> Verdict:
    """Each fact after number `before` must belong to exactly one promise, and say what was promised.

    Holds only when every write that was begun has been acknowledged.
    """
    owners = Counter(number for each in promises for number in each.numbers)
    known = {each.seq: each for each in facts}
    lost = [f"{each.path} {each.body}" for each in promises if not _kept(each, known)]
    doubled = [f"{each.seq} {each.fact}" for each in facts if each.seq > before and owners[each.seq] != 1]
    return Verdict(lost, doubled)


def _kept(promise: Promise, facts: dict[int, Logged]) -> bool:
    found = facts.get(promise.receipt["seq"])
    if found is None or type(found.fact).__name__ != promise.kind:
        return False
    fact = encode(found.fact)
    said = {**fact, **fact.get("call", {})}
    asked = {name: value for name, value in promise.body.items() if name not in ("id", "incident_id")}
    return all(said[name] == value for name, value in asked.items())


async def rows_disagree(engine: AsyncEngine, promises: Sequence[Promise]) -> list[str]:
    """Where calls and kept receipts are not exactly those that were promised."""
    receipts = select(func.concat(RequestRow.key), RequestRow.receipt["seq"].as_integer())
    async with engine.connect() as connection:
        kept = {row[0]: row[1] for row in await connection.execute(receipts)}
        calls = set((await connection.execute(select(func.concat(CallRow.id)))).scalars())
    promised = {each.body["id"]: each.receipt["seq"] for each in promises}
    called = {each.body["id"] for each in promises if each.path == "/api/calls"}
    wrong = [f"call {id}" for id in called ^ calls]
    return wrong + [f"receipt {id}" for id, seq in promised.items() if kept.get(id) != seq]
