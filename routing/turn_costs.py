"""Seconds that turning costs: slowing down for the corner, crossing the others, signals, turning round.

A vehicle that cruises at v, brakes with b to the corner's speed c and gathers speed again with a, has
driven the braking distance (v² - c²)/2b in (v - c)/b seconds instead of (v² - c²)/2bv. It has lost

    (v - c)/b - (v² - c²)/2bv = (v - c)²/2bv   seconds before the corner, and (w - c)²/2aw after it,

w being the speed of the street it turns into. The corner's speed follows from its radius r and the sideways
acceleration s a crew bears: c = √(s r). A turn by the angle θ from a lane that is rounded off over the
same length on both sides of the corner has r = r₉₀ / tan(θ/2): wide for a bend, tight for a hairpin.

Only junctions of three or more streets cost corners: bends of one street are in its speed. Speeds are
means that already hold some stops and corners (routing/speed.py): who fits them from runs takes these
seconds out first.
"""

import numpy as np

from routing.agency import AGENCY, Agency, Turning
from routing.bearings import Bearings, reverses
from routing.network import Flag, Floats, Int64s, StreetNetwork

STRAIGHT_DEG = 15.0
"""A smaller change of direction costs nothing. Assumed."""

FASTEST_M_S = 60.0
"""No vehicle is faster: an arc whose time says so is a drawing error. Assumed."""


class TurnCosts:
    """A TurnCost for SearchGraph: `costs(turned, into) -> milliseconds`, from the network's own times
    when made."""

    def __init__(self, network: StreetNetwork, agency: Agency = AGENCY) -> None:
        a = network.arrays
        self._network, self._agency = network, agency
        self._bearings = Bearings(network)
        seconds = np.maximum(a.base_ms, 1) / 1000
        self._speed_m_s = np.clip(a.length_m / seconds, 0.1, FASTEST_M_S)
        self._crossing = neighbours(network) > 2
        """One a junction: three or more streets meet there."""

    def __call__(self, turned: Int64s, into: Int64s) -> Int64s:
        a, turning = self._network.arrays, self._agency.turning
        deg = self._bearings.turn_deg(turned, into)
        back = reverses(self._network, turned, into)
        corner = self._crossing[a.head[turned]] & (np.abs(deg) > STRAIGHT_DEG) & ~back
        seconds = np.where(corner, self._corner_s(deg, turned, into), 0.0)
        seconds = np.where(back, turning.u_turn_s, seconds)
        signals = (a.flags[turned] & Flag.SIGNALS) != 0
        seconds = seconds + np.where(signals, turning.signal_s * turning.signal_siren, 0.0)
        boards = ((a.flags[into] & Flag.FERRY) != 0) & ((a.flags[turned] & Flag.FERRY) == 0)
        seconds = seconds + np.where(boards, turning.ferry_wait_s, 0.0)
        return np.asarray(np.rint(seconds * 1000), np.int64)

    def _corner_s(self, deg: Floats, turned: Int64s, into: Int64s) -> Floats:
        turning = self._agency.turning
        corner = corner_m_s(np.abs(deg), turning)
        lost = _lost_s(self._speed_m_s[turned], corner, turning.braking_m_s2)
        lost = lost + _lost_s(self._speed_m_s[into], corner, turning.gathering_m_s2)
        crosses = deg > STRAIGHT_DEG if self._agency.drives_on_left else deg < -STRAIGHT_DEG
        return np.asarray(lost + np.where(crosses, turning.across_s, 0.0))


def corner_m_s(turn_deg: Floats, turning: Turning) -> Floats:
    """Metres a second through a corner of so many degrees, 0 to 180."""
    half = np.radians(np.clip(turn_deg, 1.0, 179.0)) / 2
    radius = turning.corner_radius_m / np.tan(half)
    return np.asarray(np.maximum(np.sqrt(turning.sideways_m_s2 * radius), turning.slowest_kmh / 3.6))


def neighbours(network: StreetNetwork) -> Int64s:
    """One a junction: how many others a street leads to or from."""
    a = network.arrays
    pairs = np.unique(
        np.concatenate([a.tail * network.node_count + a.head, a.head * network.node_count + a.tail])
    )
    here, there = pairs // max(1, network.node_count), pairs % max(1, network.node_count)
    return np.bincount(here[here != there], minlength=network.node_count)


def _lost_s(cruising: Floats, corner: Floats, change_m_s2: float) -> Floats:
    """Nothing where the street is no faster than the corner."""
    over = np.maximum(cruising - corner, 0.0)
    return np.asarray(over**2 / (2 * change_m_s2 * cruising))
