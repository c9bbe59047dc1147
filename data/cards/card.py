"""What a screen is given: a key, a version, and what to show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeAlias

CardBody: TypeAlias = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Card:
    """`card` is None when there is nothing to show any more."""

    key: str
    version: int
    card: CardBody | None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Cards as they stood when the log's last number was `seq`."""

    seq: int
    cards: tuple[Card, ...]


def instant(at: datetime | None) -> str | None:
    """ISO 8601 in UTC, as all screens get it."""
    return None if at is None else at.astimezone(UTC).isoformat().replace("+00:00", "Z")
