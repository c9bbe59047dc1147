"""The gazetteer as things to be found by name: streets with their house numbers, and places."""

from dataclasses import dataclass, field

from shapely import MultiLineString

from incidents.geocode.addresses import Numbers
from incidents.geocode.gazetteer import Gazetteer, NamedStreet, Place
from incidents.geocode.ground import Line, Plane, Spot, drawn, spots
from incidents.geocode.index import NameIndex
from incidents.geocode.names import keys_of


@dataclass(slots=True, eq=False)
class Street:
    """One street name. Read-only once made, but for spots and shape: worked out when first asked for."""

    label: str
    lines: list[Line] = field(default_factory=list)
    junctions: set[int] = field(default_factory=set)
    numbers: Numbers = field(default_factory=Numbers)
    _spots: list[Spot] | None = None
    _shape: MultiLineString | None = None

    def shape(self, plane: Plane) -> MultiLineString:
        """As drawn on the city's one plane."""
        if self._shape is None:
            self._shape = drawn(self.lines, plane)
        return self._shape

    def spots(self) -> list[Spot]:
        """Where it is; from its house numbers when it was never drawn."""
        if self._spots is None:
            points = [(each,) for each in self.numbers.positions()]
            self._spots = spots(self.lines or points)
        return self._spots


class Entries:
    """Everything with a name, and the index over all names."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.things: list[Street | Place] = []
        self._names: dict[tuple[str, int], None] = {}
        self._whole: dict[str, Street] = {}
        self._alias: dict[str, Street] = {}
        for street in gazetteer.streets:
            self._add_street(street)
        for place in gazetteer.places:
            self._add_place(place)
        self.index = NameIndex(list(self._names))

    def _add_street(self, given: NamedStreet) -> None:
        """Two rows of one whole name are one street; ground.spots tells far pieces apart again."""
        keys = keys_of(given.name, given.names)
        if not keys:
            return
        street = self._whole.get(keys[0]) or self._new_street(given.name, keys)
        street.lines.extend(line for line in given.lines if line)
        street.junctions.update(given.junctions)

    def _add_place(self, place: Place) -> None:
        if place.street and place.housenumber:
            self._add_address(place.street, place.housenumber, place)
            if place.kind == "address":
                return
        keys = keys_of(place.name, place.names)
        if place.kind == "street" and any(each in self._alias for each in keys):
            return  # the drawn street says more than its point
        self._add(place, keys)

    def _add_address(self, street: str, housenumber: str, place: Place) -> None:
        keys = keys_of(street, {})
        if keys:
            known = next((self._alias[each] for each in keys if each in self._alias), None)
            (known or self._new_street(street, keys)).numbers.add(housenumber, place.position)

    def _new_street(self, label: str, keys: tuple[str, ...]) -> Street:
        street = Street(label)
        self._whole.setdefault(keys[0], street)
        for each in keys:
            self._alias.setdefault(each, street)
        self._add(street, keys)
        return street

    def _add(self, thing: Street | Place, keys: tuple[str, ...]) -> None:
        self._names.update(dict.fromkeys((each, len(self.things)) for each in keys))
        self.things.append(thing)
