"""Who is asking: the session cookie, and whether the page that sent it is ours."""

from collections.abc import Mapping
from contextlib import nullcontext
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection

from data.stores.people import User
from web.centre import Centre, centre_of
from web.errors import ForeignOrigin, NotAllowed, NotSignedIn
from web.policy import Action, can

COOKIE = "farol_session"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def require_own_origin(headers: Mapping[str, str], centre: Centre) -> None:
    """A browser names the page's origin; programs send none. Raises ForeignOrigin."""
    origin = headers.get("origin")
    if origin is None or origin in centre.settings.origins:
        return
    try:
        own = bool(headers.get("host")) and urlsplit(origin).netloc == headers.get("host")
    except ValueError:  # "http://[" is no address
        own = False
    if not own:
        raise ForeignOrigin


async def signed_in(connection: HTTPConnection) -> User:
    """The user of this request or socket. Raises NotSignedIn, ForeignOrigin."""
    centre = centre_of(connection)
    if connection.scope.get("method") not in SAFE:
        require_own_origin(connection.headers, centre)
    token = connection.cookies.get(COOKIE)
    user = await centre.people.holding(token) if token else None
    if user is None:
        raise NotSignedIn
    return user


class May:
    """A route's entry in the policy: `actor: May(Action.ASSIGN)` (see web/deps.py)."""

    def __init__(self, action: Action) -> None:
        self.action = action

    async def __call__(self, connection: HTTPConnection) -> User:
        reads = connection.scope.get("method") in SAFE
        async with centre_of(connection).turns.signing_in if reads else nullcontext():
            actor = await signed_in(connection)
        if not can(actor, self.action):
            raise NotAllowed(role=actor.role, action=self.action.value)
        return actor
