"""The best layout of units over stations, and the proof: an integer program, solved by HiGHS.

x_b units at station b; y_ck, 0 to 1, says that cell c has a k-th unit, worth d_c (1 - q) q^(k - 1). Worth
falls with k, so an optimum fills y in order by itself and only x has to be whole (Daskin 1983).
"""

import math
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array, csr_array, eye_array, hstack, kron

from dispatch.arrays import Bools, Floats, Int64s
from dispatch.cover import Cover
from dispatch.mexclp import counted, placed

PROVEN = 1e-6
"""A gap of at most this share of all demand is the solver's rounding (its own tolerance is 1e-6)."""

SCALE = 1000.0
"""All demand as the solver is told it, whatever its unit: its tolerances are absolute. Assumed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    layout: tuple[int, ...]
    """Units, one number a station."""
    objective: float
    """Demand served in time, on average."""
    bound: float
    """No layout is worth more; equal to the objective once that is proven."""


def plan(cover: Cover, covers: Bools, units: int, longest_s: float) -> Plan:
    """The best layout found in that time, and how good any could be. covers: stations × cells in time."""
    best = placed(cover, covers, units)
    solved, bound = _solved(cover, covers, units, longest_s)
    worth = cover.worth(counted(covers, best))
    if solved is not None and (other := cover.worth(counted(covers, solved))) > worth:
        best, worth = solved, other
    proven = abs(bound - worth) <= PROVEN * cover.demand.sum()
    return Plan(layout=tuple(best.tolist()), objective=worth, bound=worth if proven else bound)


def _levels(busy_fraction: float, units: int) -> int:
    """A cell's first so many units: what all after them add together is less than the solver can tell."""
    if busy_fraction <= 0.0:
        return min(units, 1)
    return min(units, math.ceil(math.log(PROVEN / 100) / math.log(busy_fraction)))


def _solved(cover: Cover, covers: Bools, units: int, longest_s: float) -> tuple[Int64s | None, float]:
    """A layout, if one was found in time, and the bound; without either the bound is all demand."""
    sets, demand = _alike(cover, covers)
    stations, groups, levels = len(covers), len(sets), _levels(cover.busy_fraction, units)
    whole = float(demand.sum()) or 1.0
    worth = (1.0 - cover.busy_fraction) * cover.busy_fraction ** np.arange(levels)
    cost = np.concatenate([np.zeros(stations), -np.outer(demand / whole * SCALE, worth).ravel()])
    highest = np.concatenate([np.full(stations, units), np.ones(groups * levels)])
    found = milp(
        cost,
        integrality=np.concatenate([np.ones(stations), np.zeros(groups * levels)]),
        bounds=Bounds(0, highest),
        constraints=[_all_placed(stations, groups * levels, units), _no_more_than_there_are(sets, levels)],
        options={"time_limit": longest_s, "mip_rel_gap": 0.0},
    )
    layout = None if found.x is None else np.rint(found.x[:stations]).astype(np.int64)
    bound = found.mip_dual_bound
    if bound is None or not np.isfinite(bound):
        return layout, float(demand.sum())
    left_out = whole * cover.busy_fraction**levels if levels < units else 0.0
    return layout, -bound / SCALE * whole + left_out


def _alike(cover: Cover, covers: Bools) -> tuple[Bools, Floats]:
    """Cells that the same stations cover are one: which stations, and their demand together."""
    sets, of_cell = np.unique(covers.T, axis=0, return_inverse=True)
    demand = np.bincount(of_cell.ravel(), cover.demand, len(sets))
    some = sets.any(axis=1) & (demand > 0)
    return np.asarray(sets[some], np.bool_), np.asarray(demand[some], np.float64)


def _all_placed(stations: int, others: int, units: int) -> LinearConstraint:
    row = np.concatenate([np.ones(stations), np.zeros(others)])
    return LinearConstraint(csr_array(row[None, :]), units, units)


def _no_more_than_there_are(sets: Bools, levels: int) -> LinearConstraint:
    """Σ_k y_ck ≤ Σ x_b over the stations that cover c."""
    groups = len(sets)
    filled = kron(eye_array(groups), np.ones((1, levels)), format="csr")
    rows = hstack([coo_array(-sets.astype(np.float64)), filled], format="csr")
    return LinearConstraint(rows, -np.inf, 0.0)
