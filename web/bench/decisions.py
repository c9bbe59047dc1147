"""How long deciding takes: one incident among 1,000 units, a surge of 266 slots, a year of calls."""

from collections.abc import Callable
from random import Random

import numpy as np

from dispatch.simulation.day import simulate
from dispatch.simulation.demand import WEEK_H, by_people
from dispatch.simulation.policy import Dispatch, Policy, Return
from dispatch.simulation.region import Load, RegionWorld
from dispatch.surge import costs, together
from web.bench.advice import an_advice
from web.bench.machine import hardware
from web.bench.policies import CARE
from web.bench.registry import BenchFailed, Say
from web.bench.report import Report, Row
from web.bench.routing.clock import median_ms, timed, wall_s
from web.bench.sample_region import sample_world
from web.bench.surge import HIGHS, a_surge, by_integers

ASKED = 50
INCIDENTS, SLOTS, FREE = 100, 266, 500
YEAR_CALLS = 50_000
YEAR_H = 8760
THRESHOLD_MIN, BUSY_FRACTION = 9.0, 0.3


def measure(*, quick: bool, say: Say) -> Report:
    """Raises BenchFailed."""
    say("one incident, 1,000 units")
    rows = [_recommend(5 if quick else ASKED)]
    say("266 slots at once")
    rows.append(_joint(1 if quick else 9))
    hours = 100 if quick else YEAR_H
    say("a city's matrix")
    read_s, world = _timed_s(lambda: sample_world(20, 50))
    say("a year of calls")
    year_s = _year(world, hours)
    rows.append(Row(case="year-matrix", metric="wall_s", value=round(year_s, 2), unit="s"))
    rows.append(Row(case="year-city", metric="wall_s", value=round(read_s + year_s, 2), unit="s"))
    return Report(bench="decisions", machine=hardware(), rows=rows)


def _timed_s(deed: Callable[[], RegionWorld]) -> tuple[float, RegionWorld]:
    made: list[RegionWorld] = []
    seconds = wall_s(lambda: made.append(deed()))
    return seconds, made[0]


def _recommend(times: int) -> Row:
    advise = an_advice(Random(3))
    advise()  # compiles what is compiled on first use
    found = median_ms([timed(advise) for _ in range(times)])
    return Row(case="recommend-1000", metric="cpu_ms", value=round(found, 3), unit="ms")


def _joint(times: int) -> Row:
    """Beside the same question as an integer programme; both totals compared."""
    chance = np.random.default_rng(5)
    needs, eta_s, lost_s = a_surge(chance, INCIDENTS, SLOTS, FREE)
    ours = [timed(together, needs, eta_s, lost_s) for _ in range(times)]
    table = costs(needs, eta_s, lost_s)
    theirs = timed(by_integers, table)
    chosen = ours[0][1]
    total = sum(float(table[row, chosen.get(row, FREE + row)]) for row in range(SLOTS))
    if abs(total - theirs[1]) > 1e-6 * abs(total):
        raise BenchFailed(f"the assignment costs {total}, the integer programme's {theirs[1]}")
    return Row(
        case="joint-266x500",
        metric="cpu_ms",
        value=round(median_ms(ours), 3),
        unit="ms",
        rival=HIGHS,
        rival_value=round(theirs[0], 1),
    )


def _year(world: RegionWorld, hours: int) -> float:
    """Wall seconds of so many hours at the pace of 50,000 calls a year, under the policy that asks most."""
    expected = by_people(world.people, np.full(WEEK_H, YEAR_CALLS / YEAR_H))
    policy = Policy(
        dispatch=Dispatch.HYBRID,
        home=Return.DMEXCLP,
        swap_gain_min=2.0,
        threshold_min=THRESHOLD_MIN,
        busy_fraction=BUSY_FRACTION,
        hybrid_in_time=True,
        return_speed_factor=0.95,
    )
    scenario = world.scenario(Load(expected=expected, care=CARE, hours=hours, seed=1), policy)
    return wall_s(lambda: simulate(scenario))
