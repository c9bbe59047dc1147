"""Places proposed while a call-taker types: how soon, in two cities, beside PostgreSQL's own search.

Both hear the same 300 inputs one after the other: beginnings of names as they are typed, in small letters,
without accents or with a slip of the finger, with a house number, two streets at once. Ours is a request.
"""

import asyncio
import time
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

import asyncpg
import httpx
from sqlalchemy import make_url, text

from data.engine import make_engine
from data.loaders.draft import NotACity
from data.loaders.region import SAMPLE, import_region
from web.bench.helsinki import helsinki
from web.bench.machine import hardware
from web.bench.registry import BenchFailed, Say
from web.bench.report import Report, Row, spread_rows
from web.bench.servers import serving
from web.bench.throwaway import CENTRE, furnish, session_cookie, throwaway_database, throwaway_home
from web.security import COOKIE

SEED = 1726
INPUTS, QUICK_INPUTS = 300, 30
WARM = 10
LEAST_LETTERS = 3
RIVAL = "pg_trgm"

NAMES = text("""
    select distinct name from (
        select name, region_id from streets where name is not null
        union all select name, region_id from places
    ) named where region_id = (select id from regions where active) order by name
""")
INDEXES = (
    "create index on streets using gin (name gin_trgm_ops)",
    "create index on places using gin (name gin_trgm_ops)",
    "analyze",
)
SEARCH = """
    select name from (
        select name, region_id from streets where name ilike '%' || $1 || '%' or name % $1
        union all select name, region_id from places where name ilike '%' || $1 || '%' or name % $1
    ) found where region_id = (select id from regions where active)
    group by name order by similarity(name, $1) desc limit 5
"""
"""Over indexes made for it; it knows no house numbers between streets, no corners and no coordinates."""


def measure(*, quick: bool, say: Say) -> Report:
    """Raises BenchFailed."""
    rows: list[Row] = []
    with throwaway_home() as home, throwaway_database(home) as url:
        asyncio.run(_furnish(url))
        for case, file in (("candidates-sample", None), ("candidates-helsinki", _helsinki())):
            say(case)
            if file is not None:
                asyncio.run(_import(url, file))
            with serving(url, home, 1) as (address,):
                ours, rival = asyncio.run(_both(url, address, QUICK_INPUTS if quick else INPUTS))
            rows += spread_rows(case, ours, RIVAL, rival)
    return Report(bench="candidates", machine=hardware(), rows=rows)


def _helsinki() -> Path:
    try:
        return helsinki()
    except NotACity as error:
        raise BenchFailed(str(error)) from error


async def _furnish(url: str) -> None:
    engine = make_engine(url, pool=1)
    await furnish(engine, 4)
    async with engine.begin() as connection:
        for each in INDEXES:
            await connection.execute(text(each))
    await engine.dispose()


async def _import(url: str, file: Path | str = SAMPLE) -> None:
    engine = make_engine(url, pool=1)
    await import_region(engine, file, "helsinki", CENTRE)
    async with engine.begin() as connection:
        await connection.execute(text("analyze"))
    await engine.dispose()


async def _both(url: str, address: str, count: int) -> tuple[list[float], list[float]]:
    """Milliseconds of each."""
    engine = make_engine(url, pool=1)
    cookie = await session_cookie(engine)
    async with engine.connect() as connection:
        names = (await connection.execute(NAMES)).scalars().all()
    await engine.dispose()
    asked = inputs(names, WARM + count, Random(SEED))
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    database = await asyncpg.connect(plain)
    ours, rival = [], []
    async with httpx.AsyncClient(base_url=address, cookies={COOKIE: cookie}) as client:
        for each in asked:
            start = time.perf_counter()
            answer = await client.get("/api/geocode", params={"q": each})
            ours.append((time.perf_counter() - start) * 1000)
            if answer.status_code != 200:
                raise BenchFailed(f"the server answered {answer.status_code}")
            start = time.perf_counter()
            await database.fetch(SEARCH, each)
            rival.append((time.perf_counter() - start) * 1000)
    await database.close()
    return ours[WARM:], rival[WARM:]


def inputs(names: Sequence[str], count: int, chance: Random) -> list[str]:
    """What stands in the field at some moment of typing."""
    kinds: Sequence[Callable[[str, Random], str]] = (
        lambda name, chance: name,
        _without_accents,
        _with_a_slip,
        lambda name, chance: f"{name} {chance.randint(1, 200)}",
        lambda name, chance: f"{name} & {chance.choice(names)}",
    )
    return [_cut(chance.choice(kinds)(chance.choice(names), chance), chance) for _ in range(count)]


def _cut(whole: str, chance: Random) -> str:
    return whole.lower()[: chance.randint(min(LEAST_LETTERS, len(whole)), len(whole))][:300]


def _without_accents(name: str, chance: Random) -> str:
    return "".join(each for each in unicodedata.normalize("NFD", name) if not unicodedata.combining(each))


def _with_a_slip(name: str, chance: Random) -> str:
    """Two letters the wrong way round."""
    at = chance.randrange(max(1, len(name) - 1))
    return name[:at] + name[at : at + 2][::-1] + name[at + 2 :]
