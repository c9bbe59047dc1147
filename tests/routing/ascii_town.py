"""Towns drawn with characters: junctions, streets with their tags, and a vehicle going from F to *.

`F` station, `*` fire, `+` a junction, any other capital a junction with a name; `-` and `|` street, one
character is 100 m; `x` shut; `>` `<` `^` `v` one-way; any other small letter names the street it stands
in. A named street has the tags given under its letter, a named junction too; all other streets are plain
residential ones. A street is drawn (and tagged) from left to right and from top to bottom. One letter in
several places is one way of the map.
"""

import textwrap
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from math import inf, isfinite

import numpy as np

from routing.agency import AGENCY, Agency
from routing.apparatus import Apparatus, barred
from routing.network import CLOSED_MS, Arc, Flag, StreetNetwork
from routing.profile import WayProfile, profile
from routing.search_graph import Path, TurnCost
from routing.spot import OnArc, Snap
from routing.travel_time import Planner

CELL_M = 100.0
NORTH_DEG = CELL_M / 111_195
"""Of latitude, on a sphere with the earth's mean radius."""

LAT, LON = 22.0, 113.0
PLAIN = "highway=residential"
ONE_WAY = {">": "yes", "v": "yes", "<": "-1", "^": "-1"}
ACROSS, DOWN = "-<>", "|^v"

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Run:
    """One street between two junctions of the drawing."""

    tail: Cell
    head: Cell
    signs: str

    @property
    def letter(self) -> str | None:
        return next((sign for sign in self.signs if sign.islower() and sign not in "xv"), None)


@dataclass(slots=True)
class Town:
    network: StreetNetwork
    node: Mapping[str, int]
    """Letter of a junction → its id."""
    arcs_of_way: Mapping[int, Sequence[int]]
    profiles: Mapping[str, WayProfile]
    """Letter of a street → what its tags made of it."""
    closed: frozenset[int]
    planner: Planner = field(init=False)

    def __post_init__(self) -> None:
        self.planner = Planner(self.network)
        self._shut()

    def with_turns(self, forbidden: Sequence[Path] = (), turn_cost: TurnCost | None = None) -> "Town":
        self.planner = Planner(self.network, forbidden, turn_cost)
        return self

    def goes_by(self, start: str = "F", to: str = "*", apparatus: Apparatus | None = None) -> str | None:
        """Letters of the streets a vehicle drives, in order, plain ones left out; None: it cannot get
        there."""
        found = self._steps(start, to, apparatus)
        if found is None:
            return None
        names = [self.network.name_of(arc) or "" for arc, _, _ in found[0]]
        return "".join(name for i, name in enumerate(names) if name and (i == 0 or names[i - 1] != name))

    def seconds(self, start: str = "F", to: str = "*") -> float:
        """Infinite when it cannot get there."""
        found = self._steps(start, to, None)
        return inf if found is None else found[1] / 1000

    def arc(self, tail: str, head: str) -> int:
        """Between two named junctions."""
        edge = (self.node[tail], self.node[head], 0)
        return self.network.arc_of(edge)

    def flags(self, letter: str, *, backward: bool = False) -> Flag:
        driven = self.profiles[letter].backward if backward else self.profiles[letter].forward
        assert driven is not None
        return driven.flags

    def _steps(
        self, start: str, to: str, apparatus: Apparatus | None
    ) -> tuple[list[tuple[int, float, float]], int, int] | None:
        a, places = self.network.arrays, self.network.index
        self._shut(apparatus)
        leaving = np.flatnonzero(a.tail == places[self.node[start]]).tolist()
        arriving = np.flatnonzero(a.head == places[self.node[to]]).tolist()
        if not leaving or not arriving:
            return None
        here = Snap(tuple(OnArc(arc, 0.0) for arc in leaving), self.network.position(self.node[start]), 0.0)
        there = Snap(tuple(OnArc(arc, 1.0) for arc in arriving), self.network.position(self.node[to]), 0.0)
        return self.planner.steps(here, there)

    def _shut(self, apparatus: Apparatus | None = None) -> None:
        weights = np.array(self.network.arrays.base_ms)
        weights[sorted(self.closed)] = CLOSED_MS
        if apparatus is not None:
            weights[barred(self.network.arrays, apparatus)] = CLOSED_MS
        self.network.write_all(weights)


