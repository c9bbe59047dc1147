"""Where a search was begun and ended, told from its milliseconds: the first and the last street of a way."""

from routing.network import CLOSED_MS, StreetNetwork
from routing.search_graph import SearchGraph
from routing.spot import OnArc, Snap


def gets_out(view: SearchGraph, to: Snap, state: int, left_ms: int) -> OnArc:
    """The place on the goal's arcs that is so many milliseconds from the state. Raises ValueError."""
    for there in to.on:
        drive = there.ms_from_tail(view.network)
        for move in view.moves_over(there.arc):
            if view.tail[move] != state or drive is None:
                continue
            if int(view.turn_ms[move]) + drive + there.walk_ms == left_ms:
                return there
    raise ValueError("the way does not end at the goal")


def straight_along(network: StreetNetwork, start: Snap, to: Snap, total_ms: int) -> tuple[OnArc, OnArc]:
    """Both on one arc, start before goal, so many milliseconds apart. Raises ValueError."""
    for here in start.on:
        for there in to.on:
            before, after = here.ms_from_tail(network), there.ms_from_tail(network)
            if here.arc != there.arc or here.share > there.share or before is None or after is None:
                continue
            if here.walk_ms + after - before + there.walk_ms == total_ms:
                return here, there
    raise ValueError("the two are not on one street")


def or_closed(ms: int | None) -> int:
    return CLOSED_MS if ms is None else ms
