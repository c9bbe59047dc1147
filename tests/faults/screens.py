"""Screens that watch: cards rebuilt from a snapshot and messages, and a record of all they were told."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import InvalidMessage, InvalidStatus, WebSocketException

from data.event_log import Logged

Json = dict[str, Any]

COMES_AGAIN_S = 0.1
"""Between two attempts of a screen to connect."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One message: nothing up to `seq` is missing once these cards are shown."""

    seq: int
    joined: bool
    """The first message after a connection was made."""
    snapshot: bool
    shown: dict[str, tuple[int, frozenset[int]]]
    """Key of each card in the message → its version, and the facts it tells of."""


class Screen:
    """Goes round its addresses, resuming at each from the last number it has."""

    def __init__(self, addresses: Sequence[str], cookie: str) -> None:
        self._addresses = addresses
        self._headers = {"Cookie": f"farol_session={cookie}"}
        self._cards: dict[str, tuple[int, Json]] = {}
        self.seq: int | None = None
        self.claims: list[Claim] = []
        self.joined = 0

    @property
    def cards(self) -> dict[str, Json]:
        return {key: card for key, (_, card) in self._cards.items()}

    async def watch(self) -> None:
        """Until cancelled."""
        turn = 0
        while True:
            address = self._addresses[turn % len(self._addresses)].replace("http", "ws", 1)
            since = "" if self.seq is None else f"?since={self.seq}"
            turn += 1
            try:
                async with connect(
                    f"{address}/api/live{since}", additional_headers=self._headers, max_size=None
                ) as socket:
                    await self._read(socket)
            except InvalidStatus as refused:
                if refused.response.status_code != 503:
                    raise
            except (OSError, TimeoutError, InvalidMessage, WebSocketException):
                pass  # the process is down; come again
            await asyncio.sleep(COMES_AGAIN_S)

    async def _read(self, socket: ClientConnection) -> None:
        first = True
        async for text in socket:
            self._take(json.loads(text), first)
            self.joined += first
            first = False

    def _take(self, message: Json, first: bool) -> None:
        seq, snapshot = message["seq"], message.get("snapshot", False)
        assert self.seq is None or seq >= self.seq, f"number {seq} came after {self.seq}"
        if snapshot:
            self._cards.clear()
        for each in message["cards"]:
            held = self._cards.get(each["key"])
            if each["card"] is None:
                self._cards.pop(each["key"], None)
            elif held is None or each["version"] >= held[0]:
                self._cards[each["key"]] = (each["version"], each["card"])
        self.seq = seq
        told = {each["key"]: self._cards[each["key"]][1] for each in message["cards"] if each["card"]}
        shown = {key: (card["version"], _facts_on(card)) for key, card in told.items()}
        self.claims.append(Claim(seq, first, snapshot, shown))


def _facts_on(card: Json) -> frozenset[int]:
    return frozenset(line["seq"] for line in card.get("chronology", ()))


def gaps(claims: Sequence[Claim], facts: Sequence[Logged]) -> list[str]:
    """Each fact that a screen was told it had, while its cards did not show it; empty when none.

    After each message the facts new to its number are looked for; after each join, all facts.
    """
    shown: dict[str, tuple[int, frozenset[int]]] = {}
    looked, missing = 0, []
    for claim in claims:
        if claim.snapshot:
            shown.clear()
        if claim.joined:
            looked = 0
        shown |= claim.shown
        for fact in facts[looked : claim.seq]:
            if not _is_shown(fact, shown):
                missing.append(f"at {claim.seq} (joined: {claim.joined}) not {fact.seq}: {fact.fact}")
        looked = max(looked, claim.seq)
    return missing


def _is_shown(logged: Logged, shown: dict[str, tuple[int, frozenset[int]]]) -> bool:
    nothing: tuple[int, frozenset[int]] = (0, frozenset())
    subject = logged.fact.subject
    if subject.startswith("unit:") and shown.get(subject, nothing)[0] < logged.fact.version:
        return False
    on = f"incident:{logged.incident_id}"
    return logged.incident_id is None or logged.seq in shown.get(on, nothing)[1]
