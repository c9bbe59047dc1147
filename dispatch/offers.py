"""While they drive: a free unit that would be there enough sooner takes over the call, if a human says so.

The simulator's rule (dispatch/swap.py): a gain of two minutes or more, at most two changes a call.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dispatch.arrays import Floats
from dispatch.eta import Eta
from dispatch.replacement import can_stand_in
from dispatch.swap import takes_over
from dispatch.unit import Capability, Unit
from incidents.incident import Incident

GAIN_MIN = 2.0
"""FIELD.md §3.5."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A unit under way, what it was sent for, and how often that call has changed hands."""

    unit: Unit
    incident: Incident
    capability: Capability | None
    """Of the slot it fills; None: whoever takes over must be able to do all it can."""
    eta: Eta
    changes: int

    def can_be_replaced_by(self, other: Unit) -> bool:
        return can_stand_in(other, self.unit, self.capability)


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    out: Sent
    into: Unit
    eta: Eta
    """Of the unit that takes over."""

    @property
    def gain_s(self) -> float:
        return self.out.eta.seconds - self.eta.seconds


def swaps(sent: Sequence[Sent], free: Sequence[Unit], eta: Sequence[Sequence[Eta | None]]) -> list[Swap]:
    """Greatest gain first; each free unit and each call once.

    eta: free × sent, when the free unit would be at that call; None where it cannot do it or not get there.
    """
    gain_min = np.array([[_gain_min(s, e) for s, e in zip(sent, row, strict=True)] for row in eta])
    changes = np.array([each.changes for each in sent], np.int64)
    found: list[Swap] = []
    while (best := _best(gain_min, changes)) is not None:
        i, j = best
        chosen = eta[i][j]
        assert chosen is not None
        found.append(Swap(out=sent[j], into=free[i], eta=chosen))
        gain_min[i, :] = gain_min[:, j] = -np.inf
    return found


def _gain_min(sent: Sent, eta: Eta | None) -> float:
    """A straight line is no ground to turn a crew round, nor a street too low for who comes instead."""
    if eta is None or not eta.by_road or sent.eta.approximate:
        return -np.inf
    return (sent.eta.seconds - eta.seconds) / 60


def _best(gain_min: Floats, changes: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> tuple[int, int] | None:
    """Free unit and call with the greatest gain of all that the rule would let change."""
    offers = [
        (float(row[j]), -i, i, j)
        for i, row in enumerate(gain_min)
        if (j := takes_over(row, changes, GAIN_MIN)) is not None
    ]
    if not offers:
        return None
    *_, i, j = max(offers)
    return i, j
