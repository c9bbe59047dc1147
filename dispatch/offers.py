"""While they drive: a free unit that would be there enough sooner takes over the call, if a human says so.

The simulator's rule (dispatch/swap.py): a gain of two minutes or more, at most two changes a call.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dispatch.arrays import Floats
from dispatch.eta import Eta
from dispatch.swap import allowed
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    out: Sent
    into: Unit
    eta: Eta
    """Of the unit that takes over."""

    @property
    def gain_s(self) -> float:
        return self.out.eta.seconds - self.eta.seconds


def reliefs(sent: Sequence[Sent], eta_s: Floats) -> list[tuple[int, int]]:
    """Who takes over which call: the free unit and the call by their places, greatest gain first, each once.
    Of even gains the earlier unit, then the earlier call.

    eta_s: free × sent, when the free unit would be at that call; infinite where it cannot do it, and where no
    way is known by road that it fits through: a straight line is no ground to turn a crew round.
    """
    if not eta_s.size:
        return []
    sent_s = np.array([-np.inf if each.eta.approximate else each.eta.seconds for each in sent])
    gain_min = allowed((sent_s - eta_s) / 60, np.array([each.changes for each in sent], np.int64))
    found: list[tuple[int, int]] = []
    while True:
        i, j = divmod(int(gain_min.argmax()), len(sent))
        if gain_min[i, j] < GAIN_MIN:
            return found
        found.append((i, j))
        gain_min[i, :] = gain_min[:, j] = -np.inf
