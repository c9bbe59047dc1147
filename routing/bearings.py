"""Which way each arc leaves and arrives, and so the angle of every turn."""

import numpy as np

from routing.network import Floats, Int64s, StreetNetwork


class Bearings:
    """Degrees clockwise from north, one an arc, of its first and its last drawn segment.

    On a plane that fits each segment (east shrunk by the cosine of latitude): streets are short. Of an
    arc whose first segment has no length the bearing is north; a turn there is then as wrong as the
    drawing.
    """

    def __init__(self, network: StreetNetwork) -> None:
        lat, lon, start = network.points_of(np.arange(network.arc_count, dtype=np.int64))
        first, last = start[:-1], start[1:] - 1
        self.leaves = _bearing(lat, lon, first, first + 1)
        self.arrives = _bearing(lat, lon, last - 1, last)

    def turn_deg(self, turned: Int64s, into: Int64s) -> Floats:
        """From the end of each arc of the first array into the arc beside it: (-180, 180], right is
        positive."""
        off = (self.leaves[into] - self.arrives[turned]) % 360.0
        return np.asarray(np.where(off > 180.0, off - 360.0, off))


def reverses(
    network: StreetNetwork, turned: Int64s, into: Int64s
) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    """True where the second arc is the first driven back: the same street between the same two junctions."""
    a = network.arrays
    same = a.street_id[turned] == a.street_id[into]
    return np.asarray(same & (a.tail[turned] == a.head[into]) & (a.head[turned] == a.tail[into]))


def _bearing(lat: Floats, lon: Floats, start: Int64s, end: Int64s) -> Floats:
    east = (lon[end] - lon[start]) * np.cos(np.radians(lat[start]))
    return np.asarray(np.degrees(np.arctan2(east, lat[end] - lat[start])) % 360.0)
