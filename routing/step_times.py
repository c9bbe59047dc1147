"""What each step of a way takes, the turn into it included."""

from collections.abc import Sequence

from routing.network import CLOSED_MS
from routing.search_graph import SearchGraph
from routing.way import Step


def step_ms(view: SearchGraph, steps: Sequence[Step]) -> list[int]:
    """Milliseconds, one a step; their sum is what the planner says is driven.

    Raises ValueError for steps that do not follow each other, or that a turn rule or a closure forbids.
    """
    taken: list[int] = []
    state = -1
    for arc, enters, leaves in steps:
        whole = int(view.network.weight_ms[arc])
        turn = 0
        if state >= 0:
            move = next((int(each) for each in view.moves_over(arc) if view.tail[each] == state), -1)
            if move < 0:
                raise ValueError("the way makes a turn that may not be made")
            turn, state = int(view.turn_ms[move]), int(view.head[move])
        else:
            state = int(view.end_state[arc])
        if whole >= CLOSED_MS:
            raise ValueError("the way leads through a closed street")
        taken.append(turn + round(whole * leaves) - round(whole * enters))
    return taken
