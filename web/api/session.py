"""Signing in and out. The token lives in a cookie that no script can read; only its hash is kept here."""

import asyncio

from fastapi import APIRouter, Request, Response

from data.stores.people import DUMMY, SESSION_LASTS, User, matches
from web.deps import Here
from web.errors import NotSignedIn, WrongPassword
from web.forms.people import SignInForm
from web.security import COOKIE, require_own_origin, signed_in
from web.settings import Settings
from web.strict_json import OneMeaning

router = APIRouter(prefix="/session", route_class=OneMeaning)

AT_ONCE = asyncio.Semaphore(2)
"""Passwords checked at the same time: each takes 64 MB and tens of milliseconds of one core by design."""


@router.post("")
async def sign_in(form: SignInForm, request: Request, response: Response, centre: Here) -> dict[str, object]:
    require_own_origin(request.headers, centre)
    known = await centre.people.named(form.name)
    async with AT_ONCE:
        right = await asyncio.to_thread(matches, known[1] if known else DUMMY, form.password)
    if known is None or not right:
        raise WrongPassword
    set_cookie(response, await centre.people.open_session(known[0]), centre.settings)
    return {"user": shown(known[0])}


@router.get("")
async def who(request: Request) -> dict[str, object]:
    return {"user": shown(await signed_in(request))}


@router.delete("", status_code=204)
async def sign_out(request: Request, response: Response, centre: Here) -> None:
    require_own_origin(request.headers, centre)
    token = request.cookies.get(COOKIE)
    if token is None:
        raise NotSignedIn
    await centre.people.end_session(token)
    response.delete_cookie(COOKIE, path="/")


def set_cookie(response: Response, token: str, settings: Settings) -> None:
    """It outlives the browser: a crew's tablet that restarts without signal could not sign in again."""
    response.set_cookie(
        COOKIE,
        token,
        max_age=int(SESSION_LASTS.total_seconds()),
        httponly=True,
        samesite="strict",
        secure=settings.secure_cookie,
        path="/",
    )


def shown(user: User) -> dict[str, object]:
    return {
        "name": user.name,
        "role": user.role,
        "agency": user.agency,
        "unit_id": user.unit_id and str(user.unit_id),
        "locale": user.locale,
    }
