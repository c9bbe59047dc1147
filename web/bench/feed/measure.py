"""What a delivery costs and how late a card is, beside redis and nats with the same bytes."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from statistics import median

import uvloop

from data.cards.board import units_and_positions
from data.engine import make_engine
from web.bench.feed.cases import (
    Carried,
    Case,
    Stage,
    fan_out,
    incidents,
    positions,
    with_vehicles,
    words_of_crews,
)
from web.bench.feed.cpu import until_at_rest
from web.bench.feed.crowd import Place
from web.bench.feed.load import Vehicles
from web.bench.feed.rivals import NAMES, absent
from web.bench.machine import machine
from web.bench.registry import BenchFailed, Say
from web.bench.report import Report, Row
from web.bench.servers import Served, served
from web.bench.spread import percentile
from web.bench.throwaway import AGENCY, CENTRE, furnish, session_cookie, throwaway_database, throwaway_home
from web.security import COOKIE

UNITS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """Case names stay; in a quick run the crowds are a tenth."""

    shrunk: int = 1
    seconds: float = 15.0
    changes_per_s: float = 20.0
    positions_s: float = 10.0
    turns: int = 7
    """Of the stalled reader, with and without it; the median counts, for one hiccup makes a p99: single pairs
    differ by half either way."""
    all_beside: bool = True
    """Rivals carry every case; else the first alone."""


QUICK = Size(shrunk=10, seconds=2.0, positions_s=1.0, turns=1, all_beside=False)


def measure(*, quick: bool, say: Say) -> Report:
    """Raises BenchFailed; without its rivals only a quick run is made, and it says what to install."""
    size = QUICK if quick else Size()
    if missing := absent():
        install = f"apt-get install --no-install-recommends {' '.join(missing)}"
        if not quick:
            raise BenchFailed(f"the rivals are not here: {install}")
        print(f"without rivals; {install}", file=sys.stderr)
    with throwaway_home() as home, throwaway_database(home) as url:
        say("a city with units")
        about, session, units = uvloop.run(_furnished(url))
        with served(url, home, 1) as (server,):
            say("the server comes to rest")
            until_at_rest(server.pid)
            stage = Stage(url, _place(server, session), session, server.pid, units, home, not missing)
            return Report(bench="feed", machine=about, rows=_rows(stage, size, say))


def _place(server: Served, session: str) -> Place:
    return Place("farol", server.listening, f"{COOKIE}={session}")


async def _furnished(
    url: str,
) -> tuple[dict[str, str | int | float], str, list[tuple[str, float, float]]]:
    engine = make_engine(url)
    try:
        about = await machine(engine)
        await furnish(engine, UNITS)
        _, units, fixes = await units_and_positions(engine, CENTRE, AGENCY)
        at = {str(each["unit_id"]): (float(str(each["lat"])), float(str(each["lon"]))) for each in fixes}
        ids = [str(each["id"]) for each in units]
        return about, await session_cookie(engine), [(id, *at[id]) for id in ids]
    finally:
        await engine.dispose()


def _rows(stage: Stage, size: Size, say: Say) -> list[Row]:
    rows: list[Row] = []
    words = words_of_crews(stage, size.changes_per_s, size.seconds)
    vehicles = Vehicles(units=stage.units, per_s=400.0, batch=8, sockets=50)
    for sockets in (100, 500, 1000):
        say(f"{sockets} sockets")
        beside = replace(stage, rivals=stage.rivals and (sockets == 100 or size.all_beside))
        rows += _case_rows(f"sockets-{sockets}", fan_out(beside, sockets // size.shrunk, words))
    say("a storm over 1,000 sockets")
    storm = with_vehicles(stage, vehicles, size.seconds, incidents(stage, 2.0, size.seconds))
    beside = replace(stage, rivals=stage.rivals and size.all_beside)
    rows += _case_rows("storm-1000", fan_out(beside, 1000 // size.shrunk, storm))
    rows += _stalled(stage, size, vehicles, say)
    burst = Vehicles(units=stage.units, per_s=4000.0, batch=20, sockets=100)
    for case, load in (("positions-sustained", vehicles), ("positions-burst", burst)):
        say(case)
        rows += _positions(case, stage, load, size.positions_s)
    return rows


def _case_rows(case: str, found: Case) -> list[Row]:
    rows = []
    rivals: Mapping[str, Carried | None] = found.rivals or {"": None}
    for name, beside in rivals.items():
        ours, theirs = _figures(found.ours), _figures(beside) if beside else {}
        rows += [
            Row(
                case=case,
                metric=metric,
                value=value,
                unit="ms" if metric.endswith("_ms") else "us",
                rival=NAMES[name] if beside else None,
                rival_value=theirs.get(metric),
            )
            for metric, value in ours.items()
        ]
    crowd_cpu = round(found.ours.crowd_cpu_us_per_delivery, 2)
    return [
        *rows,
        Row(case=case, metric="load_cpu_us_per_delivery", value=crowd_cpu, unit="us"),
        Row(case=case, metric="deliveries", value=found.ours.deliveries, unit="count"),
    ]


def _figures(carried: Carried) -> Mapping[str, float]:
    return {
        "cpu_us_per_delivery": round(carried.cpu_us_per_delivery, 2),
        "p50_ms": round(percentile(carried.lags_ms, 0.5), 2),
        "p99_ms": round(percentile(carried.lags_ms, 0.99), 2),
    }


def _stalled(stage: Stage, size: Size, vehicles: Vehicles, say: Say) -> list[Row]:
    """The same crowd with and without one socket that never reads; both with positions, which fill it."""
    say("a reader that stalls")
    seconds = min(size.seconds, 8.0)
    words = words_of_crews(stage, size.changes_per_s, seconds)
    happening = with_vehicles(stage, vehicles, seconds, words)
    crowd = 100 // size.shrunk
    alone = replace(stage, rivals=False)
    p99_ms: dict[int, list[float]] = {0: [], 1: []}
    for turn in range(size.turns):
        for sleepers in (turn % 2, 1 - turn % 2):  # neither is always the first
            found = fan_out(alone, crowd, happening, sleepers=sleepers)
            p99_ms[sleepers].append(percentile(found.ours.lags_ms, 0.99))
    without, beside = median(p99_ms[0]), median(p99_ms[1])
    change = round((beside / without - 1) * 100, 1)
    return [
        Row(
            case="stalled-reader",
            metric="p99_ms",
            value=round(beside, 2),
            unit="ms",
            rival="the same without it",
            rival_value=round(without, 2),
        ),
        Row(case="stalled-reader", metric="p99_change", value=change, unit="%"),
    ]


def _positions(case: str, stage: Stage, vehicles: Vehicles, seconds: float) -> list[Row]:
    taken = positions(stage, vehicles, seconds)
    answers = taken.answers
    figures = (
        ("per_s", answers.kept / answers.took_s, "1/s"),
        ("believed_share", answers.believed / answers.kept, "share"),
        ("cpu_share", taken.cpu_share, "cores"),
        ("p99_ms", percentile(answers.ms, 0.99), "ms"),
    )
    return [
        Row(case=case, metric=metric, value=round(value, 3), unit=unit) for metric, value, unit in figures
    ]
