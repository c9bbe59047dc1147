"""Two server processes start on a new city: one compiles its streets, the other opens what it made."""

import asyncio
from pathlib import Path

from data.compiled import compiling_alone, folder_of
from data.stores.places import RegionSummary
from tests.builders import NOON

CITY = RegionSummary(
    id=1,
    name="Town",
    attribution="",
    checksum="",
    imported_at=NOON,
    bounds=(0.0, 0.0, 1.0, 1.0),
    zones=(),
    facilities=(),
)


async def test_of_those_who_find_nothing_one_goes_on_and_the_others_find_what_it_made(tmp_path: Path) -> None:
    found, begun = list[bool](), asyncio.Event()
    folder = folder_of("demo", CITY, tmp_path)

    async def start() -> None:
        async with compiling_alone("demo", CITY, tmp_path):
            found.append(folder.exists())
            begun.set()
            for _ in range(50):  # the others are let come as far as they may
                await asyncio.to_thread(folder.exists)
            folder.mkdir(parents=True, exist_ok=True)

    first = asyncio.create_task(start())
    await begun.wait()
    await asyncio.gather(first, start(), start())
    assert found == [False, True, True]


async def test_where_no_lock_can_be_had_nobody_waits(tmp_path: Path) -> None:
    (tmp_path / "networks").write_text("no folder")
    async with compiling_alone("demo", CITY, tmp_path), compiling_alone("demo", CITY, tmp_path):
        pass
