"""Python's garbage collector is kept from what stays for ever: code, the city, its names."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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
