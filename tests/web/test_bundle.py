"""What a tablet and a call desk must load before they show anything: little, and never the map."""

import gzip
import json
from typing import TypedDict, cast

import pytest

from web.pages import STATIC

LIMIT_KB = 80
"""Gzip kilobytes of script of a first load without the map: two seconds on a poor 3G link (400 kbit/s)."""


class Chunk(TypedDict, total=False):
    file: str
    imports: list[str]


def manifest() -> dict[str, Chunk]:
    return cast(dict[str, Chunk], json.loads((STATIC / ".vite" / "manifest.json").read_text()))


def scripts_of(screen: str) -> set[str]:
    """The page, the screen, and everything either of them imports before it runs."""
    chunks = manifest()
    waiting, found = ["index.html", screen, "src/components/TopBar.svelte"], set()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += chunks[name].get("imports", [])
    return {chunks[name]["file"] for name in found}


@pytest.mark.parametrize("screen", ["src/screens/Tablet.svelte", "src/screens/Call.svelte"])
def test_a_first_load_without_the_map_is_small(screen: str) -> None:
    bytes_ = sum(len(gzip.compress((STATIC / file).read_bytes(), 9)) for file in scripts_of(screen))
    assert bytes_ <= LIMIT_KB * 1000, f"{screen}: {bytes_ / 1000:.1f} kB"


@pytest.mark.parametrize("screen", ["src/screens/Tablet.svelte", "src/screens/Call.svelte"])
def test_the_map_is_loaded_after_the_words(screen: str) -> None:
    assert not any("MapView" in file for file in scripts_of(screen))
    assert any("MapView" in chunk["file"] for chunk in manifest().values())


def test_every_file_the_service_worker_keeps_was_built() -> None:
    """One that is missing would make every installation of the worker fail, silently."""
    worker = (STATIC / "sw.js").read_text()
    start = worker.index('{\\"name\\":\\"farol-shell-')
    listed = json.loads(json.loads(f'"{worker[start : worker.index("]}", start)]}]}}"'))
    assert all((STATIC / name.removeprefix("/")).exists() for name in listed["files"])
    assert any("MapView" in name for name in listed["files"])
