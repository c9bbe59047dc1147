"""When a unit will be there: turnout and travel, with a range that grows with doubt."""

from collections.abc import Collection
from dataclasses import dataclass
from math import log
from statistics import NormalDist

from dispatch.status import UnitStatus
from dispatch.unit import MUNICIPAL, Capability, Unit

TURNOUT_FIRE_S = 80.0
"""Alert to wheels turning, fire and special operations; an objective for nine in ten, not a measurement.
NFPA 1710 (2020). Check your agency's edition."""
TURNOUT_EMS_S = 60.0
"""The same for medical crews. NFPA 1710 (2020)."""
TURNOUT_PATROL_S = 15.0
"""A patrol waits in its car. Assumed."""
TURNOUT_MUNICIPAL_S = 300.0
"""Road, tree, water and cleaning crews load tools first and stand by for nobody's life. Assumed."""

MOVING_KMH = 10.0
"""From this speed on a crew is on the road: faster than receiver noise and than walking. Assumed."""
OLD_FIX_S = 120.0
"""From this age on a position is shown as stale, and its speed says nothing."""

ROAD_DOUBT = 0.2
"""Half-width of the range as a share of the travel time by road. Assumed until fitted to own runs."""
LINE_DOUBT = 0.5
"""The same where no way by road is known and the straight line was used. Assumed."""
DRIFT_PER_S = 0.5
"""Seconds of doubt for each second of age of the fix. Assumed: a crew drives about half of the time."""
DRIFT_AT_MOST_S = 300.0
"""Assumed: units stay in their area, whatever the age of the fix."""

DRIVING = frozenset({UnitStatus.RETURNING, UnitStatus.EN_ROUTE})
"""The crew is in its vehicle already."""

_MEDICAL = frozenset({Capability.AMBULANCE, Capability.ADVANCED_LIFE_SUPPORT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Eta:
    """Seconds from now until the unit arrives."""

    turnout_s: float
    travel_s: float
    low_s: float
    high_s: float
    approximate: bool
    vertical_s: float = 0.0
    """From the kerb up or down to the caller's floor; 0 where no floor is known."""
    fits: bool = True
    """False: no way leads there that the vehicle fits through; the time is that of one it may not fit."""

    @property
    def by_road(self) -> bool:
        """By a way that is known, and that the vehicle fits through."""
        return self.fits and not self.approximate

    @property
    def seconds(self) -> float:
        return self.kerb_s + self.vertical_s

    @property
    def kerb_s(self) -> float:
        """Until the unit stands in front of the place, the last metres on foot included: what targets count
        and crews report as on scene."""
        return self.turnout_s + self.travel_s

    def chance_within(self, target_s: float) -> float:
        """0 to 1: Φ((ln(τ - d) - ln m) / s), d the turnout, m the travel time, lognormal (FIELD.md §3.9).
        To the kerb, as response targets are counted.

        The range is taken as the middle two thirds, one standard deviation to either side.
        """
        left_s = target_s - self.turnout_s
        if left_s <= 0:
            return 0.0
        if self.travel_s <= 0:
            return 1.0
        at_most_s = self.high_s - self.turnout_s - self.vertical_s
        spread = log(max(at_most_s, self.travel_s) / self.travel_s)
        if spread <= 0:
            return float(self.travel_s <= left_s)
        return NormalDist().cdf(log(left_s / self.travel_s) / spread)


def on_the_road(unit: Unit, speed_kmh: float | None = None, fix_age_s: float | None = None) -> bool:
    """Driving, by its own word, or heard moving a moment ago."""
    heard = fix_age_s is not None and fix_age_s <= OLD_FIX_S
    return unit.status in DRIVING or (heard and speed_kmh is not None and speed_kmh >= MOVING_KMH)


def turnout_s(capabilities: Collection[Capability]) -> float:
    """Of a crew that is not on the road; with several skills the quickest rule holds."""
    if Capability.PATROL in capabilities:
        return TURNOUT_PATROL_S
    if capabilities and MUNICIPAL.issuperset(capabilities):
        return TURNOUT_MUNICIPAL_S
    return TURNOUT_EMS_S if _MEDICAL.intersection(capabilities) else TURNOUT_FIRE_S


def eta(
    unit: Unit,
    travel_s: float,
    *,
    approximate: bool,
    fix_age_s: float | None,
    speed_kmh: float | None = None,
    vertical_s: float = 0.0,
    fits: bool = True,
) -> Eta:
    """`fix_age_s` None: never heard of, taken to stand at its station."""
    turnout = 0.0 if on_the_road(unit, speed_kmh, fix_age_s) else turnout_s(unit.capabilities)
    doubt = travel_s * (LINE_DOUBT if approximate else ROAD_DOUBT)
    doubt += min(max(0.0, fix_age_s or 0.0) * DRIFT_PER_S, DRIFT_AT_MOST_S)
    kerb_s = turnout + travel_s
    return Eta(
        turnout_s=turnout,
        travel_s=travel_s,
        low_s=max(0.0, kerb_s - doubt) + vertical_s,
        high_s=kerb_s + doubt + vertical_s,
        approximate=approximate,
        vertical_s=vertical_s,
        fits=fits,
    )
