"""One unit, one slot: the most slots filled, mandatory ones first, by the soonest units that can."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from dispatch.run_card import Slot
from dispatch.unit import Capability


def match(slots: Sequence[Slot], able: Sequence[frozenset[Capability]]) -> dict[int, int]:
    """Slot → unit, both by their place in what was given; units come in order of preference.

    No other choice fills more mandatory slots, nor as many and more in all, nor uses a preferred unit
    that this one leaves out. Exact: a unit takes as long to one slot as to the next, so sets of units
    that fit, and sets of slots, are matroids; greedy is best in each, and the two bests go together
    (Edmonds 1965; Mendelsohn and Dulmage 1958).
    """
    can = [[j for j, skills in enumerate(able) if slot.capability in skills] for slot in slots]
    fits: list[list[int]] = [[] for _ in able]
    for i, units in enumerate(can):
        for j in units:
            fits[j].append(i)
    used = set(_cover(range(len(able)), fits).values())
    order = sorted(range(len(slots)), key=lambda i: not slots[i].mandatory)
    filled = _cover(order, [[j for j in units if j in used] for units in can])
    return _preferred_first(order, {i: j for j, i in filled.items()}, fits)


def _cover(order: Sequence[int], choices: Sequence[Sequence[int]]) -> dict[int, int]:
    """Thing → who has it: each in turn gets one of its choices if those before can still keep some."""
    holder: dict[int, int] = {}
    for one in order:
        _seat(one, choices, holder, set())
    return holder


def _seat(one: int, choices: Sequence[Sequence[int]], holder: dict[int, int], tried: set[int]) -> bool:
    """Give `one` a thing, moving holders along where that helps (Kuhn's augmenting path)."""
    for thing in choices[one]:
        if thing in tried:
            continue
        tried.add(thing)
        if thing not in holder or _seat(holder[thing], choices, holder, tried):
            holder[thing] = one
            return True
    return False


def _preferred_first(
    order: Sequence[int], filled: Mapping[int, int], fits: Sequence[Sequence[int]]
) -> dict[int, int]:
    """Of two slots whose units could change places, the first gets the preferred unit."""
    settled = dict(filled)
    pairs = [pair for pair in combinations(order, 2) if pair[0] in settled and pair[1] in settled]
    again = True
    while again:
        again = False
        for first, later in pairs:
            a, b = settled[first], settled[later]
            if b < a and first in fits[b] and later in fits[a]:
                settled[first], settled[later] = b, a
                again = True
    return settled
