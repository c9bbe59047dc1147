"""Server processes are killed at work: nothing acknowledged is lost, no screen has a gap."""

import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from data.cluster import Cluster
from tests.faults.shift import WRITERS, a_shift, figures, prove_nothing_lost
from tests.faults.two_servers import TwoServers, two_servers
from tests.faults.waiting import until

KILLS = 20


@pytest.fixture
async def centre(cluster: Cluster, engine: AsyncEngine, tmp_path: Path) -> AsyncIterator[TwoServers]:
    async with two_servers(engine, cluster.url("town"), tmp_path, engines=WRITERS) as made:
        yield made


@pytest.mark.faults
async def test_twenty_killed_servers_lose_nothing_and_double_nothing(centre: TwoServers) -> None:
    started = time.monotonic()
    async with a_shift(centre) as shift:
        for kill in range(KILLS):
            await shift.writes_through_both()
            victim, screen = centre.servers[kill % 2], shift.staying(kill % 2)
            joined = screen.joined
            await victim.kill()
            await victim.start()
            await until(lambda s=screen, j=joined: s.joined > j, "its screen is back")  # type: ignore[misc]
        await shift.writes_through_both()
    print(f"{KILLS} kills in {time.monotonic() - started:.0f} s: {figures(shift)}")
    assert shift.ledger.unanswered.total() > KILLS
    await prove_nothing_lost(shift)
