"""What every server over the sample city works out alike is worked out once: values that nobody writes to."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from typing import Generic, TypeVar

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

import web.town
import web.towns
from data.stores.places import load_gazetteer
from incidents.geocode.gazetteer import Gazetteer
from incidents.geocode.search import Geocoder
from routing.cover_table import CoverTable
from routing.hierarchy.topology import Topology
from routing.network import Int64s, StreetNetwork
from routing.zones import Zone

Made = TypeVar("Made")

MADE_FROM = text("select id, checksum, imported_at from regions where centre = :centre and active")


class Last(Generic[Made]):
    """The last thing made, and what it was made from."""

    def __init__(self) -> None:
        self._held: tuple[Hashable, Made] | None = None

    def of(self, source: Hashable) -> Made | None:
        """None where it was made from something else."""
        held = self._held
        return held[1] if held is not None and held[0] == source else None

    def keep(self, source: Hashable, made: Made) -> Made:
        self._held = source, made
        return made

    def or_make(self, source: Hashable, make: Callable[[], Made]) -> Made:
        held = self.of(source)
        return self.keep(source, make()) if held is None else held


@contextmanager
def known_city() -> Iterator[None]:
    """Names, the index over them, cover and the order of contraction; not the streets themselves, whose times
    each server writes to."""
    names, indexes, covers, orders = Last[Gazetteer](), Last[Geocoder](), Last[CoverTable](), Last[Topology]()
    contracted = Topology.build

    async def read(connection: AsyncConnection, centre: str) -> Gazetteer:
        row = (await connection.execute(MADE_FROM, {"centre": centre})).one_or_none()
        source = row and tuple(row)
        return names.of(source) or names.keep(source, await load_gazetteer(connection, centre))

    def indexed(gazetteer: Gazetteer) -> Geocoder:
        return indexes.or_make(Same(gazetteer), lambda: Geocoder(gazetteer))

    def covered(network: StreetNetwork, zones: Sequence[Zone]) -> CoverTable:
        source = (tuple(zones), network.version, network.arrays.node.tobytes(), network.weight_ms.tobytes())
        return covers.or_make(source, lambda: CoverTable(network, zones))

    def ordered(states: int, tail: Int64s, head: Int64s) -> Topology:
        return orders.or_make(
            (states, tail.tobytes(), head.tobytes()), lambda: contracted(states, tail, head)
        )

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(web.towns, "load_gazetteer", read)
        patch.setattr(web.town, "Geocoder", indexed)
        patch.setattr(web.towns, "CoverTable", covered)
        patch.setattr(Topology, "build", ordered)
        yield


class Same:
    """Equal to itself alone: to compare a city's names one by one takes as long as to read them."""

    def __init__(self, thing: object) -> None:
        self._thing = thing

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other._thing is self._thing

    def __hash__(self) -> int:
        return id(self._thing)
