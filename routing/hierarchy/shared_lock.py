"""Many read at once, or one writes: who asks while a street is closed sees all of it or nothing."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class SharedLock:
    """`with lock:` reads, `with lock.writing():` writes. A writer that waits lets no new reader in.

    Not re-entrant: who already reads and reads again, or writes, may wait forever.
    """

    def __init__(self) -> None:
        self._gate = threading.Lock()
        self._changed = threading.Condition(self._gate)
        self._one_writer = threading.Lock()
        self._readers = 0
        self._writers = 0
        """At work or waiting."""

    def __enter__(self) -> None:
        with self._gate:
            while self._writers:
                self._changed.wait()
            self._readers += 1

    def __exit__(self, *_: object) -> None:
        with self._gate:
            self._readers -= 1
            if self._writers and not self._readers:
                self._changed.notify_all()

    @contextmanager
    def writing(self) -> Iterator[None]:
        with self._gate:
            self._writers += 1
            while self._readers:
                self._changed.wait()
        try:
            with self._one_writer:
                yield
        finally:
            with self._gate:
                self._writers -= 1
                self._changed.notify_all()
