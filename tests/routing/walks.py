"""Who walks where past closed streets, by plain networkx: none of our searches."""

from dataclasses import replace

import networkx as nx

from routing.cordons import MOST_EDGES, WALKED_MS, Streets
from routing.network import CLOSED_MS, StreetNetwork
from routing.snap import ISLET_SHARE
from routing.spot import OnArc, Snap


class Walks:
    """Of a network as it is shut now; junctions by their place in it."""

    def __init__(self, network: StreetNetwork) -> None:
        self.network = network
        a = network.arrays
        self.ends = list(zip(a.tail.tolist(), a.head.tolist(), strict=True))
        self.walk_ms = Streets(network).walk_ms.tolist()
        is_open = [ms < CLOSED_MS for ms in network.weight_ms.tolist()]
        self.part = self._parts(is_open)
        self.whole = self._parts([ms < CLOSED_MS for ms in a.base_ms.tolist()])
        self.within = [
            each and self.part[tail] == self.part[head]
            for each, (tail, head) in zip(is_open, self.ends, strict=True)
        ]

    def into(self, found: Snap) -> Snap:
        """A place, reached on foot from every town that is not its own."""
        return self._walked(found, self._home(found), 1)

    def out(self, found: Snap) -> Snap:
        """A vehicle, that comes out of what is no town."""
        home = self._home(found)
        return found if any(self._is_town(part) for part in home) else self._walked(found, home, 0)

    def _walked(self, found: Snap, home: set[frozenset[int]], end: int) -> Snap:
        on = [
            OnArc(arc, float(end), ms)
            for junction, ms in self._edges(found, home)
            for arc, ends in enumerate(self.ends)
            if ends[end] == junction and self.within[arc]
        ]
        return replace(found, on=(*found.on, *on))

    def _edges(self, found: Snap, home: set[frozenset[int]]) -> list[tuple[int, int]]:
        whole = self.whole[self.ends[found.on[0].arc][0]]
        towns = {part for part in self.part if self._is_town(part) and part <= whole} - home
        onward: nx.DiGraph[object] = nx.DiGraph()
        for arc, ends in enumerate(self.ends):
            for here, there in (ends, ends[::-1]):
                if self.part[here] not in towns:
                    self._join(onward, here, there, self.walk_ms[arc])
        for each in found.on:
            whole_ms = self.walk_ms[each.arc]
            before = round(whole_ms * each.share)
            for there, ms in zip(self.ends[each.arc], (before, whole_ms - before), strict=True):
                self._join(onward, "place", there, each.walk_ms + ms)
        ms_of = nx.single_source_dijkstra_path_length(onward, "place", cutoff=WALKED_MS, weight="weight")
        met = [(int(ms), junction) for junction, ms in ms_of.items() if isinstance(junction, int)]
        return [
            (junction, ms)
            for town in towns
            for ms, junction in sorted(each for each in met if each[1] in town)[:MOST_EDGES]
        ]

    @staticmethod
    def _join(graph: "nx.DiGraph[object]", a: object, b: object, ms: int) -> None:
        if not graph.has_edge(a, b) or graph.edges[a, b]["weight"] > ms:
            graph.add_edge(a, b, weight=ms)

    def _home(self, found: Snap) -> set[frozenset[int]]:
        return {self.part[self.ends[each.arc][0]] for each in found.on if self.within[each.arc]}

    def _is_town(self, part: frozenset[int]) -> bool:
        if not any(self.within[arc] for arc, (tail, _) in enumerate(self.ends) if tail in part):
            return False
        (whole,) = {self.whole[junction] for junction in part}
        most = max(len(self.part[junction]) for junction in whole)
        return len(part) == most or len(part) >= ISLET_SHARE * self.network.node_count

    def _parts(self, counted: list[bool]) -> list[frozenset[int]]:
        graph: nx.DiGraph[int] = nx.DiGraph()
        graph.add_nodes_from(range(self.network.node_count))
        graph.add_edges_from(ends for ends, each in zip(self.ends, counted, strict=True) if each)
        of = {
            junction: frozenset(part) for part in nx.strongly_connected_components(graph) for junction in part
        }
        return [of[junction] for junction in range(self.network.node_count)]
