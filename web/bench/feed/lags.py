"""From a number's instant until each socket of the crowd held it."""

from collections.abc import Mapping, Sequence

import numpy as np

from web.bench.feed.crowd import Heard
from web.bench.registry import BenchFailed


def lags_ms(heard: Heard, said: Mapping[int, float]) -> Sequence[float]:
    """One for each number and socket. A later number counts too: its message promised the earlier ones.

    Raises BenchFailed where a number never came: that is a fault and no figure.
    """
    numbers = np.array(sorted(said), dtype=np.int64)
    instants = np.array([said[each] for each in numbers.tolist()])
    found = []
    for seqs, times in heard.sockets:
        at = np.searchsorted(np.asarray(seqs, dtype=np.int64), numbers)
        if len(numbers) and at[-1] == len(seqs):
            raise BenchFailed(f"number {numbers[-1]} never came to a socket that listens")
        found.append((np.asarray(times)[at] - instants) * 1000)
    lags: Sequence[float] = np.concatenate(found).tolist()
    return lags
