"""Who is there first: our planner beside networkx, scipy and routingkit, all answers compared."""

import os
import tempfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from random import Random
from statistics import median

import numpy as np

from data.loaders.sample import fetch_sample, read_sample
from data.stores.arcs import network_of
from routing.network import CLOSED_MS, Int64s, StreetNetwork
from routing.search_graph import Path as Turns
from routing.stored import open_stored, store
from routing.travel_time import Planner
from web.bench.machine import hardware
from web.bench.registry import Say
from web.bench.report import Report, Row
from web.bench.routing.clock import median_ms, timed, wall_s
from web.bench.routing.country import a_country
from web.bench.routing.questions import K, a_fleet, mismatches, questions, states_of
from web.bench.routing.rivals import NETWORKX, ROUTINGKIT, SCIPY, ByNetworkx, ByRoutingkit, ByScipy

Rival = ByNetworkx | ByScipy | ByRoutingkit

FLEETS = (10, 100, 1000, 10_000)
INCIDENTS = 50
FORBIDDEN_SHARE = 0.02
"""The sample city has no turn restrictions: so many of its arcs begin a forbidden turn, by chance."""
TOWNS_ACROSS = 8
"""1,065,024 junctions."""
TOWNS_264K = 4
WARM = 3
WRONG = "mismatches"


def measure(*, quick: bool, say: Say) -> Report:
    """`quick`: the city only, few incidents."""
    incidents = 5 if quick else INCIDENTS
    say("the city")
    rows = _city(incidents, say)
    if not quick:
        rows += _country(incidents, say)
    wrong = sum(each.value for each in rows if each.case == WRONG)
    rows = [each for each in rows if each.case != WRONG]
    rows.append(Row(case=WRONG, metric="count", value=wrong, unit="count"))
    return Report(bench="routing", machine=hardware(), rows=rows)


def _city(incidents: int, say: Say) -> list[Row]:
    draft = read_sample(fetch_sample())
    network = network_of(draft.junctions.items(), draft.streets)
    planner = Planner(network, _forbidden(network))
    planner.prepare()
    rivals: dict[str, Rival] = {NETWORKX: ByNetworkx(planner.view), SCIPY: ByScipy(planner.view)}
    rivals |= _routingkit(planner)
    return _asked("city", planner, rivals, incidents, {}, say)


def _country(incidents: int, say: Say) -> list[Row]:
    say("a country of a million junctions")
    before_mb = _resident_mb()
    network = a_country(TOWNS_ACROSS)
    planner = Planner(network)
    planner.prepare()
    rows = [Row(case="memory-million", metric="mb", value=round(_resident_mb() - before_mb), unit="MB")]
    rivals: dict[str, Rival] = {SCIPY: ByScipy(planner.view)} | _routingkit(planner)
    say("networkx takes up a million junctions")
    rivals[NETWORKX] = ByNetworkx(planner.view)
    rows += _asked("million", planner, rivals, incidents, {NETWORKX: 2, SCIPY: 5}, say)
    del rivals[NETWORKX]
    rows += [*_one_to_all(planner, rivals[SCIPY]), *_changed(planner, rivals.get(ROUTINGKIT))]
    return rows + _opened(network, "open-million") + _opened(a_country(TOWNS_264K), "open-264k")


def _asked(
    name: str, planner: Planner, rivals: dict[str, Rival], incidents: int, fewer: dict[str, int], say: Say
) -> list[Row]:
    """fewer: rivals asked only so many times, because each answer takes them seconds."""
    rows, wrong = [], 0
    for size in FLEETS:
        say(f"{name}, {size} units")
        stands, asked = a_fleet(planner, size, size), questions(planner, incidents + WARM, size + 1)
        ours = [timed(planner.soonest, each.goal, stands, K) for each in asked][WARM:]
        own_ms, states = median_ms(ours), states_of(planner.view, stands)
        for rival, engine in rivals.items():
            some = asked[WARM:][: fewer.get(rival, incidents)]
            theirs = [timed(engine.times, each.goals, states) for each in some]
            pairs = zip(ours, theirs, strict=False)
            wrong += sum(mismatches(answer, times) for (_, answer), (_, times) in pairs)
            rows.append(_row(f"{name}-{size}", own_ms, rival, median_ms(theirs)))
    return [*rows, Row(case=WRONG, metric="count", value=wrong, unit="count")]


