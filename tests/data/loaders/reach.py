"""How many points of the streets reach each other, by plain networkx."""

import re
from collections.abc import Container

import networkx as nx

from tests.data.loaders.kept import Kept

Point = tuple[str, ...]


def points_that_reach_each_other(city: Kept, kinds: Container[object] | None = None) -> tuple[int, int]:
    """In the largest part, and in all; of streets of these kinds only, links counted as their kind."""
    graph: nx.DiGraph[Point] = nx.DiGraph()
    for row in city.rows["streets"]:
        if kinds is not None and str(row["kind"]).removesuffix("_link") not in kinds:
            continue
        line = [tuple(each.split()) for each in re.sub(r"[A-Z()]", "", str(row["line"])).split(",")]
        for way, is_open in ((line, row["forward"]), (line[::-1], row["backward"])):
            if is_open:
                nx.add_path(graph, way)
    return len(max(nx.strongly_connected_components(graph), key=len)), len(graph)
