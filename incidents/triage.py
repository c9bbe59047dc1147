"""What kind of incident the words describe, and how urgent it is until someone says otherwise."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from incidents.emergency_types import EMERGENCY_TYPES, IDLE
from incidents.municipal_types import MUNICIPAL_TYPES
from incidents.phrases import Hit, Longer, alone, clauses, plain, together
from incidents.terms import IncidentType, Priority
from incidents.type_info import TypeInfo

UNKNOWN = IncidentType("unknown")

TYPES: Mapping[IncidentType, TypeInfo] = MappingProxyType(
    {IncidentType(key): info for key, info in (EMERGENCY_TYPES | MUNICIPAL_TYPES).items()}
)
_GRAVEST_FIRST = {key: nth for nth, key in enumerate(TYPES)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the words speak for, and which they are."""

    type: IncidentType
    priority: Priority
    because: tuple[str, ...]
    """The telling phrases as they were said, without accents; " … " where words stand between."""


def triage(
    words: str, type: IncidentType | None, priority: Priority | None
) -> tuple[IncidentType, Priority, str]:
    """Type, priority, and how the type was found: "said", "words" or "unknown".

    What the call-taker says always stands, even a type we have no card for. Unknown means P2, never
    less: until someone asks, it may be a life (assumed; an agency sets its own).
    """
    if type is not None:
        return type, priority or (TYPES[type].priority if type in TYPES else Priority.P2), "said"
    found = read(words)
    if found is None:
        return UNKNOWN, priority or Priority.P2, "unknown"
    return found.type, priority or found.priority, "words"


def read(words: str) -> Reading | None:
    """The gravest type that the words tell of; None: they tell of none.

    A phrase inside a longer one counts for nothing: "fire alarm" is no fire. Of the types left an emergency
    says more than a city's work, then the more urgent, then the one that holds the other: somebody trapped in
    a crash is a crash, and the graver one.
    """
    text = plain(words)
    told = _told(text)
    if not told:
        return None
    held = {other for key in told for other in TYPES[key].takes if other != key}
    rest = {key for key in told if key not in held} or set(told)
    type = min(rest, key=lambda key: (TYPES[key].municipal, TYPES[key].priority, _GRAVEST_FIRST[key]))
    info = TYPES[type]
    parts = [key for key in told if key in info.takes]
    graver = [hit for phrase in info.graver for hit in alone(text, phrase)]
    hits = [*told[type], *(hit for key in parts for hit in told[key]), *graver]
    urgent = bool(graver) or any(key in _LIFE_AT_RISK for key in parts)
    return Reading(
        type=type,
        priority=Priority.P1 if urgent else info.priority,
        because=tuple(dict.fromkeys(hit.said for hit in sorted(hits, key=lambda each: each.spans))),
    )


_LIFE_AT_RISK = frozenset({"trapped", "unconscious", "cardiac_arrest"})
"""Beside what holds them these make it P1; a fall in a crash or a faint does not."""


def _told(text: str) -> dict[IncidentType, list[Hit]]:
    """By type what tells of it, without what lies inside a longer phrase of another."""
    hits = list(_hits(text))
    idle = [hit for phrase in IDLE for hit in alone(text, phrase)]
    longer = Longer([*(hit for _, hit in hits), *idle])
    told: dict[IncidentType, list[Hit]] = {}
    for key, hit in hits:
        if not longer.cover(hit):
            told.setdefault(key, []).append(hit)
    return told


def _hits(text: str) -> Iterator[tuple[IncidentType, Hit]]:
    spans: Sequence[tuple[int, int]] = clauses(text)
    for key, info in TYPES.items():
        for phrase in info.words:
            yield from ((key, hit) for hit in alone(text, phrase))
        for parts in info.together:
            yield from ((key, hit) for hit in together(text, parts, spans))
