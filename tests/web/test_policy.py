"""Who may: every operation has an entry, and crews speak only for themselves."""

from collections.abc import Callable, Iterator
from inspect import iscoroutinefunction
from uuid import uuid4

import pytest
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute, APIWebSocketRoute

from tests.site import PASSWORD, Site
from web.app import API, create_app
from web.live import reports, session
from web.policy import MAY, Action
from web.roles import Role
from web.security import May

OPEN_TO_ALL = {
    ("POST", "/api/session"),
    ("GET", "/api/session"),
    ("DELETE", "/api/session"),
    ("GET", "/api/health"),
}
"""Signing in and out, and the load balancer's question."""


def entries(route: APIRoute) -> list[Action]:
    return [each.call.action for each in route.dependant.dependencies if isinstance(each.call, May)]


def routes() -> list[APIRoute]:
    return [route for noun in API for route in noun.router.routes if isinstance(route, APIRoute)]


def test_every_operation_names_exactly_one_action() -> None:
    for route in routes():
        for method in route.methods or ():
            if (method, f"/api{route.path}") not in OPEN_TO_ALL:
                assert len(entries(route)) == 1, f"{method} {route.path}"


def test_no_request_waits_for_a_thread_to_be_told_who_asks_what() -> None:
    """A plain function is called in a thread: two hand-overs of the interpreter, at every request."""

    def asked_by(dependant: Dependant) -> Iterator[Callable[..., object]]:
        if dependant.call is not None:
            yield dependant.call
        for each in dependant.dependencies:
            yield from asked_by(each)

    for route in routes():
        for call in asked_by(route.dependant):
            waits = iscoroutinefunction(call) or iscoroutinefunction(type(call).__call__)
            assert waits, f"{route.path}: {call}"


def test_no_operation_is_served_that_the_test_above_does_not_see() -> None:
    described = create_app().openapi()["paths"]
    served = {(method.upper(), path) for path, methods in described.items() for method in methods}
    assert served == {(method, f"/api{each.path}") for each in routes() for method in each.methods or ()}
    assert len(served) >= 18


def test_the_only_sockets_are_those_whose_door_is_tried_in_their_own_tests() -> None:
    sockets = [each for noun in (session, reports) for each in noun.router.routes]
    assert {each.path for each in sockets if isinstance(each, APIWebSocketRoute)} == {
        "/api/live",
        "/api/positions",
    }
    assert sum(isinstance(each, APIWebSocketRoute) for noun in API for each in noun.router.routes) == 0


def test_every_role_has_its_row_and_every_action_somebody_who_may() -> None:
    assert set(MAY) == set(Role)
    assert set().union(*MAY.values()) == set(Action)


async def test_nothing_is_shown_to_someone_not_signed_in(site: Site) -> None:
    rui = await site.sign_in("rui")
    rui.cookies.clear()
    answer = await rui.get("/api/incidents")
    assert (answer.status_code, answer.json()["type"]) == (401, "/problems/not-signed-in")


async def test_a_call_taker_may_not_send_units(site: Site) -> None:
    rui = await site.sign_in("rui")
    call = (await rui.post("/api/calls", json={"id": str(uuid4())})).json()
    body = {"id": str(uuid4()), "unit_id": str(site.e1.id)}
    answer = await rui.post(f"/api/incidents/{call['incident_id']}/assignments", json=body)
    assert (answer.status_code, answer.json()["type"]) == (403, "/problems/not-allowed")


async def test_a_crew_speaks_for_its_own_unit_and_no_other(site: Site) -> None:
    crew = await site.sign_in("E1")
    body = {"id": str(uuid4()), "status": "out_of_service"}
    own = await crew.post(f"/api/units/{site.e1.id}/status", json=body)
    other = await crew.post(f"/api/units/{uuid4()}/status", json=body)
    assert (own.status_code, other.status_code) == (201, 403)


async def test_another_agencys_unit_is_not_there(site: Site) -> None:
    ana = await site.sign_in("ana")
    call = (await ana.post("/api/calls", json={"id": str(uuid4())})).json()
    body = {"id": str(uuid4()), "unit_id": str(site.foreign.id)}
    answer = await ana.post(f"/api/incidents/{call['incident_id']}/assignments", json=body)
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/unknown-unit")
    status = await ana.post(
        f"/api/units/{site.foreign.id}/status", json={"id": str(uuid4()), "status": "available"}
    )
    assert status.status_code == 404


async def test_the_password_opens_a_session_and_signing_out_ends_it(site: Site) -> None:
    ana = await site.sign_in("ana")
    ana.cookies.clear()
    wrong = await ana.post("/api/session", json={"name": "ana", "password": "nope"})
    assert (wrong.status_code, wrong.json()["type"]) == (401, "/problems/wrong-password")
    right = await ana.post("/api/session", json={"name": "ana", "password": PASSWORD})
    assert right.json()["user"]["role"] == "dispatcher"
    cookie = right.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    token = ana.cookies["farol_session"]
    await ana.delete("/api/session")
    ana.cookies.set("farol_session", token, domain="127.0.0.1")
    assert (await ana.get("/api/session")).status_code == 401


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1"])
async def test_a_write_from_another_sites_page_is_not_followed(site: Site, origin: str) -> None:
    ana = await site.sign_in("ana")
    answer = await ana.post("/api/calls", json={"id": str(uuid4())}, headers={"Origin": origin})
    assert (answer.status_code, answer.json()["type"]) == (403, "/problems/foreign-origin")
    assert (
        await ana.post("/api/calls", json={"id": str(uuid4())}, headers={"Origin": site.address})
    ).status_code == 201
