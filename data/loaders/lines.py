"""Drawn lines joined into streets wherever their points coincide."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from data.loaders.draft import Draft, Place2, Street, kept, length_m
from data.loaders.naming import names_of
from routing.profile import drivable, limit_kmh

DIGITS = 5
"""Points are rounded to this many decimals, about 1 m, so that ends that miss each other meet."""

TURNED = ("True", "true", "yes", "1")

Tags = dict[str, str]


@dataclass(frozen=True, slots=True)
class Drawn:
    """One line with what is said of it, as OpenStreetMap's tags."""

    line: Sequence[Place2]
    tags: Tags


def told(properties: object) -> Tags:
    """Properties as tags: true and false become yes and no, numbers are written out, the rest is left."""
    if not isinstance(properties, Mapping):
        return {}
    return {
        str(key): _word(value) for key, value in properties.items() if isinstance(value, str | int | float)
    }


def _word(value: str | float) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def take_line(coordinates: object, tags: Tags, drawn: list[Drawn], draft: Draft) -> None:
    """From (longitude, latitude) pairs, turned when tagged `reversed`; or says why not."""
    points = _points(coordinates)
    if points is None:
        draft.dropped["a line with impossible coordinates"] += 1
    elif len(points) < 2:
        draft.dropped["a line without length"] += 1
    else:
        turned = tags.get("reversed") in TURNED
        drawn.append(Drawn(points[::-1] if turned else points, {"highway": "road"} | tags))


def _points(coordinates: Any) -> list[Place2] | None:
    """Rounded, without repeats; None when any is not on the earth."""
    points: list[Place2] = []
    try:
        for lon, lat, *_ in coordinates:
            if not (-180 <= float(lon) <= 180 and -90 <= float(lat) <= 90):
                return None
            at = (round(float(lon), DIGITS), round(float(lat), DIGITS))
            if not points or points[-1] != at:
                points.append(at)
    except (TypeError, ValueError):
        return None
    return points


def join(drawn: Sequence[Drawn], draft: Draft) -> None:
    """Cuts every line at each point that another one, or it again, uses."""
    open_ones = []
    for each in drawn:
        may = drivable(each.tags)
        if may.forward or may.backward:
            open_ones.append(each)
        else:
            draft.dropped[may.reason] += 1
    uses = Counter(at for each in open_ones for at in (*each.line, each.line[0], each.line[-1]))
    nodes: dict[Place2, int] = {}
    for each in open_ones:
        _cut(each, uses, nodes, draft)


def _cut(drawn: Drawn, uses: Mapping[Place2, int], nodes: dict[Place2, int], draft: Draft) -> None:
    may, names, start = drivable(drawn.tags), names_of(drawn.tags), 0
    for i in range(1, len(drawn.line)):
        if uses[drawn.line[i]] < 2 and i < len(drawn.line) - 1:
            continue
        part = drawn.line[start : i + 1]
        tail, head = (nodes.setdefault(at, len(nodes) + 1) for at in (part[0], part[-1]))
        draft.junctions[tail], draft.junctions[head] = part[0], part[-1]
        draft.streets.append(
            Street(
                id=len(draft.streets) + 1,
                tail=tail,
                head=head,
                line=part,
                length_m=length_m(part),
                kind=drawn.tags["highway"],
                limit_kmh=limit_kmh(drawn.tags),
                forward=may.forward,
                backward=may.backward,
                name=drawn.tags.get("name"),
                names=names,
                tags=kept(drawn.tags),
            )
        )
        start = i
