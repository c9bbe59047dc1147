"""What is wrong around a body: its ids, headers, encoding. Every writing operation refuses it in words."""

import gzip
import json
import re
from collections.abc import AsyncIterator
from dataclasses import asdict
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.faults.desk import Desk, desk, stored
from tests.faults.operations import NAMES, Ids, operations
from tests.site import Site

__all__ = ["desk"]

AN_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-")
JSON = {"content-type": "application/json"}
NO_ID_OF_ITS_OWN = (
    "/api/session",
    "/api/calls/so-far",
    "/api/run-cards/preview",
    "/api/positions",
    "/api/speeds",
)
"""Safe to repeat without one: a question, a session more, a word of a vehicle or a feed that is not newer."""


def refused(answer: httpx.Response, status: int, type: str) -> bool:
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{type}"), answer.url
    assert not AN_ID.search(answer.json()["detail"]), "people see numbers and names, ids are among the facts"
    return True


def commands(paths: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {path: good for path, good in paths.items() if path not in NO_ID_OF_ITS_OWN}


def about(paths: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Those that name an incident or a unit in their path: an agency's own. Streets are everyone's."""
    others = ("/api/calls", "/api/closures", "/api/run-cards", "/api/alarms", "/api/premise-notes")
    return {path: good for path, good in commands(paths).items() if not path.startswith(others)}


async def test_an_id_that_nobody_has_is_not_found(site: Site, desk: Desk) -> None:
    ana, paths = desk
    before = await stored(site)
    for path, good in about(operations(Ids(**{each: str(uuid4()) for each in asdict(NAMES)}))).items():
        answer = await ana.post(path, json={**good, "id": str(uuid4())})
        refused(answer, 404, "unknown-unit" if "/units/" in path else "unknown-incident")
    answer = await ana.post(f"/api/closures/{uuid4()}/open", json={"id": str(uuid4())})
    refused(answer, 404, "unknown-closure")
    answer = await ana.post(f"/api/calls/{uuid4()}/part", json={"id": str(uuid4())})
    refused(answer, 404, "unknown-call")
    answer = await ana.post(f"/api/premise-notes/{uuid4()}/end", json={"id": str(uuid4())})
    refused(answer, 404, "unknown-premise-note")
    for deed in ("own", "end"):
        answer = await ana.post(f"/api/alarms/{uuid4()}/{deed}", json={"id": str(uuid4())})
        refused(answer, 404, "unknown-alarm")
    for path, good in about(paths).items():
        if "unit_id" in good:
            answer = await ana.post(path, json={**good, "id": str(uuid4()), "unit_id": str(uuid4())})
            refused(answer, 404, "unknown-unit")
    assert await stored(site) == before


async def test_what_belongs_to_another_agency_is_not_found(site: Site, desk: Desk) -> None:
    ana, paths = desk
    xin = await site.sign_in("xin")
    before = await stored(site)
    (part,) = [path for path in paths if path.endswith("/part")]
    refused(await xin.post(part, json={"id": str(uuid4())}), 404, "unknown-call")
    (end,) = [path for path in paths if path.startswith("/api/premise-notes/")]
    refused(await xin.post(end, json={"id": str(uuid4())}), 404, "unknown-premise-note")
    for path in paths:
        if path.startswith("/api/alarms/"):
            refused(await xin.post(path, json={"id": str(uuid4())}), 404, "unknown-alarm")
    for path, good in about(paths).items():
        answer = await xin.post(path, json={**good, "id": str(uuid4())})
        refused(answer, 404, "unknown-unit" if "/units/" in path else "unknown-incident")
        if "unit_id" in good:
            answer = await ana.post(path, json={**good, "id": str(uuid4()), "unit_id": str(site.foreign.id)})
            refused(answer, 404, "unknown-unit")
    assert await stored(site) == before


async def test_an_id_used_again_with_another_body_or_for_another_operation_is_refused(
    site: Site, desk: Desk
) -> None:
    ana, paths = desk
    paths = commands(paths)
    ids = {path: str(uuid4()) for path in paths}
    last = ("/mayday", "/close", "/release")  # nothing is closed under a mayday, nobody released from what is
    order = sorted(paths, key=lambda path: [each in path for each in last])
    for path in order:
        done = await ana.post(path, json={**paths[path], "id": ids[path]})
        assert done.status_code == 201, f"{path}: {done.text}"
    before = await stored(site)
    for path, good in paths.items():
        other = {**good, "id": ids[path], "at": "2026-11-23T12:00:01Z"}
        refused(await ana.post(path, json=other), 409, "same-id-other-body")
        for elsewhere in ids.values():
            if elsewhere != ids[path]:
                answer = await ana.post(path, json={**good, "id": elsewhere})
                refused(answer, 409, "same-id-other-body")
    assert await stored(site) == before


@pytest.mark.parametrize(
    "type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""]
)
async def test_json_that_does_not_say_it_is_json_is_refused(site: Site, desk: Desk, type: str) -> None:
    ana, paths = desk
    before = await stored(site)
    for path, good in paths.items():
        body = json.dumps({**good, "id": str(uuid4())}).encode()
        answer = await ana.post(path, content=body, headers={"content-type": type} if type else {})
        refused(answer, 422, "bad-body")
    assert await stored(site) == before


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
async def test_a_compressed_body_is_refused(site: Site, desk: Desk, coding: str) -> None:
    ana, paths = desk
    before = await stored(site)
    for path, good in paths.items():
        body = gzip.compress(json.dumps({**good, "id": str(uuid4())}).encode())
        answer = await ana.post(path, content=body, headers={**JSON, "content-encoding": coding})
        assert answer.status_code == 415, path
        assert answer.json()["type"] == "/problems/body-encoded", path
    assert await stored(site) == before


async def test_a_body_in_pieces_without_a_length_is_judged_like_any_other(site: Site, desk: Desk) -> None:
    ana, paths = desk

    async def pieces(body: bytes) -> AsyncIterator[bytes]:
        for start in range(0, len(body), 7):
            yield body[start : start + 7]

    for path, good in paths.items():
        half = json.dumps(good).encode()[:-1]
        refused(await ana.post(path, content=pieces(half), headers=JSON), 422, "bad-body")
        refused(await ana.post(path, content=pieces(b""), headers=JSON), 422, "bad-body")
    call = json.dumps({"id": str(uuid4()), "words": "火 smoke"}).encode()
    assert (await ana.post("/api/calls", content=pieces(call), headers=JSON)).status_code == 201


@pytest.mark.parametrize("origin", ["http://[", "http://[::1", "null", "https://elsewhere.example", "//"])
async def test_an_origin_that_is_not_ours_or_no_address_is_refused(site: Site, origin: str) -> None:
    ana = await site.sign_in("ana")
    body = {"id": str(uuid4()), "words": "smoke"}
    refused(await ana.post("/api/calls", json=body, headers={"origin": origin}), 403, "foreign-origin")
