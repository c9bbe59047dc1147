"""What is no HTTP, or asks for a part of a file that there is not, is answered in our words."""

import asyncio
import gzip
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import httpx
import orjson
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount

from tests.site import Site, browsing
from web.limits import POLICY
from web.pages import BuiltFiles, Whole

RANGES = ["bytes=9999999-", "bytes=a-b", "pints=0-1", "bytes=5-1", "bytes="]


@pytest.mark.parametrize("said", [b"\x16\x03\x01 hello\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\x00\r\n\r\n"])
async def test_what_is_no_http_is_a_problem_document(site: Site, said: bytes) -> None:
    to = urlsplit(site.address)
    reader, writer = await asyncio.open_connection(to.hostname, to.port)
    writer.write(said)
    head, _, body = (await asyncio.wait_for(reader.read(), 5)).partition(b"\r\n\r\n")
    writer.close()
    assert head.startswith(b"HTTP/1.1 400 ")
    assert b"content-type: application/problem+json" in head
    assert orjson.loads(body)["type"] == "/problems/not-http"


@pytest.mark.parametrize("range", RANGES)
async def test_a_part_that_there_is_not_is_answered_with_the_whole(tmp_path: Path, range: str) -> None:
    (tmp_path / "page.txt").write_text("lighthouse")
    mounts = [
        Mount("/one", app=Whole(tmp_path / "page.txt")),
        Mount("/many", app=BuiltFiles(directory=tmp_path)),
    ]
    transport = httpx.ASGITransport(Starlette(routes=mounts))
    async with httpx.AsyncClient(transport=transport, base_url="http://farol") as client:
        for path in ("/one/", "/many/page.txt"):
            answer = await client.get(path, headers={"range": range})
            assert (answer.status_code, answer.text) == (200, "lighthouse")


@pytest.mark.parametrize("path", ["/board", "/api/incidents", "/api/openapi.json", "/nothing/here"])
async def test_a_page_is_asked_for_by_its_head_as_by_itself(site: Site, path: str) -> None:
    """A monitor that asks by HEAD held every page for missing."""
    async with browsing(site.address) as client:
        whole, head = await client.get(path), await client.head(path)
        assert (head.status_code, head.content) == (whole.status_code, b"")
        assert head.headers["content-type"] == whole.headers["content-type"]
        assert head.headers["content-length"] == whole.headers["content-length"]
        assert (await client.get(path)).content == whole.content  # nothing was left on the wire


async def test_a_method_that_is_not_taken_is_told_so(site: Site) -> None:
    async with browsing(site.address) as client:
        answer = await client.put("/api/calls", json={})
    assert (answer.status_code, answer.json()["type"]) == (405, "/problems/method-not-taken")
    assert answer.json()["facts"] == {"method": "PUT"}


async def test_a_packed_body_is_not_taken_for_a_plain_one(site: Site) -> None:
    rui = await site.sign_in("rui")
    said = orjson.dumps({"id": str(uuid4()), "words": "smoke"})
    packed = await rui.post("/api/calls", content=gzip.compress(said), headers={"content-encoding": "gzip"})
    assert (packed.status_code, packed.json()["type"]) == (415, "/problems/body-encoded")
    plain = {"content-encoding": "identity", "content-type": "application/json"}
    assert (await rui.post("/api/calls", content=said, headers=plain)).status_code == 201


def test_no_style_and_no_script_may_stand_in_the_page_itself() -> None:
    assert "unsafe" not in POLICY
