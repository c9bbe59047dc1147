"""A question that makes no sense is answered in words, never with a fault of ours."""

from uuid import uuid4

import pytest

from tests.site import Site


@pytest.mark.parametrize("path", ["/api/incidents/{}", "/api/incidents/{}/recommendation"])
async def test_an_unknown_id_is_not_found_and_a_bad_one_is_misshapen(site: Site, path: str) -> None:
    ana = await site.sign_in("ana")
    assert (await ana.get(path.format(uuid4()))).status_code == 404
    for bad in ("1", "null", "%00", "..%2f..", "é" * 50):
        assert (await ana.get(path.format(bad))).status_code in (404, 422)


@pytest.mark.parametrize(
    "query",
    [
        "/api/geocode?q=%00",
        "/api/geocode?q=%ED%A0%80",
        "/api/geocode?q=" + "9" * 299,
        "/api/geocode?q=x&limit=0",
        "/api/geocode?q=x&limit=1e9",
        "/api/geocode?q=22.19,113.54",
        "/api/route?from=nan,nan&to=1,1",
        "/api/route?from=91,0&to=0,0",
        "/api/route?from=1&to=2",
        "/api/route",
        "/api/tiles/99/0/0",
        "/api/tiles/3/999/0",
        "/api/tiles/-1/0/0",
        "/api/nothing",
        "/api/incidents?state=%00",
        "/enter?key=guess",
    ],
)
async def test_a_bad_question_is_answered_in_words(site: Site, query: str) -> None:
    ana = await site.sign_in("ana")
    answer = await ana.get(query)
    assert answer.status_code < 500 or answer.json()["type"] == "/problems/not-ready"
