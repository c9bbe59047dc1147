"""Reads a city from OpenStreetMap's own formats, streaming: .osm.pbf, .osm, .osm.gz."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import osmium
import osmium.filter
import osmium.osm

from data.loaders.draft import OSM, Draft, NotACity, Place2, Street, TurnRule, kept, length_m
from data.loaders.naming import names_of
from data.loaders.osm_land import read_land
from data.loaders.osm_places import is_spot, middle, take_spot
from routing.barriers import passage
from routing.profile import drivable, limit_kmh
from routing.turn_restriction import Unusable, restrictions_of

MOST_WAY_NODES = 60_000_000
"""Points of streets kept in memory at most, a country's worth; a file with more is refused. Assumed."""

MET = frozenset(
    {
        *("barrier", "highway", "traffic_signals:direction", "traffic_calming", "crossing", "locked"),
        *("access", "vehicle", "motor_vehicle", "emergency", "maxheight", "maxwidth", "maxweight", "bollard"),
    }
)
"""What is tagged on a point of a street and matters to who drives there."""

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
    areas: dict[int, tuple[Tags, list[int]]] = field(default_factory=dict)
    """Places drawn as relations: their tags and outer ways."""
    wanted: set[int] = field(default_factory=set)
    rings: dict[int, list[Place2]] = field(default_factory=dict)
    met: dict[int, Tags] = field(default_factory=dict)
    """Points a driver meets: barriers, signals, humps, with what is tagged there."""


def read_osm(path: Path) -> Draft:
    """Raises NotACity for a file that is truncated, foreign or hostile."""
    draft, reading = Draft(attribution=OSM), _Reading()
    only_tagged = osmium.filter.EmptyTagFilter()
    only_tagged.enable_for(osmium.osm.NODE)
    try:
        file = osmium.io.File(str(path), _format(path))
        for relation in osmium.FileProcessor(file, osmium.osm.RELATION):
            _note_area(relation, reading)
        for thing in osmium.FileProcessor(file).with_locations().with_filter(only_tagged):
            _take(thing, draft, reading)
    except (RuntimeError, ValueError, MemoryError, osmium.InvalidLocationError) as error:
        raise NotACity(file=path.name, why=str(error) or "it cannot be read") from error
    for tags, rings in reading.areas.values():
        _take_area(tags, [reading.rings[way] for way in rings if way in reading.rings], draft)
    for way in reading.ways:
        _part_at_barriers(way, reading)
    for way in reading.ways:
        _split(way, reading, draft)
    if draft.junctions:
        _read_land(path, draft)
    return draft


def _read_land(path: Path, draft: Draft) -> None:
    """Streets whose land cannot be read, in a file that is not in order for example, are a city too."""
    try:
        read_land(path, _format(path), draft)
    except (RuntimeError, ValueError, MemoryError):
        draft.lands.clear()
        draft.place_names.clear()
        draft.dropped["all the land of a file that is not in the order of its ids"] += 1


def _format(path: Path) -> str:
    """By the name in small letters: the library knows no .OSM.PBF."""
    return path.name.lower()[path.name.lower().rindex("osm") :]


def _note_area(relation: Any, reading: _Reading) -> None:
    """A place drawn as several ways is put together once its outer ways are read."""
    tags = dict(relation.tags)
    if tags.get("type") == "multipolygon" and is_spot(tags):
        outer = [member.ref for member in relation.members if member.type == "w" and member.role != "inner"]
        reading.areas[relation.id] = (tags, outer)
        reading.wanted.update(outer)


def _take_area(tags: Tags, rings: list[list[Place2]], draft: Draft) -> None:
    if points := [at for ring in rings for at in ring]:
        take_spot(tags, middle(points), draft)
    else:
        draft.dropped["a place that lies outside the extract"] += 1


