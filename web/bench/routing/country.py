"""A made country of a million junctions: towns of jittered grids, joined by highways."""

from dataclasses import dataclass

import numpy as np

from routing.network import Arrays, Floats, Int64s, StreetNetwork

SIDE = 129
"""Junctions along one side of a town."""
BLOCK_DEG = 0.0011
"""Between two junctions, about 120 m."""
LEFT_OUT = 0.3
"""Of a town's streets."""
GATES = (20, 60, 100)
"""Rows where a highway leads to the next town."""
STREET_M_PER_S, AVENUE_M_PER_S, HIGHWAY_M_PER_S = 9.0, 15.0, 30.0
"""With lights and siren. Every eighth row is an avenue. Assumed: the order of our own class speeds."""
METRES_A_DEGREE = 111_195.0
HIGHWAY = 2


@dataclass(frozen=True, slots=True)
class _Town:
    """Both directions of its streets; places count from 0."""

    a: Int64s
    b: Int64s
    m_per_s: Floats
    north: Floats
    east: Floats


def a_country(towns_across: int, seed: int = 1) -> StreetNetwork:
    """towns_across² towns of SIDE² junctions: 8 across make 1.07 million. The same seed, the same country."""
    chance = np.random.default_rng(seed)
    town = SIDE * SIDE
    a, b, speed = [], [], []
    lat, lon = np.empty(towns_across**2 * town), np.empty(towns_across**2 * town)
    for i in range(towns_across**2):
        row, column = divmod(i, towns_across)
        made = _town(chance)
        a.append(made.a + i * town)
        b.append(made.b + i * town)
        speed.append(made.m_per_s)
        lat[i * town : (i + 1) * town] = (made.north + row * (SIDE + 12)) * BLOCK_DEG
        lon[i * town : (i + 1) * town] = (made.east + column * (SIDE + 12)) * BLOCK_DEG
        for gate in GATES:
            if column + 1 < towns_across:
                _join(a, b, speed, i * town + gate * SIDE + SIDE - 1, (i + 1) * town + gate * SIDE)
            if row + 1 < towns_across:
                below = i + towns_across
                _join(a, b, speed, i * town + (SIDE - 1) * SIDE + gate, below * town + gate)
    return _network(lat, lon, np.concatenate(a), np.concatenate(b), np.concatenate(speed))


def _join(a: list[Int64s], b: list[Int64s], speed: list[Floats], one: int, other: int) -> None:
    a.append(np.array([one], np.int64))
    b.append(np.array([other], np.int64))
    speed.append(np.array([HIGHWAY_M_PER_S]))


def _town(chance: np.random.Generator) -> _Town:
    place = np.arange(SIDE * SIDE).reshape(SIDE, SIDE)
    a = np.concatenate([place[:, :-1].ravel(), place[:-1].ravel()])
    b = np.concatenate([place[:, 1:].ravel(), place[1:].ravel()])
    along_avenue = np.concatenate(
        [(place[:, :-1] // SIDE % 8 == 0).ravel(), (place[:-1] % SIDE % 8 == 0).ravel()]
    )
    kept = along_avenue | (chance.random(len(a)) > LEFT_OUT)
    jitter = chance.uniform(-0.3, 0.3, (2, SIDE * SIDE))
    north, east = (place // SIDE).ravel() + jitter[0], (place % SIDE).ravel() + jitter[1]
    speed = np.where(along_avenue, AVENUE_M_PER_S, STREET_M_PER_S)
    return _Town(a[kept], b[kept], speed[kept], north, east)


def _network(lat: Floats, lon: Floats, a: Int64s, b: Int64s, m_per_s: Floats) -> StreetNetwork:
    tail, head, speed = np.concatenate([a, b]), np.concatenate([b, a]), np.concatenate([m_per_s, m_per_s])
    street = np.tile(np.arange(len(a)), 2)
    order = np.lexsort((head, tail))
    tail, head, speed, street = tail[order], head[order], speed[order], street[order]
    flat = np.cos(np.radians(lat.mean()))
    length_m = np.hypot(lat[tail] - lat[head], (lon[tail] - lon[head]) * flat) * METRES_A_DEGREE
    nothing, none = np.zeros(len(tail), np.int64), np.full(len(tail), -1, np.int64)
    endless = np.full(len(tail), np.inf)
    arrays = Arrays(
        node=np.arange(len(lat)),
        lat=lat,
        lon=lon,
        tail=tail,
        head=head,
        street_id=street,
        length_m=length_m,
        base_ms=np.ceil(length_m / speed * 1000).astype(np.int64),
        name=none,
        kind=nothing,
        flags=nothing,
        layer=nothing,
        max_height_m=endless,
        max_weight_t=endless,
        max_width_m=endless,
        way=nothing,
        line=none,
        line_start=np.zeros(1, np.int64),
        line_lat=np.empty(0),
        line_lon=np.empty(0),
    )
    return StreetNetwork(arrays)
