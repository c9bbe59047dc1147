"""`farol bench`: measure, beside a rival, and print."""

import json
import signal
import sys
from contextlib import redirect_stdout
from typing import TYPE_CHECKING, Annotated

import typer

from web.bench.registry import BENCHES, Bench, BenchFailed

if TYPE_CHECKING:
    from web.bench.report import Report

# Tables and bars are imported where they are shown: a command's help answers faster.


def bench(
    name: Annotated[str | None, typer.Argument(help="Which one; without a name they are listed.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    quick: Annotated[bool, typer.Option(help="Seconds only: to see that it works.")] = False,
) -> None:
    """Measure how fast Farol is on this machine, in a throwaway centre of its own."""
    if name is None:
        for each, run in BENCHES.items():
            typer.echo(f"{each:<12} {(run.__doc__ or '').splitlines()[0]}")
        return
    if name not in BENCHES:
        raise typer.BadParameter(f"there is no bench {name}; there are: {', '.join(BENCHES)}")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # leaves through every `finally`
    try:
        with redirect_stdout(sys.stderr):  # standard output is for the figures alone
            report = _measured(name, BENCHES[name], quick)
    except BenchFailed as error:
        typer.secho(str(error), err=True, fg="red")
        raise typer.Exit(1) from error
    if as_json:
        typer.echo(json.dumps(report.json_object(), ensure_ascii=False))
    else:
        _show(report)


def _measured(name: str, run: Bench, quick: bool) -> "Report":
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(name, total=None)
        return run(quick=quick, say=lambda step: bar.update(task, description=f"{name}: {step}"))


def _show(report: "Report") -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(title=report.bench, caption=", ".join(f"{k} {v}" for k, v in report.machine.items()))
    for heading in ("case", "metric"):
        table.add_column(heading)
    for heading in ("value", "rival's"):
        table.add_column(heading, justify="right")
    table.add_column("rival")
    for row in report.rows:
        beside = "" if row.rival_value is None else f"{row.rival_value:,g}"
        table.add_row(row.case, row.metric, f"{row.value:,g}", beside, row.rival or "")
    Console().print(table)
