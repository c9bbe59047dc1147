"""What each way of deciding who goes does to the late: the same calls, told again under five policies.

The rules are those of dispatch/, the city is the sample, the clock is a pretence. Nothing here is a speed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean, stdev

import numpy as np

from dispatch.simulation.day import simulate
from dispatch.simulation.demand import WEEK_H, Care, by_people
from dispatch.simulation.policy import Dispatch, Policy, Return
from dispatch.simulation.region import Load, RegionWorld
from web.bench.machine import hardware
from web.bench.registry import Say
from web.bench.report import Report, Row
from web.bench.sample_region import sample_world

SEEDS = range(1, 7)
STATIONS, UNITS = 10, 20
THRESHOLD_MIN = 9.0
"""Late is later. Assumed: what a city of this size promises for an ambulance."""
CARE = Care(turnout_min=1.0, on_scene_min=20.0, handover_min=25.0, transport_share=0.7)
"""Turnout: NFPA 1710 (2020), medical. The rest is assumed: about an hour a patient, with the drives."""
LOADS: Mapping[str, tuple[float, float]] = {"easy": (6.3, 0.24), "hard": (13.0, 0.5)}
"""Calls an hour, and the share of time that makes a unit busy. Measured: see the rows `busy`."""
SWAP_MIN = 2.0
HOURS, QUICK_HOURS = 600, 40


def policies(busy_fraction: float) -> dict[str, Policy]:
    """By the names of the cases."""

    def policy(dispatch: Dispatch, home: Return, swap_gain_min: float) -> Policy:
        return Policy(
            dispatch=dispatch,
            home=home,
            swap_gain_min=swap_gain_min,
            threshold_min=THRESHOLD_MIN,
            busy_fraction=busy_fraction,
            hybrid_in_time=True,
            return_speed_factor=0.95,
        )

    return {
        "closest": policy(Dispatch.CLOSEST, Return.OWN, 0.0),
        "closest+swap": policy(Dispatch.CLOSEST, Return.OWN, SWAP_MIN),
        "dmexclp": policy(Dispatch.CLOSEST, Return.DMEXCLP, 0.0),
        "dmexclp+swap": policy(Dispatch.CLOSEST, Return.DMEXCLP, SWAP_MIN),
        "hybrid+dmexclp+swap": policy(Dispatch.HYBRID, Return.DMEXCLP, SWAP_MIN),
    }


@dataclass(frozen=True, slots=True)
class Figures:
    """One a seed."""

    late_share: list[float]
    mean_min: list[float]
    busy: list[float]


def measure(*, quick: bool, say: Say) -> Report:
    """Raises BenchFailed."""
    say("the city")
    world = sample_world(STATIONS, UNITS)
    rows: list[Row] = []
    for load, (calls_per_hour, busy_fraction) in LOADS.items():
        found = {}
        for name, policy in policies(busy_fraction).items():
            say(f"{load} load, {name}")
            found[name] = _told(world, calls_per_hour, policy, QUICK_HOURS if quick else HOURS)
        rows += _rows("" if load == "hard" else f"{load}/", found)
    return Report(bench="policies", machine=hardware(), rows=rows)


def _told(world: RegionWorld, calls_per_hour: float, policy: Policy, hours: int) -> Figures:
    figures = Figures([], [], [])
    expected = by_people(world.people, np.full(WEEK_H, calls_per_hour))
    for seed in SEEDS:
        load = Load(expected=expected, care=CARE, hours=hours, seed=seed)
        summary = simulate(world.scenario(load, policy)).summary()
        figures.late_share.append(1.0 - (summary.within_threshold or 0.0))
        figures.mean_min.append(summary.mean_min or 0.0)
        figures.busy.append(fmean(summary.busy.values()))
    return figures


def _rows(load: str, found: Mapping[str, Figures]) -> list[Row]:
    """Each beside the closest unit from its own base, over the same calls."""
    rows = []
    for name, each in found.items():
        for metric, unit in (("late_share", "share"), ("mean_min", "min"), ("busy", "share")):
            own, plain = getattr(each, metric), getattr(found["closest"], metric)
            for what, of in ((metric, fmean), (f"{metric}_sd", stdev)):
                rows.append(
                    Row(
                        case=f"{load}{name}",
                        metric=what,
                        value=round(of(own), 4),
                        unit=unit,
                        rival="closest",
                        rival_value=round(of(plain), 4),
                    )
                )
    return rows
