"""A town as OpenStreetMap has it, written by hand into each of its formats."""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import quoteattr

import osmium
import osmium.osm.mutable as osm

WEST, SOUTH, STEP = 24.95, 60.17, 0.001
"""The corner of the grid, and its mesh: about 55 m by 111 m."""

Tags = Mapping[str, str]
Member = tuple[str, int, str]
"""Kind ("n", "w", "r"), id, role."""


@dataclass
class OsmTown:
    """Nodes, ways and relations by id; a node is (longitude, latitude, tags)."""

    nodes: dict[int, tuple[float, float, Tags]] = field(default_factory=dict)
    ways: dict[int, tuple[list[int], Tags]] = field(default_factory=dict)
    relations: dict[int, tuple[list[Member], Tags]] = field(default_factory=dict)

    def write(self, path: Path) -> Path:
        """In the order of ids, as files of OpenStreetMap are."""
        self.nodes = dict(sorted(self.nodes.items()))
        self.ways = dict(sorted(self.ways.items()))
        self.relations = dict(sorted(self.relations.items()))
        if path.name.lower().endswith(".pbf"):
            self._write_pbf(path)
        elif path.name.endswith(".gz"):
            path.write_bytes(gzip.compress(self.xml().encode()))
        else:
            path.write_text(self.xml(), encoding="utf-8")
        return path

    def xml(self) -> str:
        nodes = (
            f'<node id="{id}" lat="{lat:.7f}" lon="{lon:.7f}">{_xml(tags)}</node>'
            for id, (lon, lat, tags) in self.nodes.items()
        )
        ways = (
            f'<way id="{id}">{"".join(f"<nd ref={quoteattr(str(ref))}/>" for ref in refs)}{_xml(tags)}</way>'
            for id, (refs, tags) in self.ways.items()
        )
        relations = (
            f'<relation id="{id}">{"".join(map(_member, members))}{_xml(tags)}</relation>'
            for id, (members, tags) in self.relations.items()
        )
        return "\n".join(
            ['<?xml version="1.0"?>', '<osm version="0.6">', *nodes, *ways, *relations, "</osm>"]
        )

    def _write_pbf(self, path: Path) -> None:
        with osmium.SimpleWriter(osmium.io.File(str(path), "pbf"), overwrite=True) as writer:
            for id, (lon, lat, tags) in self.nodes.items():
                writer.add_node(osm.Node(id=id, location=(lon, lat), tags=dict(tags)))
            for id, (refs, tags) in self.ways.items():
                writer.add_way(osm.Way(id=id, nodes=refs, tags=dict(tags)))
            for id, (members, tags) in self.relations.items():
                writer.add_relation(osm.Relation(id=id, members=members, tags=dict(tags)))


def _xml(tags: Tags) -> str:
    return "".join(f"<tag k={quoteattr(key)} v={quoteattr(value)}/>" for key, value in tags.items())


def _member(member: Member) -> str:
    kind = {"n": "node", "w": "way", "r": "relation"}[member[0]]
    return f'<member type="{kind}" ref="{member[1]}" role={quoteattr(member[2])}/>'


def a_grid_town(side: int = 4) -> OsmTown:
    """Junction x, y is node 100·y + x + 1; "Row y" are ways 1000 + y, "Column x" ways 2000 + x."""
    town = OsmTown()
    for y in range(side):
        for x in range(side):
            town.nodes[100 * y + x + 1] = (WEST + x * STEP, SOUTH + y * STEP, {})
    for i in range(side):
        row, column = ([100 * i + j + 1 for j in range(side)], [100 * j + i + 1 for j in range(side)])
        town.ways[1000 + i] = (row, {"highway": "residential", "name": f"Row {i}"})
        town.ways[2000 + i] = (column, {"highway": "tertiary", "name": f"Column {i}"})
    return town