def _one_to_all(planner: Planner, scipy: Rival) -> list[Row]:
    hierarchy, asked = planner.hierarchy, questions(planner, 12, 7)
    nothing, every = np.zeros(1, np.int64), np.arange(planner.view.states)
    ours = [timed(hierarchy.times_to, each.goals[:1], nothing) for each in asked][2:]
    theirs = [timed(scipy.times, each.goals[:1], every) for each in asked[2:5]]
    return [_row("million-one-to-all", median_ms(ours), SCIPY, median_ms(theirs))]


def _changed(planner: Planner, kit: Rival | None) -> list[Row]:
    """From one closed street, or from all weights anew, until the next exact answer."""
    stands, network, chance = a_fleet(planner, 100, 3), planner.network, Random(5)
    closing = []
    for each in questions(planner, INCIDENTS, 4):
        planner.soonest(each.goal, stands, K)
        before, _ = timed(planner.soonest, each.goal, stands, K)
        arc = chance.randrange(network.arc_count)
        held = int(network.weight_ms[arc])
        network.write(arc, CLOSED_MS)
        after, _ = timed(planner.soonest, each.goal, stands, K)
        closing.append(max(0.0, after - before))
        network.write(arc, held)
        _ = planner.view
    weights = np.array(network.weight_ms)
    ours = [timed(_reweighed, planner, weights) for _ in range(5)]
    closed = Row(case="million-close-edge", metric="cpu_ms", value=round(median(closing), 4), unit="ms")
    if not isinstance(kit, ByRoutingkit):
        return [closed, Row(case="million-reweight", metric="cpu_ms", value=median_ms(ours), unit="ms")]
    theirs = [timed(kit.reweigh, planner.view.weight_ms) for _ in range(3)]
    return [closed, _row("million-reweight", median_ms(ours), ROUTINGKIT, median_ms(theirs))]


def _reweighed(planner: Planner, weights: Int64s) -> None:
    planner.network.write_all(weights)
    _ = planner.view


def _opened(network: StreetNetwork, case: str) -> list[Row]:
    """From a folder on disk until the first answer, positions put on the streets included."""
    with tempfile.TemporaryDirectory(prefix="farol-bench-") as folder:
        kept = Path(folder) / "network"
        store(network, kept)
        a = network.arrays
        start, to = network.place(len(a.node) // 3), network.place(len(a.node) // 2)

        def opened() -> None:
            Planner(open_stored(kept)).nearest(to, {"E1": start}, 1)

        return [Row(case=case, metric="wall_s", value=round(wall_s(opened), 2), unit="s")]


def _forbidden(network: StreetNetwork) -> Sequence[Turns]:
    chance = Random(11)
    found = []
    for arc in range(network.arc_count):
        head = int(network.arrays.head[arc])
        after = range(int(network.out_start[head]), int(network.out_start[head + 1]))
        if len(after) > 1 and chance.random() < FORBIDDEN_SHARE:
            found.append((arc, chance.choice(after)))
    return found


def _routingkit(planner: Planner) -> dict[str, Rival]:
    """Nothing where the package is not installed: it is a rival and no dependency."""
    if find_spec("routingkit_cch") is None:
        return {}
    return {ROUTINGKIT: ByRoutingkit(planner.view, planner.hierarchy.topology)}


def _row(case: str, own_ms: float, rival: str, rival_ms: float) -> Row:
    return Row(
        case=case,
        metric="cpu_ms",
        value=round(own_ms, 4),
        unit="ms",
        rival=rival,
        rival_value=round(rival_ms, 4),
    )


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
