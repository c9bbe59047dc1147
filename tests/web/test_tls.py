"""https by an authority of our own: who installed it is served, who did not is warned, keys stay private."""

import asyncio
import os
import ssl
import stat
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
import websockets

from data.cluster import Cluster
from tests.faults.server_process import ROOT, free_port
from tests.site import PASSWORD, Site
from web.tls import certificates

WAITS_S = 60.0


@dataclass(frozen=True)
class Secure:
    port: int
    home: Path
    said: str

    @property
    def authority(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=self.home / "tls" / "ca.crt")

    def client(self, trusts: ssl.SSLContext) -> httpx.AsyncClient:
        return httpx.AsyncClient(base_url=f"https://localhost:{self.port}", verify=trusts, timeout=10)


@asynccontextmanager
async def served(cluster: Cluster, home: Path, *arguments: str) -> AsyncIterator[Secure]:
    port = free_port()
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FAROL_")}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-u", "-m", "web", "serve", "--tls", "--port", str(port), *arguments),
        env={**kept, "DATABASE_URL": cluster.url("town"), "FAROL_HOME": str(home)},
        cwd=ROOT,
        stdin=DEVNULL,
        stdout=PIPE,
    )
    try:
        said = await _first_words(process)
        secure = Secure(port, home, said)
        await _until_ready(secure)
        yield secure
    finally:
        process.terminate()
        await process.wait()


async def _first_words(process: Process) -> str:
    assert process.stdout is not None
    async with asyncio.timeout(WAITS_S):
        lines = [await process.stdout.readline() for _ in range(2)]
    return b"".join(lines).decode()


async def _until_ready(secure: Secure) -> None:
    async with secure.client(secure.authority) as client, asyncio.timeout(WAITS_S):
        while True:
            try:
                if (await client.get("/api/health")).status_code == 200:
                    return
            except httpx.ConnectError as error:
                if "CERTIFICATE" in str(error):
                    raise
            await asyncio.sleep(0.1)


@pytest.mark.parametrize("workers", ["1", "2"])
async def test_who_installed_the_authority_is_served_and_who_did_not_is_refused(
    cluster: Cluster, site: Site, tmp_path: Path, workers: str
) -> None:
    async with served(cluster, tmp_path, "--workers", workers) as secure:
        async with secure.client(secure.authority) as client:
            answer = await client.post("/api/session", json={"name": "ana", "password": PASSWORD})
            assert answer.status_code == 200
            cookie = answer.headers["set-cookie"]
            assert "Secure" in cookie
            assert (await client.get("/api/units")).status_code == 200
            given = await client.get("/farol-ca.crt")
            assert given.content == (tmp_path / "tls" / "ca.crt").read_bytes()
        feed = f"wss://localhost:{secure.port}/api/live"
        token = {"cookie": cookie.split(";")[0]}
        async with websockets.connect(feed, ssl=secure.authority, additional_headers=token) as socket:
            assert '"seq"' in str(await socket.recv())
        async with secure.client(ssl.create_default_context()) as stranger:
            with pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
                await stranger.get("/api/health")


def test_the_authority_stays_the_same_through_every_start_and_its_key_is_its_owners_alone(
    tmp_path: Path,
) -> None:
    """A new one would mean visiting every tablet again."""
    first = certificates(tmp_path / "tls", 8000, [])
    second = certificates(tmp_path / "tls", 8000, ["farol.lan", "192.168.7.7"])
    assert first.fingerprint == second.fingerprint
    for private in (tmp_path / "tls" / "authority.pem", second.key):
        assert stat.S_IMODE(private.stat().st_mode) == 0o600
    public = second.authority.read_text() + second.certificate.read_text()
    assert "PRIVATE" not in public


async def test_further_names_are_vouched_for(cluster: Cluster, site: Site, tmp_path: Path) -> None:
    async with served(cluster, tmp_path, "--tls-name", "farol.lan") as secure:
        async with asyncio.timeout(10):
            _, writer = await asyncio.open_connection(
                "127.0.0.1", secure.port, ssl=secure.authority, server_hostname="farol.lan"
            )
        writer.close()
        with pytest.raises(ssl.SSLCertVerificationError, match="Hostname mismatch"):
            await asyncio.open_connection(
                "127.0.0.1", secure.port, ssl=secure.authority, server_hostname="other.lan"
            )
        assert secure.said.count(":") > 30  # the fingerprint, to compare on each device
