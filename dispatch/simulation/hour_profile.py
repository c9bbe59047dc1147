"""How calls spread over a week: an assumed hour-of-day profile, every day alike."""

import numpy as np

from dispatch.arrays import Floats

OF_THE_DAY = (
    *(0.72, 0.62, 0.56, 0.51, 0.49, 0.52),  # 00 to 06
    *(0.64, 0.83, 1.03, 1.20, 1.28, 1.30),  # 06 to 12
    *(1.27, 1.24, 1.23, 1.23, 1.25, 1.29),  # 12 to 18
    *(1.32, 1.30, 1.23, 1.13, 1.01, 0.86),  # 18 to 24
)
"""Calls in each hour of the local day against each other. Assumed: ambulance and fire services see fewest
calls before dawn, most from late morning into the evening, and about two and a half times as many then.
Replace it by the agency's own counts."""

DAYS = 7


def calls_each_hour(a_mean_hour: float) -> Floats:
    """Hours of the week, Monday 00:00 first: so many calls an hour on average over the week."""
    day = np.array(OF_THE_DAY)
    return np.tile(a_mean_hour * day / day.mean(), DAYS)
