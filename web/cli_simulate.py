"""`farol simulate`, `farol plan`: a scenario folder run by the rules, or its units placed at their best."""

import csv
import json
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from web.whole_file import require_place, write_whole

if TYPE_CHECKING:
    from dispatch.arrays import Int64s
    from dispatch.simulation.outcome import Outcomes, Summary

# numpy and the solver are imported where they are used: the other commands start faster.

Folder = Annotated[Path, typer.Option("--scenario", help="The scenario folder.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]

MALFORMED = 2
"""Exit code: nothing was run and nothing written."""


def simulate(
    scenario: Folder,
    out: Annotated[Path | None, typer.Option(help="Where one CSV row a call is written.")] = None,
    as_json: Json = False,
) -> None:
    """Run a scenario folder under a pretend clock: who goes, how soon, and how busy the units are."""
    from dispatch.simulation.day import simulate as run
    from dispatch.simulation.folder import read_scenario

    with _or_one_line():
        if out is not None:
            require_place(out)
        given = read_scenario(scenario)
        done = run(given)
        if out is not None:
            write_whole(out, results_csv(done, given.calls.file_row))
        summary = done.summary()
        typer.echo(json.dumps(figures(summary), ensure_ascii=False) if as_json else told(summary))


def plan(
    scenario: Folder,
    units: Annotated[int, typer.Option(min=0, max=10_000, help="How many there are to place.")],
    longest_s: Annotated[
        float, typer.Option("--seconds", min=0.1, help="How long to look for a proof.")
    ] = 60.0,
    as_json: Json = False,
) -> None:
    """Place units at a scenario's stations so that most demand is served in time (MEXCLP)."""
    from dispatch.mexclp_proof import plan as place
    from dispatch.simulation.choices import expected_cover
    from dispatch.simulation.folder import read_sites

    with _or_one_line():
        world, policy = read_sites(scenario)
        cover, covers = expected_cover(world, policy)
        placed = place(cover, covers[world.station_node], units, longest_s)
        layout = dict(zip(world.stations, placed.layout, strict=True))
        if as_json:
            found = {"objective": placed.objective, "bound": placed.bound, "layout": layout}
            typer.echo(json.dumps(found, ensure_ascii=False))
            return
        lines = [f"served in time: {placed.objective:,.6g}, at most {placed.bound:,.6g} can be"]
        typer.echo("\n".join([*lines, *(f"  {station}: {count}" for station, count in layout.items())]))


@contextmanager
def _or_one_line() -> Iterator[None]:
    """What is wrong with the folder, or with where to write, as one line on standard error."""
    from dispatch.simulation.errors import Malformed, NoSuchFile

    try:
        yield
    except (Malformed, NoSuchFile, OSError) as error:
        typer.secho(" ".join(str(error).split()), err=True, fg="red")
        raise typer.Exit(MALFORMED) from error


def results_csv(done: "Outcomes", file_row: "Int64s | None") -> str:
    """One row a call, in order of the calls' file; minutes as exactly as they are known."""
    text = StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(("id", "unit", "driving_min", "waiting_min", "response_min", "finished_min"))
    order = range(len(done.outcomes)) if file_row is None else file_row.argsort().tolist()
    for each in (done.outcomes[i] for i in order):
        if each is None:
            continue
        minutes = (each.driving_min, each.waiting_min, each.response_min, each.finished_min)
        rows.writerow((each.call, done.units[each.unit], *map(repr, minutes)))
    return text.getvalue()


def figures(summary: "Summary") -> dict[str, object]:
    """As one JSON object; times are minutes."""
    return {
        "calls": summary.calls,
        "mean": summary.mean_min,
        "p50": summary.p50_min,
        "p90": summary.p90_min,
        "p95": summary.p95_min,
        "within_threshold": summary.within_threshold,
        "waited": summary.waited,
        "busy": dict(summary.busy),
    }


def told(summary: "Summary") -> str:
    """The summary in words."""
    if summary.mean_min is None:
        return "no calls"
    lines = [f"{summary.calls:,} calls, {summary.waited:,} waited for a unit"]
    times = (summary.mean_min, summary.p50_min, summary.p90_min, summary.p95_min)
    names = ("mean", "p50", "p90", "p95")
    lines.append("response: " + ", ".join(f"{n} {t:.2f} min" for n, t in zip(names, times, strict=True)))
    if summary.within_threshold is not None:
        lines.append(f"within the threshold: {summary.within_threshold:.1%}")
    busy = ", ".join(f"{unit} {share:.1%}" for unit, share in summary.busy.items())
    return "\n".join([*lines, f"busy: {busy}"])
