"""Several server processes on one port: everything is imported once, then each is a fork of that."""

import os
import signal
import socket
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from types import FrameType

import structlog
import uvicorn

from incidents.errors import Refused
from web.orphan import end_with
from web.ready import ready

AGAIN_AFTER_S = 1.0
"""A process that has ended is replaced, but one that cannot live is not tried more often. Assumed."""

TO_END = (signal.SIGTERM, signal.SIGINT)

log = structlog.get_logger()


class CannotListen(Refused):
    """Nobody can listen at {host}, port {port}: {why}. Stop what uses it, or give another by --port."""


@dataclass(slots=True)
class Processes:
    """`count` of them; one that ends is replaced, until we are told to end."""

    config: uvicorn.Config
    count: int
    _alive: dict[int, int] = field(default_factory=dict)
    """Process id → its place among them."""
    _ending: bool = False

    def run(self) -> None:
        """Until SIGTERM or SIGINT; ends what it started. Raises CannotListen."""
        listening = listen(self.config.host, self.config.port)
        for sign in TO_END:
            signal.signal(sign, self._end)
        ready.share(self.count)
        for place in range(self.count):
            self._start(listening, place)
        while self._alive:
            self._replace_the_dead(listening)

    def _start(self, listening: socket.socket, place: int) -> None:
        """The signals to end wait while we fork. A child that is told between its first breath and
        `_serve` would otherwise take the word with the handler it got from us, and serve for ever."""
        signal.pthread_sigmask(signal.SIG_BLOCK, TO_END)
        try:
            if self._ending:
                return
            parent = os.getpid()
            if (child := os.fork()) == 0:
                ready.own = place
                _serve(self.config, listening, parent)
            self._alive[child] = place
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, TO_END)

    def _replace_the_dead(self, listening: socket.socket) -> None:
        started = time.monotonic()
        child, status = os.wait()
        place = self._alive.pop(child)
        ready.forget(place)
        if self._ending:
            return
        log.warning("server process ended, another is started", status=os.waitstatus_to_exitcode(status))
        time.sleep(max(0.0, AGAIN_AFTER_S - (time.monotonic() - started)))
        self._start(listening, place)

    def _end(self, _signal: int, _frame: FrameType | None) -> None:
        self._ending = True
        for child in self._alive:
            with suppress(ProcessLookupError):  # it has just ended by itself
                os.kill(child, signal.SIGTERM)


def listen(host: str, port: int) -> socket.socket:
    """Raises CannotListen."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise CannotListen(host=host, port=port, why=error.strerror or error) from error
    listening.set_inheritable(True)
    return listening


def _serve(config: uvicorn.Config, listening: socket.socket, parent: int) -> None:
    """Never returns: what stands above the fork belongs to the parent."""
    end_with(parent)
    for sign in TO_END:
        signal.signal(sign, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, TO_END)
    code = 1
    try:
        uvicorn.Server(config).run(sockets=[listening])
        code = 0
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
