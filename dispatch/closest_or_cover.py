"""Which free unit goes to a call: the closest, or the one whose leaving costs least cover.

All take one driving time a unit, in minutes, units in order of preference: of even units the earlier goes.
"""

import numpy as np

from dispatch.arrays import Floats, Int64s


def closest(driving_min: Floats) -> int:
    return int(driving_min.argmin())


def within_band(driving_min: Floats, band_min: float) -> Int64s:
    """Units at most so much later than the closest: those a hybrid choice is made among."""
    return np.asarray((driving_min <= driving_min.min() + band_min).nonzero()[0])


def not_late(among: Int64s, response_min: Floats, threshold_min: float) -> Int64s:
    """Those there within the threshold, turnout included; all when none is: nothing is lost then."""
    some = among[response_min[among] <= threshold_min]
    return some if len(some) else among


def in_time(response_min: Floats, threshold_min: float) -> Int64s:
    """Units there within the threshold, turnout included; the closest alone when none is."""
    some = (response_min <= threshold_min).nonzero()[0]
    return some if len(some) else np.array([closest(response_min)], np.int64)


def least_lost(among: Int64s, driving_min: Floats, lost: Floats, even: float) -> int:
    """Of the units `among` the one that costs least cover; of those no further than `even` apart the closest.

    lost: one each of `among`, as Cover.lost gives it; driving_min: one a unit.
    """
    cheap = among[lost <= lost.min() + even]
    return int(cheap[closest(driving_min[cheap])])
