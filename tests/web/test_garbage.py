"""No call waits for the garbage collector."""

import gc
from collections.abc import Iterator

import pytest
import uvicorn

from web.cli import serve
from web.garbage import collect_seldom

AN_HOUR = 340 * 3600
"""Objects that stay for a while, of an hour under the design load: measured."""


@pytest.fixture(autouse=True)
def pythons_own() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


def full_passes() -> int:
    passes: int = gc.get_stats()[2]["collections"]
    return passes


def test_an_hour_of_work_is_not_once_stopped_for_a_pass_over_everything() -> None:
    collect_seldom()
    before = full_passes()
    kept = [[] for _ in range(AN_HOUR)]  # type: ignore[var-annotated]
    assert full_passes() == before
    assert len(kept) == AN_HOUR


def test_a_server_has_said_so_before_it_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    said = []
    monkeypatch.setattr(uvicorn.Server, "run", lambda *_: said.append(gc.get_threshold()))
    before = gc.get_threshold()
    serve(host="127.0.0.1", port=0, workers=1, demo_keys=None, tls=False, tls_name=None)
    collect_seldom()
    assert said == [gc.get_threshold()]
    assert said != [before]
