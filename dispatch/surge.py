"""Many incidents and few units: who goes where is decided for all of them at once.

Filled one incident after the other, the first takes what the next needs more: that costs 2 to 3 % where units
abound and 27 to 41 % where they are scarce (FIELD.md §3). One rectangular assignment finds the least total
cost, exactly (Kuhn 1955; shortest augmenting paths after Crouse 2016, in scipy).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

from dispatch.arrays import Floats
from incidents.terms import Priority

WEIGHT = {Priority.P1: 8.0, Priority.P2: 4.0, Priority.P3: 2.0, Priority.P4: 1.0}
"""What a second counts by priority. Assumed: each twice the next, to be set by the agency."""
AGEING_S = 900.0
"""A call that has waited so long counts as much again, so that nobody waits for ever. Assumed."""
UNFILLED_S = 7200.0
"""A mandatory slot left open counts as a unit that comes after so long: later than any that can. Assumed."""
UNFILLED_DESIRABLE_S = 900.0
"""A desirable one: a unit further away than this is not worth being sent for it. Assumed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One slot of one pending incident that is still due."""

    incident: str
    priority: Priority
    mandatory: bool
    waiting_s: float

    @property
    def weight(self) -> float:
        return WEIGHT[self.priority] * (1.0 + self.waiting_s / AGEING_S)

    @property
    def unfilled_s(self) -> float:
        return UNFILLED_S if self.mandatory else UNFILLED_DESIRABLE_S


def stands_alone(needs: Sequence[Need]) -> bool:
    """One incident only: it is answered at once, and never waits for others to be decided with."""
    return len({each.incident for each in needs}) <= 1


def costs(needs: Sequence[Need], eta_s: Floats, lost_s: Floats) -> Floats:
    """Needs × (units + needs): what each unit costs there, and what it costs to leave each need open.

    eta_s: needs × units, seconds, infinite where the unit cannot do it or cannot get there.
    lost_s: one a unit, the cover its leaving costs, in seconds of a call of least priority.
    """
    weight = np.array([each.weight for each in needs])
    sent = weight[:, None] * eta_s + lost_s
    left = np.full((len(needs), len(needs)), np.inf)
    np.fill_diagonal(left, weight * np.array([each.unfilled_s for each in needs]))
    return np.hstack([sent, left])


def together(needs: Sequence[Need], eta_s: Floats, lost_s: Floats) -> dict[int, int]:
    """Need → unit, both by their place, at the least total cost; a need that is not in it stays open.

    A unit fills one need. Shapes as in `costs`.
    """
    if not needs:
        return {}
    rows, columns = linear_sum_assignment(costs(needs, eta_s, lost_s))
    units = eta_s.shape[1]
    return {
        row: column for row, column in zip(rows.tolist(), columns.tolist(), strict=True) if column < units
    }
