"""The machine a bench ran on, as far as its figures depend on it."""

import os
import platform
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

GIB = 1 << 30


def hardware() -> dict[str, str | int | float]:
    """`load_1min` is the machine's load average just before: above 0, others had their share of the cores."""
    return {
        "cores": len(os.sched_getaffinity(0)),
        "cpu": _cpu(),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / GIB, 1),
        "system": platform.platform(terse=True),
        "python": platform.python_version(),
        "load_1min": round(os.getloadavg()[0], 2),
    }


async def machine(engine: AsyncEngine) -> dict[str, str | int | float]:
    """The hardware, and the database beneath."""
    async with engine.connect() as connection:
        postgresql = (await connection.execute(text("show server_version"))).scalar_one()
        postgis = (await connection.execute(text("select postgis_lib_version()"))).scalar_one()
    return {**hardware(), "postgresql": str(postgresql), "postgis": str(postgis)}


def _cpu() -> str:
    told = Path("/proc/cpuinfo")
    lines = told.read_text().splitlines() if told.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())
