"""How much a request may carry, and the headers every answer wears. Pure ASGI: no task per request."""

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.errors import SHOWN, BodyEncoded, BodyTooLarge, problem

BODY_BYTES = 64 * 1024
"""A call with every field full is under 20 kB; assumed room for three."""
BATCH_BYTES = 512 * 1024
"""A batch of 1,000 fixes is about 200 kB, 5,000 slow streets about as much."""
PLAIN = frozenset({"", "identity"})
BATCHES = frozenset({"/api/positions", "/api/speeds"})

POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; worker-src 'self' blob:; "
    "style-src 'self'; connect-src 'self'; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = [
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
]


class Limits:
    """Refuses a large body before it is kept, by its announced or its real length, and one that must be
    unpacked first: its length says nothing. HEAD is asked as GET; the server leaves the body out."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if scope["method"] == "HEAD":
            scope = {**scope, "method": "GET"}
        limit = BATCH_BYTES if scope["path"] in BATCHES else BODY_BYTES
        said = dict(scope["headers"])
        announced = said.get(b"content-length", b"0")
        encoding = said.get(b"content-encoding", b"").decode("latin-1").strip().lower()
        read = 0

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message["headers"], *HEADERS]}
            await send(message)

        async def counted() -> Message:
            nonlocal read
            message = await receive()  # in time: web/spoken_http.py
            read += len(message.get("body", b""))
            if read > limit:
                raise HTTPException(413, str(limit))
            return message

        if announced.isdigit() and int(announced) > limit:
            await problem(BodyTooLarge(limit_bytes=limit))(scope, receive, dressed)
            return
        if encoding not in PLAIN:
            await problem(BodyEncoded(encoding=encoding[:SHOWN]))(scope, receive, dressed)
            return
        await self.app(scope, counted, dressed)
