"""Expected cover: what free units are worth to the people around them, and what one of them adds or takes.

A unit that covers a cell (reaches it in time) is free with chance 1 - q, each by itself, so k of them serve
a call from there with chance 1 - q^k (MEXCLP, Daskin 1983). One unit more adds (1 - q) q^k (DMEXCLP,
Jagtenberg, Bhulai and van der Mei 2015); one fewer takes (1 - q) q^(k - 1).
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from dispatch.arrays import Bools, Floats, Int64s

EVEN = 1e-9
"""Covers closer to each other than this share of all demand are even: rounding must not choose. Assumed."""


def count(covers: Bools) -> Int64s:
    """k_c, one a cell: how many of the units cover it. covers: units × cells."""
    return np.asarray(covers.sum(axis=0, dtype=np.int64))


@dataclass(frozen=True, kw_only=True)
class Cover:
    """What is to be covered."""

    demand: Floats
    """d_c, one a cell: people, calls or any weight, not negative."""
    busy_fraction: float
    """q, the chance that a unit is busy: 0 to less than 1."""

    @cached_property
    def even(self) -> float:
        """Covers no further apart than this are a tie."""
        return EVEN * float(self.demand.sum())

    def worth(self, counts: Int64s) -> float:
        """Demand served in time, on average: Σ d_c (1 - q^k_c)."""
        return float(self.demand @ (1.0 - self.busy_fraction**counts))

    def lost(self, covers: Bools, counts: Int64s) -> Floats:
        """L(u), one a unit: what sending it takes, Σ over the cells it covers of d_c (1 - q) q^(k_c - 1).

        covers: some of the units × cells; counts: k_c of all free units, those included.
        """
        return covers @ self._adds(np.maximum(counts - 1, 0))

    def gained(self, covers: Bools, counts: Int64s) -> Floats:
        """One a base: what one unit more there adds, Σ over the cells it covers of d_c (1 - q) q^k_c.

        covers: bases × cells; counts: k_c of the other free units, each where it is going.
        """
        return covers @ self._adds(counts)

    def best_base(self, covers: Bools, counts: Int64s) -> int:
        """The base where a unit adds most; the earlier of several as good (DMEXCLP)."""
        gained = self.gained(covers, counts)
        return int((gained >= gained.max() - self.even).argmax())

    def _adds(self, counts: Int64s) -> Floats:
        """One a cell: what the next unit adds where so many are already."""
        q = self.busy_fraction
        by_count = (1.0 - q) * q ** np.arange(counts.max(initial=0) + 1)
        return np.asarray(self.demand * by_count[counts], np.float64)
