"""A file written whole or not at all."""

import errno
import os
from pathlib import Path


class CannotWrite(OSError):
    """Its words are for who typed the command: the file and why not."""

    def __init__(self, path: Path, why: str | None) -> None:
        super().__init__(f"{path} cannot be written: {why or 'the system does not say why'}")


def require_place(path: Path) -> None:
    """Before long work whose end would be written there. Raises CannotWrite."""
    if path.is_dir():
        raise CannotWrite(path, "it is a folder")
    folder = path.resolve().parent
    if not folder.is_dir():
        raise CannotWrite(path, f"there is no folder {folder}")
    if not os.access(path if path.exists() else folder, os.W_OK):
        raise CannotWrite(path, os.strerror(errno.EACCES))


def write_whole(path: Path, text: str) -> None:
    """What is no plain file (a pipe, a terminal) is written to. Raises CannotWrite."""
    path = path.resolve()
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        if path.exists() and not path.is_file():
            path.write_text(text, encoding="utf-8")
            return
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    except OSError as error:
        raise CannotWrite(path, error.strerror) from error  # the part is nobody's business
    finally:
        part.unlink(missing_ok=True)
