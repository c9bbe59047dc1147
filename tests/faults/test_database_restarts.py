"""The database crashes and comes back under two servers at work: nothing acknowledged is lost."""

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from data.cluster import Cluster
from data.engine import make_engine
from data.migrate import upgrade
from tests.faults.shift import WRITERS, Shift, a_shift, figures, prove_nothing_lost
from tests.faults.two_servers import TwoServers, two_servers
from tests.faults.waiting import until

RESTARTS = 5
AWAY = "/problems/database-away"


@pytest.fixture
def own_cluster() -> Iterator[Cluster]:
    """Not the session's: this one is made to crash."""
    with tempfile.TemporaryDirectory(prefix="farol-") as folder:
        made = Cluster(Path(folder))
        made.start()
        try:
            yield made
        finally:
            made.stop("immediate")


@pytest.fixture
async def centre(own_cluster: Cluster, tmp_path: Path) -> AsyncIterator[TwoServers]:
    engine = make_engine(own_cluster.url())
    await upgrade(engine)
    async with two_servers(engine, own_cluster.url(), tmp_path, engines=WRITERS) as made:
        yield made
    await engine.dispose()


async def everything_is_put_off(centre: TwoServers) -> None:
    """Reading, writing, signing in and joining the feed: each says that the database is away."""
    for at, address in enumerate(centre.addresses):
        async with centre.desk("mei", at) as mei:
            answers = [await mei.get(f"/api/{what}") for what in ("incidents", "units", "session")]
            answers.append(await mei.post("/api/session", json={"name": "mei", "password": "guess"}))
            answers.append(await mei.post("/api/positions", json={"positions": []}))
            assert (await mei.get("/api/health")).status_code == 503
        for answer in answers:
            assert (answer.status_code, answer.json()["type"]) == (503, AWAY), answer.url
            assert answer.headers["content-type"] == "application/problem+json"
            assert answer.headers["retry-after"] == "1"
        with pytest.raises(InvalidStatus) as refused:
            await connect(f"{address.replace('http', 'ws', 1)}/api/live", additional_headers=cookie(centre))
        assert refused.value.response.status_code == 503


def cookie(centre: TwoServers) -> dict[str, str]:
    return {"Cookie": f"farol_session={centre.cookies['mei']}"}


async def the_feed_goes_on(shift: Shift) -> None:
    """New facts reach every screen, of both processes."""
    before = max(each.seq or 0 for each in shift.screens)
    await until(lambda: all((each.seq or 0) > before for each in shift.screens), "the feed goes on")


@pytest.mark.faults
async def test_five_crashes_of_the_database_lose_nothing_and_double_nothing(
    own_cluster: Cluster, centre: TwoServers
) -> None:
    started = time.monotonic()
    async with a_shift(centre) as shift:
        put_off = shift.ledger.put_off
        for _ in range(RESTARTS):
            await shift.writes_through_both(more=15)
            before = {each: put_off[each] for each in centre.addresses}
            await asyncio.to_thread(own_cluster.stop, "immediate")
            await until(lambda b=before: all(put_off[e] > n for e, n in b.items()), "writes are put off")  # type: ignore[misc]
            await everything_is_put_off(centre)
            await asyncio.to_thread(own_cluster.start)
            await shift.writes_through_both()
            await the_feed_goes_on(shift)
        joined = [each.joined for each in shift.screens]
    print(f"{RESTARTS} crashes in {time.monotonic() - started:.0f} s: {figures(shift)}")
    assert joined == [1, 1, 1, 1], "a screen keeps its socket while the database is away"
    assert put_off[AWAY] >= 2 * RESTARTS
    await prove_nothing_lost(shift)
