"""The active city's network, compiled once and mapped from disk by every process after that."""

import asyncio
import fcntl
import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import IO

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from data.home import farol_home
from data.stores.places import RegionSummary
from data.stores.streets import load_network
from routing.network import StreetNetwork
from routing.stored import NotStored, open_stored, store

log = structlog.get_logger()


async def compiled_network(
    connection: AsyncConnection, centre: str, region: RegionSummary, home: Path | None = None
) -> StreetNetwork:
    """From disk when it is there and whole, else from the database, and then kept for the next.

    A folder that cannot be written or read costs the time it would have saved and nothing else.
    """
    folder = folder_of(centre, region, home or farol_home())
    try:
        return await asyncio.to_thread(open_stored, folder)
    except NotStored as reason:
        log.info("streets are compiled for the first time", kept_in=folder.name, detail=type(reason).__name__)
    network = await load_network(connection, centre)
    try:
        await asyncio.to_thread(store, network, folder)
        return await asyncio.to_thread(open_stored, folder)
    except (OSError, NotStored) as error:
        log.warning("compiled network not kept", error=str(error)[:200])
        return network


@asynccontextmanager
async def compiling_alone(
    centre: str, region: RegionSummary, home: Path | None = None
) -> AsyncIterator[None]:
    """Where nothing is kept yet, one process at a time goes on: those that waited open what the first made.

    The lock ends with its process. Where none can be had nobody waits.
    """
    folder = folder_of(centre, region, home or farol_home())
    if folder.exists():
        yield
        return
    try:
        lock = await asyncio.to_thread(_locked, folder)
    except OSError as error:
        log.warning("streets are compiled beside others", error=str(error)[:200])
        yield
        return
    with lock:
        if folder.exists():
            lock.close()
        yield


def _locked(folder: Path) -> IO[bytes]:
    """Waits. Raises OSError."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    lock = (folder.parent / ".compiling").open("ab")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
    except OSError:
        lock.close()
        raise
    return lock


def folder_of(centre: str, region: RegionSummary, home: Path) -> Path:
    """Named after what it was made from: an import makes a new name, so a folder is never out of date."""
    made_from = f"{centre}\n{region.id}\n{region.checksum}\n{region.imported_at.isoformat()}"
    return home / "networks" / hashlib.sha256(made_from.encode()).hexdigest()[:24]