def _take(thing: Any, draft: Draft, reading: _Reading) -> None:
    if thing.is_way():
        _take_way(thing, draft, reading)
    elif thing.is_node() and thing.location.valid():
        tags = dict(thing.tags)
        if met := {key: value for key, value in tags.items() if key in MET}:
            reading.met[thing.id] = met
        take_spot(tags, (thing.location.lon, thing.location.lat), draft)
    elif thing.is_relation() and thing.tags.get("type", "").startswith("restriction"):
        _take_restriction(thing, draft)


def _take_way(way: osmium.osm.Way, draft: Draft, reading: _Reading) -> None:
    tags = dict(way.tags)
    if not tags and way.id not in reading.wanted:
        return
    drawn = [(node.ref, (node.lon, node.lat) if node.location.valid() else None) for node in way.nodes]
    points = [at for _, at in drawn if at is not None]
    if way.id in reading.wanted:
        reading.rings[way.id] = points
    if "highway" in tags:
        _take_street(way.id, tags, drawn, draft, reading)
    elif points:
        take_spot(tags, middle(points), draft)


def _take_street(
    id: int, tags: Tags, drawn: list[tuple[int, Place2 | None]], draft: Draft, reading: _Reading
) -> None:
    may = drivable(tags)
    if not (may.forward or may.backward):
        draft.dropped[may.reason] += 1
        return
    pieces = [piece for piece in _known_pieces(drawn) if len(piece) > 1]
    if not pieces:
        draft.dropped["a street without two known points"] += 1
    elif any(at is None for _, at in drawn):
        draft.dropped["a street that leaves the extract, cut there"] += 1
    for piece in pieces:
        reading.points += len(piece)
        if reading.points > MOST_WAY_NODES:
            raise ValueError("it has more streets than fit in memory; cut out the city first")
        nodes = [ref for ref, _ in piece]
        reading.uses.update(nodes)
        reading.uses.update((nodes[0], nodes[-1]))  # an end is a junction even when nothing meets it
        reading.ways.append(_Way(id, nodes, [at for _, at in piece], tags))


def _known_pieces(drawn: list[tuple[int, Place2 | None]]) -> list[list[tuple[int, Place2]]]:
    """Parted where points are not in the file: nobody knows how the street runs there. Without repeats."""
    pieces: list[list[tuple[int, Place2]]] = [[]]
    for ref, at in drawn:
        if at is None:
            pieces.append([])
        elif not pieces[-1] or pieces[-1][-1][0] != ref:
            pieces[-1].append((ref, at))
    return pieces


def _part_at_barriers(way: _Way, reading: _Reading) -> None:
    """A stretch ends on each side of what cannot be passed: one still drives up to it, from both sides."""
    for i, node in enumerate(way.nodes):
        if node in reading.met and not passage(reading.met[node]).may_pass:
            reading.uses.update(dict.fromkeys(way.nodes[max(0, i - 1) : i + 2], 2))


def _split(way: _Way, reading: _Reading, draft: Draft) -> None:
    """At every point that another street, or this one again, uses."""
    uses = reading.uses
    may, names = drivable(way.tags), names_of(way.tags)
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
                tags=kept(way.tags) | {"way": str(way.id)},
                points=_met(way.nodes[start : i + 1], reading),
            )
        )
        start = i


def _met(nodes: list[int], reading: _Reading) -> tuple[Tags, ...]:
    """Tags of a stretch's points; none when there is nothing to meet."""
    met = tuple(reading.met.get(node, {}) for node in nodes)
    return met if any(met) else ()


def _take_restriction(relation: osmium.osm.Relation, draft: Draft) -> None:
    tags = dict(relation.tags)
    members = [(each.role, each.type, each.ref) for each in relation.members]
    found = restrictions_of(tags, members)
    if isinstance(found, Unusable):
        draft.dropped[f"a turn restriction: {found.value}"] += 1
    else:
        draft.restrictions.append(TurnRule(id=relation.id, tags=tags, members=members))
