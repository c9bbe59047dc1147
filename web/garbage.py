"""Python's garbage collector comes seldom, and never to what stays for ever: code, the city, its names."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = (5_000, 5, 400)
"""Objects made and not dropped until the young are looked through, of those passes until the middle-aged are,
and of these until all is. Measured under the design load: 340 objects a second stay for a while, so a full
pass comes in hours. By Python's own numbers it came every half minute and stopped a process for 20 to 85 ms,
more with every thing that is remembered, to find 15 objects."""


def collect_seldom() -> None:
    """Nearly all we drop is freed by its reference count at once; only cycles wait for a pass."""
    gc.set_threshold(*SELDOM)


@contextmanager
def kept_for_ever() -> Iterator[None]:
    """What is made inside is never looked through for garbage again.

    A full collection walks every object there is: with a city in memory it stops a process for a tenth of a
    second, in the middle of someone's call. Reference counts still free what is dropped, all but cycles.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