def tagged(tags: str) -> dict[str, str]:
    """ "highway=service access=no" as a mapping; "_" in a value stays, "~" is a blank."""
    return {key: value.replace("~", " ") for key, _, value in (tag.partition("=") for tag in tags.split())}


def way_id(letter: str) -> int:
    return ord(letter)


def a_town(drawing: str, agency: Agency = AGENCY, /, **tags: str) -> Town:
    """tags: by letter of a street or a junction, "highway=primary oneway=yes"."""
    lines = textwrap.dedent(drawing).strip("\n").split("\n")
    grid = {(y, x): sign for y, line in enumerate(lines) for x, sign in enumerate(line) if sign != " "}
    ids = {cell: i for i, cell in enumerate(sorted(c for c, s in grid.items() if _is_junction(s)))}
    plain = count(1000)
    ways: dict[int, int] = {}
    arcs: list[Arc] = []
    profiles: dict[str, WayProfile] = {}
    shut: set[int] = set()
    for street, run in enumerate(_runs(grid)):
        letter = run.letter
        told = tagged(tags.get(letter or "", PLAIN)) | _one_way(run)
        points = [tagged(tags.get(grid[cell], "")) for cell in (run.tail, run.head)]
        length_m = CELL_M * len(run.signs)
        found = profile(told, agency=agency, points=points, way_length_m=length_m)
        ways[street] = way_id(letter) if letter else next(plain)
        profiles[letter or ""] = found
        shut |= {street} if "x" in run.signs else set()
        made = _arcs(street, run, ids, length_m, found, told)
        arcs += [replace(each, way=ways[street]) for each in made]
    cells = (
        (i, LAT - y * NORTH_DEG, LON + x * NORTH_DEG / np.cos(np.radians(LAT))) for (y, x), i in ids.items()
    )
    network = StreetNetwork.from_rows(cells, arcs)
    of_way: dict[int, list[int]] = defaultdict(list)
    for arc, street in enumerate(network.arrays.street_id.tolist()):
        of_way[ways[street]].append(arc)
    closed = frozenset(np.flatnonzero(np.isin(network.arrays.street_id, sorted(shut))).tolist())
    node = {grid[cell]: i for cell, i in ids.items() if grid[cell] != "+"}
    return Town(network, node, of_way, profiles, closed)


def _is_junction(sign: str) -> bool:
    return sign in "+*" or sign.isupper()


def _one_way(run: Run) -> dict[str, str]:
    return next(({"oneway": ONE_WAY[sign]} for sign in run.signs if sign in ONE_WAY), {})


def _runs(grid: Mapping[Cell, str]) -> Iterator[Run]:
    for (y, x), sign in sorted(grid.items()):
        if not _is_junction(sign):
            continue
        for dy, dx, signs in ((0, 1, ACROSS), (1, 0, DOWN)):
            run, at = "", (y + dy, x + dx)
            while (here := grid.get(at, " ")) in signs or (here.islower() and (here != "v" or dy)):
                run, at = run + here, (at[0] + dy, at[1] + dx)
            if run and _is_junction(grid.get(at, " ")):
                yield Run((y, x), at, run)


def _arcs(
    street: int,
    run: Run,
    ids: Mapping[Cell, int],
    length_m: float,
    found: WayProfile,
    tags: Mapping[str, str],
) -> Iterator[Arc]:
    ends = (ids[run.tail], ids[run.head])
    for driven, (tail, head) in ((found.forward, ends), (found.backward, ends[::-1])):
        if driven is None:
            continue
        seconds = driven.travel_s(length_m)
        assert isfinite(seconds)
        yield Arc(
            street_id=street,
            tail=tail,
            head=head,
            length_m=length_m,
            travel_s=seconds,
            name=run.letter,
            kind=tags.get("highway", "ferry"),
            flags=driven.flags,
            max_height_m=found.limits.height_m,
            max_weight_t=found.limits.weight_t,
            max_width_m=found.limits.width_m,
        )
