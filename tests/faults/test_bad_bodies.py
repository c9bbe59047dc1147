"""Bad input gets a problem document that names the refusal, soon, and nothing is stored by halves."""

import asyncio
import re
import time
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import astuple
from itertools import chain, islice
from typing import Any
from uuid import uuid4

import httpx
from sqlalchemy import func, select

from data.event_log import verify
from data.tables.log import RequestRow
from tests.faults.corpus import Body, bodies, in_a_batch, in_a_card
from tests.faults.desk import Desk, desk, stored
from tests.faults.operations import NAMES, operations
from tests.site import Site
from web.app import create_app

__all__ = ["desk"]

ANSWER_WITHIN_S = 2.0
"""FIELD.md §2: an answer within 2 s under all conditions."""

AT_ONCE = {"/api/session": 2}
"""Bodies sent together, where not 8: a password's check is slow by design and waits its turn."""

BROAD: dict[str, Any] = {
    "name": "fires",
    "types": ["structure_fire"],
    "priority": 2,
    "zones": ["Sé"],
    "hours": "Mo-Fr 08:00-20:00",
    "premises": ["Hotel Lisboa"],
    "level": 1,
    "slots": [{"capability": "engine", "count": 1, "mandatory": True}],
}
"""A card with every field."""


def test_the_list_of_writing_operations_is_whole() -> None:
    paths = create_app().openapi()["paths"]
    written = {path for path, methods in paths.items() if "post" in methods}
    assert written == {re.sub("|".join(astuple(NAMES)), "{id}", path) for path in operations(NAMES)}


def test_the_corpus_has_grown_and_not_shrunk() -> None:
    assert len(list(bodies(operations(NAMES)["/api/calls"]))) >= 300


async def test_no_body_is_answered_with_a_fault_of_ours(site: Site, desk: Desk) -> None:
    """Some of these are good after all (text is text): what must hold is that each is refused in words
    or stored whole."""
    ana, paths = desk
    before, stored_whole = await receipts(site), 0
    for path, good in paths.items():
        nested: Iterable[Body] = in_a_batch(good["positions"][0]) if path == "/api/positions" else ()
        if path == "/api/run-cards":
            nested = (*in_a_card(good, BROAD), *in_a_card(good, BROAD, slot=True))
        for some in batched(chain(bodies(good), nested), AT_ONCE.get(path, 8)):
            answers = await asyncio.gather(*(try_one(ana, path, body) for body in some))
            stored_whole += answers.count(201)
    assert await receipts(site) == before + stored_whole
    async with site.engine.connect() as connection:
        assert await verify(connection, "demo") == []
    assert (await ana.get("/api/incidents")).status_code == 200


async def try_one(ana: httpx.AsyncClient, path: str, body: Body) -> int:
    started = time.monotonic()
    headers = {"content-type": "application/json", "Idempotency-Key": str(uuid4())}
    answer = await ana.post(path, content=body.raw, headers=headers)
    took = time.monotonic() - started
    assert answer.status_code < 500, f"{path}: {body.name}: {answer.text[:300]}"
    assert took < ANSWER_WITHIN_S, f"{path}: {body.name}: {took:.1f} s"
    if body.bad:
        assert answer.status_code >= 400, f"{path}: {body.name} was accepted: {answer.text[:300]}"
    if answer.status_code >= 400:
        assert answer.headers["content-type"] == "application/problem+json", f"{path}: {body.name}"
        assert answer.json()["type"].startswith("/problems/"), f"{path}: {body.name}"
        assert len(answer.content) < 20_000, f"{path}: {body.name}"
    return answer.status_code


async def receipts(site: Site) -> int:
    async with site.engine.connect() as connection:
        return (await connection.execute(select(func.count()).select_from(RequestRow))).scalar_one()


def batched(every: Iterable[Body], size: int) -> Iterator[list[Body]]:
    waiting = iter(every)
    while some := list(islice(waiting, size)):
        yield some


async def test_what_is_refused_leaves_nothing_behind(site: Site, desk: Desk) -> None:
    ana, paths = desk
    before = await stored(site)
    bad: list[dict[str, Any]] = [{"nonsense": 1}, {"id": 7}, {"at": "yesterday"}]
    for path, good in paths.items():
        for wrong in bad:
            answer = await ana.post(path, json={**good, **wrong}, headers={"Idempotency-Key": "k"})
            assert answer.status_code == 422, path
    assert await stored(site) == before


async def test_a_megabyte_is_refused_by_its_announced_and_by_its_real_length(
    desk: Desk,
) -> None:
    ana, paths = desk

    async def dripping() -> AsyncIterator[bytes]:
        for _ in range(32):
            yield b" " * 32_768

    text = b'{"text": "' + b"x" * 1_048_576 + b'"}'
    for path in paths:
        announced = await ana.post(path, content=text, headers={"content-type": "application/json"})
        assert (announced.status_code, announced.json()["type"]) == (413, "/problems/body-too-large"), path
        assert (await ana.post(path, content=dripping())).status_code == 413, path
