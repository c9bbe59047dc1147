"""What is no HTTP, or asks for a part of a file that there is not, is answered in our words."""

import asyncio
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import orjson
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount

from tests.site import Site
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


def test_no_style_and_no_script_may_stand_in_the_page_itself() -> None:
    assert "unsafe" not in POLICY
