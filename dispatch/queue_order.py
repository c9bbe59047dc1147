"""Which waiting call the unit that becomes free takes. Calls stand in order of arrival."""

import numpy as np

from dispatch.arrays import Floats

WAITING_COUNTS = 0.25
"""Minutes of driving one minute of waiting is worth. Measured under overload (17 calls/h, 20 units): mean and
p95 as low as nearest first (28 and 77 min against 28 and 90), the longest wait 137 min instead of 445."""


def aged(driving_min: Floats, waiting_min: Floats) -> int:
    """The nearest, less a quarter of what it has waited; of even ones the earlier call."""
    return int(np.argmin(driving_min - WAITING_COUNTS * waiting_min))
