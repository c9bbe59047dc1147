"""The screens as files, and the one-click sign-in of a demonstration."""

import secrets
from pathlib import Path

import orjson
from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.responses import FileResponse, RedirectResponse
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from incidents.errors import Refused
from web.api.session import set_cookie
from web.deps import Here
from web.errors import NoSuchPage

STATIC = Path(__file__).parent / "static"
SCREEN_OF = {"call_taker": "/call", "field_unit": "/unit"}
"""Where a role starts; everyone else at the board."""

router = APIRouter()


class ScreensNotBuilt(Refused):
    """The screens have not been built yet; run `make run`, or `make screens`."""


@router.get("/", include_in_schema=False)
@router.get("/call", include_in_schema=False)
@router.get("/board", include_in_schema=False)
@router.get("/unit", include_in_schema=False)
@router.get("/day", include_in_schema=False)
@router.get("/cards", include_in_schema=False)
async def screen() -> Response:
    page = STATIC / "index.html"
    if not page.exists():
        raise ScreensNotBuilt
    return Whole(page, headers={"cache-control": "no-cache"})


@router.get("/farol-ca.crt", include_in_schema=False)
async def authority(centre: Here) -> Response:
    """What a device installs to trust this server; compare its fingerprint with what the server printed."""
    path = centre.settings.authority
    if path is None:
        raise NoSuchPage
    return Whole(path, media_type="application/x-x509-ca-cert")


@router.get("/enter", include_in_schema=False)
async def enter(key: str, request: Request, centre: Here) -> Response:
    """Demonstrations only: signs in whoever sits at this machine and holds the key."""
    path = centre.settings.demo_keys
    local = request.client is not None and request.client.host in ("127.0.0.1", "::1")
    if path is None or not local or not path.exists():
        raise NoSuchPage
    users = orjson.loads(path.read_bytes())["users"]
    name = next(
        (
            n
            for n, u in users.items()
            if secrets.compare_digest(u["key"].encode(), key.encode("utf-8", "replace"))
        ),
        None,
    )
    known = await centre.people.named(name) if name else None
    if known is None:
        raise NoSuchPage
    response = RedirectResponse(SCREEN_OF.get(known[0].role, "/board"), 303)
    set_cookie(response, await centre.people.open_session(known[0]), centre.settings)
    return response


class Whole(FileResponse):
    """Sent from beginning to end: a server may pass over Range (RFC 9110, 14.2), and none of our files
    is so large that a part of it is worth a way to fail."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await super().__call__(_without_range(scope), receive, send)


def _without_range(scope: Scope) -> Scope:
    return {**scope, "headers": [each for each in scope["headers"] if each[0] != b"range"]}


class BuiltFiles(StaticFiles):
    """Files with their content's hash in the name are kept for ever; the few others are asked for anew."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await super().__call__(_without_range(scope), receive, send)

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        for_ever = path.startswith("assets/") and response.status_code == 200
        response.headers["cache-control"] = "public, max-age=31536000, immutable" if for_ever else "no-cache"
        return response


def mount_static(app: FastAPI) -> None:
    if STATIC.is_dir():
        app.mount("/", BuiltFiles(directory=STATIC), name="static")
