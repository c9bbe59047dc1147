"""Calls that wait for a unit, tens of thousands of them where nobody has enough units."""

from bisect import bisect_left
from collections import deque

import numpy as np

from dispatch.arrays import Int64s


class Waiting:
    """Calls by their numbers, which rise with arrival, and so do the places they have here."""

    def __init__(self, node: Int64s) -> None:
        """node: one a call."""
        self._node: list[int] = node.tolist()
        self._calls: list[int] = []
        self._by_node: dict[int, deque[int]] = {}

    def __len__(self) -> int:
        return len(self._calls)

    def add(self, call: int) -> None:
        """The one that came last."""
        self._calls.append(call)
        self._by_node.setdefault(self._node[call], deque()).append(call)

    def take(self, call: int) -> None:
        del self._calls[bisect_left(self._calls, call)]
        here = self._by_node[self._node[call]]
        here.remove(call)
        if not here:
            del self._by_node[self._node[call]]

    def all(self) -> Int64s:
        return np.array(self._calls, np.int64)

    def longest(self) -> int:
        return self._calls[0]

    def longest_by_node(self) -> Int64s:
        """Of every node where calls wait the one that has waited longest, in order of arrival."""
        return np.array(sorted(calls[0] for calls in self._by_node.values()), np.int64)
