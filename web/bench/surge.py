"""A surge by chance, and its rival: the same assignment as an integer programme, solved by HiGHS."""

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, eye_array, kron

from dispatch.arrays import Floats
from dispatch.surge import Need
from incidents.terms import Priority
from web.bench.registry import BenchFailed

HIGHS = "HiGHS integer programme"
ABLE = 0.3
"""Share of the units that can fill a slot: about three kinds. Assumed."""


def a_surge(
    chance: np.random.Generator, incidents: int, slots: int, units: int
) -> tuple[list[Need], Floats, Floats]:
    """Needs, seconds needs × units, and the cover each unit's leaving costs."""
    due = [
        Need(
            incident=str(i % incidents),
            priority=Priority(int(chance.integers(1, 5))),
            mandatory=bool(chance.random() < 0.75),
            waiting_s=float(chance.uniform(0, 1800)),
        )
        for i in range(slots)
    ]
    eta_s = chance.uniform(60, 1800, (slots, units))
    eta_s[chance.random((slots, units)) > ABLE] = np.inf
    return due, eta_s, chance.uniform(0, 120, units)


def by_integers(table: Floats) -> float:
    """The least total: each row in one column, each column for one row at most. Raises BenchFailed."""
    rows, columns = table.shape
    possible = np.isfinite(table).ravel()
    which = possible.nonzero()[0]
    in_row = kron(eye_array(rows), np.ones((1, columns)), format="csc")[:, which]
    in_column = kron(np.ones((1, rows)), eye_array(columns), format="csc")[:, which]
    found = milp(
        table.ravel()[which],
        constraints=[
            LinearConstraint(csr_array(in_row), 1, 1),
            LinearConstraint(csr_array(in_column), 0, 1),
        ],
        integrality=np.ones(len(which), np.int64),
        bounds=Bounds(0, 1),
    )
    if not found.success:
        raise BenchFailed(f"the integer programme was not solved: {found.message}")
    return float(found.fun)
