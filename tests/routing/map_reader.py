"""A real extract as a network with its ways, for tests that need nothing else of it; the loader is
another matter."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import osmium

from routing.geo import LatLon, distance_m
from routing.network import Arc, StreetNetwork
from routing.profile import profile
from routing.turn_restriction import TurnRestriction, Unusable, restrictions_of

Tags = dict[str, str]


@dataclass(slots=True)
class Extract:
    at: dict[int, LatLon] = field(default_factory=dict)
    points: dict[int, Tags] = field(default_factory=dict)
    ways: dict[int, tuple[Tags, list[int]]] = field(default_factory=dict)
    restrictions: list[TurnRestriction] = field(default_factory=list)
    unread: Counter[Unusable] = field(default_factory=Counter)
    relations: int = 0


def extract_of(path: Path) -> Extract:
    found = Extract()
    for thing in osmium.FileProcessor(str(path)).with_locations():
        _take(thing, found)
    return found


def _take(thing: Any, found: Extract) -> None:
    tags = dict(thing.tags)
    if thing.is_node() and tags:
        found.points[thing.id] = tags
    elif thing.is_way() and ("highway" in tags or tags.get("route") == "ferry"):
        known = [node for node in thing.nodes if node.location.valid()]
        found.at |= {node.ref: LatLon(node.lat, node.lon) for node in known}
        found.ways[thing.id] = (tags, [node.ref for node in known])
    elif thing.is_relation() and tags.get("type", "").startswith("restriction"):
        found.relations += 1
        told = restrictions_of(tags, [(each.role, each.type, each.ref) for each in thing.members])
        if isinstance(told, Unusable):
            found.unread[told] += 1
        else:
            found.restrictions += told


def network_of(found: Extract) -> tuple[StreetNetwork, Mapping[int, Sequence[int]]]:
    """Streets cut where others meet them; the arcs of each way of the map."""
    driven = {id: way for id, way in found.ways.items() if len(way[1]) > 1 and _is_driven(way[0])}
    uses = Counter(ref for _, refs in driven.values() for ref in (*refs, refs[0], refs[-1]))
    stretches = [(id, part) for id, (_, refs) in driven.items() for part in _cut(refs, uses)]
    arcs = [
        arc
        for street, (id, part) in enumerate(stretches)
        for arc in _arcs(street, driven[id][0], part, found)
    ]
    ends = sorted({end for arc in arcs for end in (arc.tail, arc.head)})
    network = StreetNetwork.from_rows(((ref, found.at[ref].lat, found.at[ref].lon) for ref in ends), arcs)
    of_way: dict[int, list[int]] = defaultdict(list)
    for arc, street in enumerate(network.arrays.street_id.tolist()):
        of_way[stretches[street][0]].append(arc)
    return network, of_way


def _is_driven(tags: Tags) -> bool:
    found = profile(tags)
    return found.forward is not None or found.backward is not None


def _cut(refs: Sequence[int], uses: Mapping[int, int]) -> Iterator[list[int]]:
    start = 0
    for i in range(1, len(refs)):
        if uses[refs[i]] > 1 or i == len(refs) - 1:
            yield list(refs[start : i + 1])
            start = i


def _arcs(street: int, tags: Tags, refs: Sequence[int], found: Extract) -> Iterator[Arc]:
    line = tuple(found.at[ref] for ref in refs)
    length_m = sum(distance_m(a, b) for a, b in pairwise(line))
    whole = profile(tags, points=[found.points.get(ref, {}) for ref in refs])
    for way, nodes, drawn in ((whole.forward, refs, line), (whole.backward, refs[::-1], line[::-1])):
        if way is not None:
            yield Arc(
                street_id=street,
                tail=nodes[0],
                head=nodes[-1],
                length_m=length_m,
                travel_s=way.travel_s(length_m),
                geometry=drawn,
                kind=tags.get("highway", "ferry"),
                flags=way.flags,
            )
