"""`farol` typed at a prompt, as a process of its own over a test's database."""

import asyncio
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Said:
    code: int
    told: str
    complaint: str


async def farol(engine: AsyncEngine, home: Path, *words: object) -> Said:
    """home: where it keeps what it compiles; see the fixture of that name."""
    database = engine.url.render_as_string(hide_password=False)
    done = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-m", "web", *map(str, words)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={"DATABASE_URL": database, "PATH": "/usr/bin:/bin", "FAROL_HOME": str(home), "COLUMNS": "200"},
        start_new_session=True,
        check=False,
    )
    return Said(done.returncode, done.stdout, done.stderr)
