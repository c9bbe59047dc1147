"""Reads a city from OpenStreetMap's own formats, streaming: .osm.pbf, .osm, .osm.gz."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import osmium
import osmium.osm

from data.loaders.draft import OSM, Draft, NotACity, Place2, Spot, Street, TurnRestriction, length_m
from routing.profile import drivable, limit_kmh

MOST_WAY_NODES = 60_000_000
"""Points of streets kept in memory at most, a country's worth; a file with more is refused. Assumed."""

FACILITIES: Mapping[tuple[str, str], str] = {
    ("amenity", "hospital"): "hospital",
    ("amenity", "fire_station"): "fire_station",
    ("amenity", "police"): "police",
    ("emergency", "ambulance_station"): "ambulance_station",
}
LANDMARKS = (
    "amenity",
    "tourism",
    "historic",
    "leisure",
    "shop",
    "railway",
    "public_transport",
    "office",
    "building",
)
"""Something named under one of these keys is what callers steer by."""

KEPT_TAGS = (
    "access", "vehicle", "motor_vehicle", "emergency", "service", "oneway", "oneway:emergency", "junction",
    "maxspeed", "maxheight", "maxwidth", "maxweight", "surface", "bridge", "tunnel", "layer",
)  # fmt: skip
"""What later rules need; the rest of a way's tags stays in the file."""

Tags = dict[str, str]


@dataclass(slots=True)
class _Way:
    id: int
    nodes: list[int]
    points: list[Place2]
    tags: Tags


@dataclass(slots=True)
class _Reading:
    ways: list[_Way] = field(default_factory=list)
    uses: Counter[int] = field(default_factory=Counter)
    points: int = 0


def read_osm(path: Path) -> Draft:
    """Raises NotACity for a file that is truncated, foreign, hostile or has no street."""
    draft, reading = Draft(attribution=OSM), _Reading()
    try:
        for thing in osmium.FileProcessor(str(path)).with_locations():
            _take(thing, draft, reading)
    except (RuntimeError, ValueError, MemoryError) as error:
        why = " ".join(str(error).split())[:200] or "it cannot be read"
        raise NotACity(file=path.name, why=why) from error
    for way in reading.ways:
        _split(way, reading.uses, draft)
    return draft


def _take(thing: Any, draft: Draft, reading: _Reading) -> None:
    if not thing.tags:
        return
    if thing.is_way():
        _take_way(thing, draft, reading)
    elif thing.is_node():
        at = (thing.location.lon, thing.location.lat) if thing.location.valid() else None
        _take_spot(dict(thing.tags), at, draft)
    elif thing.is_relation() and thing.tags.get("type", "").startswith("restriction"):
        _take_restriction(thing, draft)


def _take_way(way: osmium.osm.Way, draft: Draft, reading: _Reading) -> None:
    tags = dict(way.tags)
    known = [(node.ref, (node.lon, node.lat)) for node in way.nodes if node.location.valid()]
    if "highway" in tags:
        _take_street(way.id, tags, known, len(way.nodes), draft, reading)
    elif known:
        lons, lats = zip(*(at for _, at in known), strict=True)
        _take_spot(tags, (sum(lons) / len(lons), sum(lats) / len(lats)), draft)


def _take_street(
    id: int, tags: Tags, known: list[tuple[int, Place2]], drawn: int, draft: Draft, reading: _Reading
) -> None:
    may = drivable(tags)
    if not (may.forward or may.backward):
        draft.dropped[may.reason] += 1
        return
    if len(known) < drawn:
        draft.dropped["a street that leaves the extract, cut there"] += 1
    if len(known) < 2:
        draft.dropped["a street without two known points"] += 1
        return
    reading.points += len(known)
    if reading.points > MOST_WAY_NODES:
        raise ValueError("it has more streets than fit in memory; cut out the city first")
    nodes = [ref for ref, _ in known]
    reading.uses.update(nodes)
    reading.uses.update((nodes[0], nodes[-1]))  # an end is a junction even when nothing meets it
    reading.ways.append(_Way(id, nodes, [at for _, at in known], tags))


def _split(way: _Way, uses: Mapping[int, int], draft: Draft) -> None:
    """At every point that another street, or this one again, uses."""
    may, names = drivable(way.tags), _names(way.tags)
    start = 0
    for i in range(1, len(way.nodes)):
        if uses[way.nodes[i]] < 2 and i < len(way.nodes) - 1:
            continue
        line = way.points[start : i + 1]
        tail, head = way.nodes[start], way.nodes[i]
        draft.junctions[tail], draft.junctions[head] = line[0], line[-1]
        draft.streets.append(
            Street(
                id=len(draft.streets) + 1,
                tail=tail,
                head=head,
                line=line,
                length_m=length_m(line),
                kind=way.tags["highway"],
                limit_kmh=limit_kmh(way.tags),
                forward=may.forward,
                backward=may.backward,
                name=way.tags.get("name"),
                names=names,
                tags={key: way.tags[key] for key in KEPT_TAGS if key in way.tags} | {"way": str(way.id)},
            )
        )
        start = i


def _names(tags: Tags) -> dict[str, str]:
    named = {key.removeprefix("name:"): value for key, value in tags.items() if key.startswith("name:")}
    other = {key: tags[key] for key in ("alt_name", "old_name", "short_name", "official_name") if key in tags}
    return named | other


def _take_spot(tags: Tags, at: Place2 | None, draft: Draft) -> None:
    if at is None:
        return
    number, street = tags.get("addr:housenumber"), tags.get("addr:street") or tags.get("addr:place")
    if number and street:
        name = f"{street} {number}"
        draft.spots.append(Spot(kind="address", name=name, at=at, street=street, housenumber=number))
    kind = next((FACILITIES[key, tags[key]] for key, value in FACILITIES if tags.get(key) == value), None)
    name = tags.get("name", "")
    if kind is None and name and any(key in tags for key in LANDMARKS):
        kind = "landmark"
    if kind is not None and name:
        draft.spots.append(Spot(kind=kind, name=name, at=at, names=_names(tags)))
    elif kind is not None:
        draft.dropped[f"a {kind.replace('_', ' ')} without a name"] += 1


def _take_restriction(relation: osmium.osm.Relation, draft: Draft) -> None:
    members: dict[str, list[tuple[str, int]]] = {}
    for member in relation.members:
        members.setdefault(member.role, []).append((member.type, member.ref))
    kind = relation.tags.get("restriction") or relation.tags.get("restriction:conditional")
    parts = [members.get(role, []) for role in ("from", "via", "to")]
    if kind is None or any(len(part) != 1 for part in parts):
        draft.dropped["a turn restriction without one from, via and to"] += 1
        return
    (start,), (via,), (to,) = parts
    draft.restrictions.append(
        TurnRestriction(
            id=relation.id,
            kind=kind,
            from_way=start[1],
            via=via[1],
            via_way=via[0] == "w",
            to_way=to[1],
            exempt=relation.tags.get("except") or "",
        )
    )
