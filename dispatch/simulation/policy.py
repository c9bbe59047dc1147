"""Which of the rules a simulated centre goes by, and their numbers."""

from dataclasses import dataclass
from enum import StrEnum

BAND_MIN = 2.0
"""A hybrid choice is made among units at most so much later than the closest. FIELD.md §3: of a lesser call
60 to 120 s; the measured policy had 120 s."""


class Dispatch(StrEnum):
    """Which free unit goes to a call."""

    CLOSEST = "closest"
    HYBRID = "hybrid"
    """Least cover lost among those nearly as close as the closest."""
    COVER = "cover"
    """Least cover lost among those in time."""


class Return(StrEnum):
    """Where a unit without a call drives."""

    OWN = "own"
    DMEXCLP = "dmexclp"
    """The station where it adds most cover."""


class Queue(StrEnum):
    """Which waiting call goes first."""

    FIFO = "fifo"
    AGED = "aged"


class Homebound(StrEnum):
    """What a unit driving home may be used for."""

    AVAILABLE = "available"
    """It may be sent, from where it is."""


class Hospital(StrEnum):
    """Which hospital a patient is taken to."""

    LEAST_TIME = "least_time"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    dispatch: Dispatch = Dispatch.CLOSEST
    home: Return = Return.OWN
    queue: Queue = Queue.FIFO
    homebound: Homebound = Homebound.AVAILABLE
    hospital: Hospital = Hospital.LEAST_TIME
    swap_gain_min: float = 0.0
    """A freed unit takes over a call when it is there so much sooner; 0: never."""
    threshold_min: float | None = None
    """In time is within so many minutes; None: nobody asks."""
    hybrid_in_time: bool = False
    """A hybrid choice leaves out who would be late, where another of the band is in time."""
    busy_fraction: float | None = None
    """Chance that a unit is busy, for expected cover; 0 to less than 1."""
    return_speed_factor: float = 1.0
    """Driving home takes the siren's time divided by this."""

    @property
    def weighs_cover(self) -> bool:
        """Whether any of its choices needs the threshold and the busy fraction."""
        return self.dispatch is not Dispatch.CLOSEST or self.home is Return.DMEXCLP
