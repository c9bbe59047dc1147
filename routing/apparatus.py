"""The vehicle itself: how high, heavy and wide it is, and the streets it does not fit."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from routing.network import Arrays


@dataclass(frozen=True, slots=True, kw_only=True)
class Apparatus:
    """As it goes to a call: loaded, mirrors out."""

    name: str
    height_m: float
    weight_t: float
    width_m: float


PUMPER = Apparatus(name="pumper", height_m=2.90, weight_t=18.6, width_m=2.97)
"""9'6", 41,000 lb, 9'9": the largest of Eugene, Oregon (apparatus dimensions, exhibit D of a planning
file)."""

AERIAL = Apparatus(name="aerial platform", height_m=3.66, weight_t=31.3, width_m=3.05)
"""12'0", 69,100 lb, 10'0", from the same list."""

AMBULANCE = Apparatus(name="ambulance", height_m=2.84, weight_t=9.07, width_m=2.74)
"""9'4", 20,000 lb, 9'0", from the same list: a large American one."""

VAN_AMBULANCE = Apparatus(name="van ambulance", height_m=2.8, weight_t=3.5, width_m=2.4)
"""A European van with a box or high roof, within an ordinary driving licence. Assumed."""

LIGHT_PUMPER = Apparatus(name="light pumper", height_m=2.6, weight_t=7.5, width_m=2.2)
"""For old quarters with narrow lanes. Assumed."""

SAMPLES = (PUMPER, AERIAL, AMBULANCE, VAN_AMBULANCE, LIGHT_PUMPER)


def barred(arrays: Arrays, apparatus: Apparatus) -> NDArray[np.bool_]:
    """One an arc, True where it does not fit; what is exactly as high as the sign says passes."""
    return np.asarray(
        (arrays.max_height_m < apparatus.height_m)
        | (arrays.max_weight_t < apparatus.weight_t)
        | (arrays.max_width_m < apparatus.width_m)
    )
