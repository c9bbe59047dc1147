"""The feed's wire shapes: a card is encoded once, however many screens it goes to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import orjson

from data.cards.card import Card, instant


@dataclass(frozen=True, slots=True)
class EncodedCard:
    key: str
    version: int
    json: str


def encoded(card: Card) -> EncodedCard:
    body = {"key": card.key, "version": card.version, "card": card.card}
    return EncodedCard(card.key, card.version, orjson.dumps(body).decode())


def message(seq: int, cards: Iterable[EncodedCard], *, snapshot: bool = False) -> str:
    """What a screen gets. A snapshot replaces everything the screen holds."""
    head = '"snapshot":true,' if snapshot else ""
    return f'{{{head}"seq":{seq},"cards":[{",".join(each.json for each in cards)}]}}'


def heartbeat(seq: int, at: datetime) -> str:
    """Says that the link lives and nothing before `seq` is missing."""
    return f'{{"seq":{seq},"cards":[],"at":"{instant(at)}"}}'
