"""When something holds, in the small part of opening_hours that signs use: "Mo-Fr 07:00-09:00,16:00-19:00".

What may hold, holds: holidays (PH, SH) are not known here, so hours that hold on them hold on every day,
and an exception for them ("PH off") is passed over. A restriction is then obeyed once too often, never
once too little.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

DAY = 24 * 60
WEEK = 7 * DAY
"""Minutes."""

LONGEST = 255
"""Characters of a value in OpenStreetMap; a longer one cannot be read."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Minutes of a local week from Monday 00:00 on, as [start, end) spans in order; all within one week."""

    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    condition: Condition | None
    """None: no part of it is about hours we can read."""
    whole: bool
    """False: some part could not be read and is taken to be true."""


def active(condition: Condition, weekday: int, minute: int) -> bool:
    """weekday: 0 is Monday; minute of that day, local time."""
    at = (weekday * DAY + minute) % WEEK
    return any(start <= at < end for start, end in condition.spans)


def read_condition(text: str) -> Reading:
    """Parts joined by AND must all hold: "(Mo-Fr 07:00-09:00 AND weight>3.5)"."""
    read = [read_hours(part.strip().strip("()")) for part in re.split(r"\bAND\b", text, flags=re.IGNORECASE)]
    known = [_minutes(each) for each in read if each is not None]
    if not known:
        return Reading(None, False)
    common = bytearray(min(held) for held in zip(*known, strict=True))
    return Reading(_condition(common), len(known) == len(read))


def read_hours(text: str) -> Condition | None:
    """None for what cannot be read: months, weather, sunset, the first Monday."""
    if len(text) > LONGEST:
        return None
    if text.strip() == "24/7":
        return Condition(((0, WEEK),))
    held, said = bytearray(WEEK), False
    for rule in text.split(";"):
        items = list(_items(rule))
        if None in items:
            return None
        for group in _groups([each for each in items if each is not None]):
            said |= not group.off
            for start, end in group.spans():
                for at in range(start, end):
                    held[at % WEEK] = not group.off
    return _condition(held) if said else None


_DAY = (
    r"mo(?:n(?:day)?)?|tu(?:e(?:s(?:day)?)?)?|we(?:d(?:nesday)?)?|th(?:u(?:rs?(?:day)?)?)?"
    r"|fr(?:i(?:day)?)?|sa(?:t(?:urday)?)?|su(?:n(?:day)?)?|ph|sh"
)
_TIME = r"\d{1,2}(?::\d\d)?"
_ITEM = re.compile(
    rf"[\s,]*(?:(?P<day>{_DAY})\b(?:\s*[-–]\s*(?P<last>{_DAY})\b)?"
    rf"|(?P<start>{_TIME})\s*(?:[-–]\s*(?P<end>{_TIME})|(?P<open>\+))"
    r"|(?P<off>off|closed)\b)[\s:]*",
    re.IGNORECASE,
)
_NAMES = ("mo", "tu", "we", "th", "fr", "sa", "su")


@dataclass(slots=True)
class _Group:
    """Days and the hours that hold on them."""

    days: set[int]
    named: bool = False
    holiday: bool = False
    hours: list[tuple[int, int]] | None = None
    off: bool = False

    def spans(self) -> Iterator[tuple[int, int]]:
        for day in sorted(self.days if self.named else range(7)):
            for start, end in self.hours or [(0, DAY)]:
                yield day * DAY + start, day * DAY + end


def _items(rule: str) -> Iterator["re.Match[str] | None"]:
    """One by one; None where something else stands."""
    at = 0
    while at < len(rule.rstrip()):
        found = _ITEM.match(rule, at)
        yield found
        if found is None:
            return
        at = found.end()


def _groups(items: list["re.Match[str]"]) -> list[_Group]:
    groups: list[_Group] = []
    for item in items:
        if not groups or (item["day"] and groups[-1].hours is not None):
            groups.append(_Group(set()))
        group = groups[-1]
        if item["day"]:
            first, last = item["day"][:2].lower(), (item["last"] or item["day"])[:2].lower()
            group.named = True
            group.days |= _days(first, last)
            group.holiday |= first not in _NAMES or last not in _NAMES
        elif item["off"]:
            group.off = True
        else:
            group.hours = [*(group.hours or []), _span(item["start"], item["end"] or "24:00")]
    for group in groups:
        if group.holiday and not group.off:
            group.days = set(range(7))  # a holiday may be any day
    return groups


def _days(first: str, last: str) -> set[int]:
    """Round the end of the week too: Fr-Mo."""
    if first not in _NAMES or last not in _NAMES:
        return set()
    start, end = _NAMES.index(first), _NAMES.index(last)
    return {(start + i) % 7 for i in range((end - start) % 7 + 1)}


def _span(start: str, end: str) -> tuple[int, int]:
    """Minutes of the day; over midnight the end lies beyond the day."""
    a, b = (
        int(hour) * 60 + int(minute or 0)
        for hour, _, minute in (each.partition(":") for each in (start, end))
    )
    return min(a, 2 * DAY), min(b if b > a else b + DAY, a + DAY)


def _minutes(condition: Condition) -> bytearray:
    held = bytearray(WEEK)
    for start, end in condition.spans:
        held[start:end] = b"\x01" * (end - start)
    return held


def _condition(held: bytearray) -> Condition:
    edges = [at for at in range(WEEK + 1) if (at < WEEK and held[at]) != (at > 0 and held[at - 1])]
    return Condition(tuple(zip(edges[::2], edges[1::2], strict=True)))
