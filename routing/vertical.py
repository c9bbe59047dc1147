"""From the kerb to the floor: lobby, stairs or lift, by the height of the building.

All numbers are assumed, in the order of what crews with their bags need; none is measured. An agency that
times "on scene" to "with the patient" replaces the table by its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

STAIRS_S_PER_FLOOR = 18.0
"""A crew with bags, climbing, about 3 m of height. Assumed: a metre of height in six seconds."""

LIFT_FROM_FLOORS = 6
"""Buildings with fewer floors above ground are taken for walk-ups when nothing is known. Assumed."""


@dataclass(frozen=True, slots=True)
class Height:
    """A row of the table: buildings of so many floors above ground, and not in an earlier row."""

    up_to_floors: float
    lobby_s: float
    """Kerb, gate, guard, to the lift door or the stairs."""
    lift_wait_s: float
    lift_s_per_floor: float
    """Stops on the way and doors spread over the floors; tall buildings have faster lifts."""


HEIGHTS: Sequence[Height] = (
    Height(3, lobby_s=15, lift_wait_s=20, lift_s_per_floor=5.0),
    Height(9, lobby_s=20, lift_wait_s=25, lift_s_per_floor=4.0),
    Height(20, lobby_s=30, lift_wait_s=35, lift_s_per_floor=3.0),
    Height(40, lobby_s=45, lift_wait_s=45, lift_s_per_floor=2.0),
    Height(inf, lobby_s=60, lift_wait_s=60, lift_s_per_floor=1.5),
)
"""Assumed, every number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Climb:
    """Seconds between the kerb and the door on the floor; by stairs or by lift, whichever is sooner."""

    lobby_s: float
    stairs_s: float = 0.0
    lift_wait_s: float = 0.0
    lift_s: float = 0.0

    @property
    def seconds(self) -> float:
        return self.lobby_s + self.stairs_s + self.lift_wait_s + self.lift_s


def climb(floor: int, floors: int | None = None, lift: bool | None = None) -> Climb:
    """To a floor above (positive) or below the ground floor, 0.

    floors: how many the building has above ground; None: not known, at least the one asked for. lift: whether
    it has one that works; None: not known, told from its height.
    """
    height = max(floor, floors or 0)
    row = next(each for each in HEIGHTS if height <= each.up_to_floors)
    flights = abs(floor)
    by_stairs = Climb(lobby_s=row.lobby_s, stairs_s=STAIRS_S_PER_FLOOR * flights)
    has_lift = height >= LIFT_FROM_FLOORS if lift is None else lift
    if not has_lift or not flights:
        return by_stairs
    lift_s = row.lift_s_per_floor * flights
    by_lift = Climb(lobby_s=row.lobby_s, lift_wait_s=row.lift_wait_s, lift_s=lift_s)
    return min(by_stairs, by_lift, key=lambda each: each.seconds)
