"""A bar for each step of long work, on a terminal; nothing where nobody watches."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

# The bars are imported where they are shown: a command's help answers faster.

Told = Callable[[str, float], None]
"""A step's name, and how much of it is done, 0 to 1."""


@contextmanager
def bars(steps: Sequence[str]) -> Iterator[Told]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description:<14}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as shown:
        tasks = {step: shown.add_task(step, total=1.0, start=False) for step in steps}

        def told(step: str, share: float) -> None:
            shown.start_task(tasks[step])
            shown.update(tasks[step], completed=share)

        yield told
