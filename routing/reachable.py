"""Pieces of streets within so many seconds of a place, cut exactly where the time is up."""

from dataclasses import dataclass

import numpy as np

from routing.network import CLOSED_MS, Floats, Int64s
from routing.search_graph import SearchGraph
from routing.spot import Snap
from routing.trees import tree_from, tree_to


@dataclass(frozen=True, slots=True)
class Pieces:
    """Parts of arcs between two shares of their length; an arc may have two parts."""

    arc: Int64s
    enters: Floats
    leaves: Floats


def reachable_from(view: SearchGraph, start: Snap, within_s: float) -> Pieces:
    """What one can drive to."""
    limit_ms = _ms(within_s)
    ms = tree_from(view, start, limit_ms).ms
    entered = np.full(view.network.arc_count, CLOSED_MS, np.int64)
    np.minimum.at(entered, view.arc, ms[view.tail] + view.turn_ms)
    share = _share(view, entered, limit_ms)
    pieces = [_some(share, np.zeros_like(share), share)]
    for here in start.on:
        before, whole = here.ms_from_tail(view.network), int(view.network.weight_ms[here.arc])
        left = limit_ms - here.walk_ms
        if before is not None and left >= 0:
            last = 1.0 if before + left >= whole else (before + left) / whole
            pieces.append(_one(here.arc, here.share, max(here.share, last)))
    return _together(pieces)


def reachable_to(view: SearchGraph, goal: Snap, within_s: float) -> Pieces:
    """What one can drive from, the walk to the place included."""
    limit_ms = _ms(within_s)
    ms = tree_to(view, goal, limit_ms).ms
    share = _share(view, ms[view.end_state], limit_ms)
    pieces = [_some(share, 1.0 - share, np.ones_like(share))]
    for there in goal.on:
        drive, whole = there.ms_from_tail(view.network), int(view.network.weight_ms[there.arc])
        left = limit_ms - there.walk_ms
        if drive is not None and left >= 0:
            first = 0.0 if drive <= left else (drive - left) / whole
            pieces.append(_one(there.arc, min(first, there.share), there.share))
    return _together(pieces)


def _share(view: SearchGraph, before_ms: Int64s, limit_ms: int) -> Floats:
    """One an arc: how much of it the time that is left is enough for, -1: for none."""
    whole, left = view.network.weight_ms, limit_ms - before_ms
    closed = whole >= CLOSED_MS
    closed[view.arc[view.weight_ms >= CLOSED_MS]] = True  # where this vehicle does not fit
    usable = (left >= 0) & ~closed
    enough = np.minimum(np.divide(left, np.maximum(whole, 1)), 1.0)
    return np.where(usable, np.where(whole == 0, 1.0, enough), -1.0)


def _some(share: Floats, enters: Floats, leaves: Floats) -> Pieces:
    arcs = np.flatnonzero(share >= 0)
    return Pieces(arcs, enters[arcs], leaves[arcs])


def _one(arc: int, enters: float, leaves: float) -> Pieces:
    return Pieces(np.array([arc], np.int64), np.array([enters]), np.array([leaves]))


def _together(pieces: list[Pieces]) -> Pieces:
    return Pieces(*(np.concatenate([getattr(each, name) for each in pieces]) for name in Pieces.__slots__))


def _ms(seconds: float) -> int:
    return min(round(seconds * 1000), CLOSED_MS - 1)
