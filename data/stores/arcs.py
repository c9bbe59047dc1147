"""Streets as kept or as read, turned into the network that is routed on."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from routing.geo import LatLon
from routing.network import Arc, StreetNetwork
from routing.profile import WayProfile, profile


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
    @property
    def tags(self) -> Mapping[str, str]: ...
    @property
    def points(self) -> Sequence[Mapping[str, str]] | None:
        """Tags of its points from tail to head, where there is anything to meet."""
        ...


def network_of(
    junctions: Iterable[tuple[int, tuple[float, float]]], streets: Iterable[Stretch]
) -> StreetNetwork:
    """Raises ValueError for a street to an unknown junction."""
    nodes = ((id, lat, lon) for id, (lon, lat) in junctions)
    return StreetNetwork.from_rows(nodes, (arc for street in streets for arc in _arcs(street)))


def _arcs(street: Stretch) -> Iterator[Arc]:
    line = tuple(LatLon(lat, lon) for lon, lat in street.line)
    profiled = _profile(street)
    ways = (
        (profiled.forward, street.tail, street.head, line),
        (profiled.backward, street.head, street.tail, line[::-1]),
    )
    for driven, tail, head, drawn in ways:
        if driven is None:
            continue
        yield Arc(
            street_id=street.id,
            tail=tail,
            head=head,
            length_m=street.length_m,
            travel_s=driven.travel_s(street.length_m),
            name=street.name,
            geometry=drawn,
            kind=street.kind,
            flags=driven.flags,
            layer=_layer(street.tags.get("layer", "")),
            max_height_m=profiled.limits.height_m,
            max_weight_t=profiled.limits.weight_t,
            max_width_m=profiled.limits.width_m,
            way=int(street.tags.get("way", "0")),
        )


def _profile(street: Stretch) -> WayProfile:
    """By its tags; where the source had none, by the class, the limit and the directions it told."""
    limit = {} if street.limit_kmh is None else {"maxspeed": f"{street.limit_kmh:g}"}
    found = profile({**limit, **street.tags, "highway": street.kind}, points=street.points or ())
    if "way" in street.tags:
        return found
    forward, backward = street.forward and found.forward, street.backward and found.backward
    return replace(found, forward=forward or None, backward=backward or None)


def _layer(text: str) -> int:
    """0 where it is no whole number, or more than anyone builds."""
    return int(text) if re.fullmatch(r"-?\d", text) else 0
