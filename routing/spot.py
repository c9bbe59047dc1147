"""A place on the network: somewhere along one street, in each direction it may be driven."""

from dataclasses import dataclass

from routing.geo import LatLon
from routing.network import CLOSED_MS, EdgeId, StreetNetwork


@dataclass(frozen=True, slots=True)
class OnEdge:
    """A point of one directed edge, `share` of its way from its tail (0) to its head (1)."""

    edge: EdgeId
    share: float

    def ms_from_tail(self, network: StreetNetwork) -> int | None:
        """Milliseconds from the tail to here; None when the edge is closed."""
        whole = network.travel_ms(self.edge)
        return None if whole >= CLOSED_MS else round(whole * self.share)

    def ms_to_head(self, network: StreetNetwork) -> int | None:
        """Milliseconds from here to the head; with `ms_from_tail` exactly the edge's whole time."""
        before = self.ms_from_tail(network)
        return None if before is None else network.travel_ms(self.edge) - before


@dataclass(frozen=True, slots=True)
class Snap:
    """Where a position meets the network."""

    on: tuple[OnEdge, ...]
    """The street's directed edges there: two for a two-way street, the legal one for a one-way."""
    position: LatLon
    """On the street."""
    off_street_m: float
    """From the position asked for to the street, metres."""
