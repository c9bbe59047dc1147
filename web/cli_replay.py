"""`farol replay`: a recorded day told again under other rules, a unit more or fewer, a street closed."""

import asyncio
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dispatch.simulation.policy import Dispatch, Policy, Return
from dispatch.unit import Capability
from web.bars import Told, bars
from web.one_line import or_one_line
from web.whole_file import require_place, write_whole

if TYPE_CHECKING:
    from web.replay_question import Question
    from web.replaying import Heard

# The router and the database are imported where they are used: the other commands start faster.

SPEED_HOME = 0.95
"""Driving home takes the siren's time divided by this. Assumed, as in `farol scenario region`."""

DAY_MIN = 24 * 60


def replay(
    day: Annotated[str, typer.Option(help="YYYY-MM-DD, today or yesterday, by the city's clock.")],
    from_: Annotated[str, typer.Option("--from", help="HH:MM")] = "00:00",
    until: Annotated[str, typer.Option(help="HH:MM")] = "24:00",
    policy: Annotated[Dispatch | None, typer.Option(help="Who goes, instead.")] = None,
    home: Annotated[Return | None, typer.Option("--return", help="Where a cleared unit drives.")] = None,
    swap_gain_min: Annotated[
        float | None, typer.Option(min=0, max=DAY_MIN, help="A freed unit takes over from here.")
    ] = None,
    one_more: Annotated[list[str] | None, typer.Option(help="A station with one unit more.")] = None,
    can: Annotated[list[Capability] | None, typer.Option(help="What the one more can do.")] = None,
    without: Annotated[list[str] | None, typer.Option(help="A unit that is not there.")] = None,
    closed: Annotated[list[str] | None, typer.Option(help="A street that is closed.")] = None,
    as_it_was: Annotated[
        str, typer.Option(help="The rules of that day, e.g. 'hybrid own swap=2'.")
    ] = "closest own",
    within_min: Annotated[
        float, typer.Option(min=0.1, max=DAY_MIN, help="In time is within so many minutes.")
    ] = 8.0,
    speed: Annotated[float, typer.Option(min=0.1, max=60, help="Of a demonstration: as it was run.")] = 1.0,
    every_call: Annotated[bool, typer.Option(help="Show calls that stay the same too.")] = False,
    out: Annotated[Path | None, typer.Option(help="Where one CSV row a call is written.")] = None,
    exercises: Annotated[
        bool, typer.Option("--exercises", help="The calls of exercises, as those of `make run`.")
    ] = False,
    agency: Annotated[str, typer.Option(help="Whose day.")] = "farol",
    centre: Annotated[str, typer.Option(envvar="FAROL_CENTRE", help="The centre.")] = "demo",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Tell a recorded day again, as it was and with something changed: the difference, call by call."""
    from web.logs import keep_logs_aside
    from web.replay_question import Question, rules_of
    from web.replay_rows import csv_of, json_of
    from web.replay_words import nothing, told
    from web.replaying import STEPS, answer

    keep_logs_aside()
    with or_one_line():
        if out is not None:
            require_place(out)
        plain = Policy(threshold_min=within_min, hybrid_in_time=True, return_speed_factor=SPEED_HOME)
        then = rules_of(as_it_was, plain)
        question = Question(
            day=day,
            from_=from_,
            until=until,
            speed=speed,
            as_it_was=then,
            now=replace(
                then,
                dispatch=policy or then.dispatch,
                home=home or then.home,
                swap_gain_min=then.swap_gain_min if swap_gain_min is None else swap_gain_min,
            ),
            one_more=one_more or (),
            can=can or (),
            without=without or (),
            closed=closed or (),
            within_min=within_min,
            exercises=exercises,
        )
        with bars(STEPS) as say:
            heard = asyncio.run(_heard(centre, agency, question, say))
            found = answer(heard, question, say)
        if found is not None and out is not None:
            write_whole(out, csv_of(found))
    if as_json:
        typer.echo(json.dumps(json_of(heard, question, found), ensure_ascii=False))
    else:
        typer.echo(nothing(heard) if found is None else told(found, question, every_call))


async def _heard(centre: str, agency: str, question: "Question", say: Told) -> "Heard":
    from data.engine import database_url, make_engine
    from web.replaying import hear

    engine = make_engine(database_url(), pool=1)
    try:
        return await hear(engine, centre, agency, question, say)
    finally:
        await engine.dispose()
