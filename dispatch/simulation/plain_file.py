"""A text file opened to be read: a plain one, of a size that can be held."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from stat import S_ISREG
from typing import TextIO


@contextmanager
def opened(path: Path, largest_bytes: int) -> Iterator[TextIO]:
    """UTF-8, with or without a mark at its head; line ends as they are. Never waits, as a pipe would.

    Raises OSError, also where it is no plain file or a larger one.
    """
    # Path.open takes no opener
    with open(path, encoding="utf-8-sig", newline="", opener=_at_once) as file:
        about = os.fstat(file.fileno())
        if not S_ISREG(about.st_mode):
            raise OSError("no plain file")
        if about.st_size > largest_bytes:
            raise OSError(f"{about.st_size:,} bytes; at most {largest_bytes:,} are read")
        yield file


def _at_once(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NONBLOCK)
