"""A file written whole or not at all."""

import os
from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """What is no plain file (a pipe, a terminal) is written to. Raises OSError."""
    if path.exists() and not path.is_file():
        path.write_text(text, encoding="utf-8")
        return
    path = path.resolve()
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error  # the part is nobody's business
    finally:
        part.unlink(missing_ok=True)
