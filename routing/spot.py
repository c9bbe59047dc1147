"""A place on the network: somewhere along one street, in each direction it may be driven."""

from dataclasses import dataclass

from routing.geo import LatLon
from routing.network import CLOSED_MS, StreetNetwork


@dataclass(frozen=True, slots=True)
class OnArc:
    """A point of one arc, `share` of its way from its tail (0) to its head (1)."""

    arc: int
    share: float
    walk_ms: int = 0
    """On foot between the street here and the place itself, along closed streets too; for a vehicle behind
    them, at that pace from where it stands to the street here."""

    def ms_from_tail(self, network: StreetNetwork) -> int | None:
        """Milliseconds from the tail to here; None when the arc is closed."""
        whole = int(network.weight_ms[self.arc])
        return None if whole >= CLOSED_MS else round(whole * self.share)

    def ms_to_head(self, network: StreetNetwork) -> int | None:
        """Milliseconds from here to the head; with `ms_from_tail` exactly the arc's whole time."""
        before = self.ms_from_tail(network)
        return None if before is None else int(network.weight_ms[self.arc]) - before


@dataclass(frozen=True, slots=True)
class Snap:
    """Where a position meets the network."""

    on: tuple[OnArc, ...]
    """Arcs there: two for a two-way street, the legal one for a one-way; of several streets, each its own."""
    position: LatLon
    """On the nearest street."""
    off_street_m: float
    """From the position asked for to the nearest street, metres."""
    shut_off: bool = False
    """The streets it is at are closed, or lead to closed ones only: whoever comes from elsewhere walks."""
