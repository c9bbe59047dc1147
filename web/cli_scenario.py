"""`farol scenario region`: the centre's own city as a scenario folder for `farol simulate`."""

import asyncio
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dispatch.simulation.policy import Dispatch, Policy, Return
from web.bars import Told, bars
from web.one_line import or_one_line
from web.whole_file import write_whole

if TYPE_CHECKING:
    from dispatch.simulation.world import Scenario
    from web.region_scenario import Wish

# The router and the database are imported where they are used: the other commands start faster.

scenario_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Scenarios for the simulator.")


@scenario_app.callback()
def scenarios() -> None:
    """Keeps `region` a command of its own while it is the only one."""


@scenario_app.command()
def region(
    out: Annotated[Path, typer.Option(help="The folder to write; files of the same name are replaced.")],
    units: Annotated[int | None, typer.Option(min=1, help="How many; else the agency's own.")] = None,
    stations: Annotated[
        int | None, typer.Option(min=1, help="How many to place anew; else the agency's own.")
    ] = None,
    rate: Annotated[float, typer.Option(min=0.01, max=10_000, help="Calls an hour, on average.")] = 6.0,
    hours: Annotated[int, typer.Option(min=1, max=8784, help="From Monday 00:00.")] = 168,
    seed: Annotated[int, typer.Option(min=0, help="The same seed, the same calls.")] = 1,
    share_transported: Annotated[float, typer.Option(min=0, max=1, help="Of calls, to hospital.")] = 0.7,
    turnout_min: Annotated[float, typer.Option(min=0, help="Minutes, every call.")] = 1.0,
    on_scene_min: Annotated[float, typer.Option(min=0, help="Minutes, mean.")] = 20.0,
    handover_min: Annotated[float, typer.Option(min=0, help="Minutes, mean.")] = 25.0,
    dispatch: Annotated[Dispatch, typer.Option(help="Who goes.")] = Dispatch.CLOSEST,
    home: Annotated[Return, typer.Option("--return", help="Where a cleared unit drives.")] = Return.OWN,
    swap_gain_min: Annotated[float, typer.Option(min=0, help="Minutes; 0: no swaps.")] = 0.0,
    threshold_min: Annotated[float, typer.Option(min=0.1, help="In time is within so many.")] = 9.0,
    busy_fraction: Annotated[
        float | None, typer.Option(min=0, max=0.99, help="For cover; else worked out from the calls.")
    ] = None,
    agency: Annotated[str, typer.Option(help="Whose stations and units.")] = "farol",
    centre: Annotated[str, typer.Option(envvar="FAROL_CENTRE", help="The centre.")] = "demo",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Write the city as a scenario folder: its people, stations, hospitals, minutes by road, drawn calls."""
    from dispatch.simulation.demand import Care
    from web.logs import keep_logs_aside
    from web.region_scenario import STREETS, TIMES, Wish

    keep_logs_aside()
    wish = Wish(
        units=units,
        stations=stations,
        calls_per_hour=rate,
        hours=hours,
        seed=seed,
        care=Care(
            turnout_min=turnout_min,
            on_scene_min=on_scene_min,
            handover_min=handover_min,
            transport_share=share_transported,
        ),
        policy=Policy(
            dispatch=dispatch,
            home=home,
            swap_gain_min=swap_gain_min,
            threshold_min=threshold_min,
            busy_fraction=busy_fraction,
            hybrid_in_time=True,
            return_speed_factor=0.95,
        ),
    )
    with or_one_line():
        with bars((STREETS, TIMES)) as told:
            made, approximate = asyncio.run(_made(centre, agency, wish, told))
        _write(out, made, f"Farol, seed {seed}: {rate:g} calls an hour for {hours} hours.")
    figures = {
        "folder": str(out),
        "nodes": len(made.world.demand),
        "stations": len(made.world.stations),
        "hospitals": len(made.world.hospital_node),
        "units": len(made.units.name),
        "calls": len(made.calls.name),
        "busy_fraction": made.policy.busy_fraction,
        "approximate": approximate,
    }
    typer.echo(json.dumps(figures, ensure_ascii=False) if as_json else _told(figures))


async def _made(centre: str, agency: str, wish: "Wish", told: Told) -> tuple["Scenario", float]:
    from data.engine import database_url, make_engine
    from web.region_scenario import region_scenario

    engine = make_engine(database_url(), pool=1)
    try:
        return await region_scenario(engine, centre, agency, wish, told)
    finally:
        await engine.dispose()


def _write(folder: Path, made: "Scenario", notes: str) -> None:
    """Each file whole or not at all; the rules last. Raises OSError."""
    from dispatch.simulation.written import files_of

    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files_of(made, notes).items():
        write_whole(folder / name, text)


def _told(figures: dict[str, object]) -> str:
    named = ("nodes", "stations", "hospitals", "units", "calls")
    counts = ", ".join(f"{figures[name]:,} {name}" for name in named)
    lines = [f"{figures['folder']}: {counts}", f"units are busy {figures['busy_fraction']:.0%} of the time"]
    if figures["approximate"]:
        lines.append(f"no way by road on {figures['approximate']:.1%} of the journeys: straight lines there")
    return "\n".join([*lines, f"run it: farol simulate --scenario {figures['folder']}"])
