"""Streets as kept or as read, turned into the network that is routed on."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from routing.geo import LatLon
from routing.network import Arc, StreetNetwork
from routing.profile import siren_speed_kmh

KMH = 3.6
"""km/h in one m/s."""


class Stretch(Protocol):
    """One street between two junctions; `line` is (longitude, latitude) from tail to head."""

    @property
    def id(self) -> int: ...
    @property
    def tail(self) -> int: ...
    @property
    def head(self) -> int: ...
    @property
    def line(self) -> Sequence[tuple[float, float]]: ...
    @property
    def length_m(self) -> float: ...
    @property
    def kind(self) -> str: ...
    @property
    def limit_kmh(self) -> float | None: ...
    @property
    def forward(self) -> bool: ...
    @property
    def backward(self) -> bool: ...
    @property
    def name(self) -> str | None: ...


def network_of(
    junctions: Iterable[tuple[int, tuple[float, float]]], streets: Iterable[Stretch]
) -> StreetNetwork:
    """Raises ValueError for a street to an unknown junction."""
    nodes = ((id, lat, lon) for id, (lon, lat) in junctions)
    return StreetNetwork.from_rows(nodes, (arc for street in streets for arc in _arcs(street)))


def _arcs(street: Stretch) -> Iterator[Arc]:
    line = tuple(LatLon(lat, lon) for lon, lat in street.line)
    seconds = street.length_m * KMH / siren_speed_kmh(street.kind, street.limit_kmh)
    ways = (
        (street.forward, street.tail, street.head, line),
        (street.backward, street.head, street.tail, line[::-1]),
    )
    for is_open, tail, head, drawn in ways:
        if is_open:
            yield Arc(
                street_id=street.id,
                tail=tail,
                head=head,
                length_m=street.length_m,
                travel_s=seconds,
                name=street.name,
                geometry=drawn,
            )
