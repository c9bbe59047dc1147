"""How many of the server's processes hold the same city: a word of memory for each, shared over the fork."""

import mmap

WORD = 8
NOT_YET, NO_CITY = 0, 1
FIRST_CITY = 2


class Ready:
    """Each process writes its own word and reads all of them."""

    def __init__(self) -> None:
        self.share(1)

    def share(self, count: int) -> None:
        """Before the first fork: so many processes, none of them ready."""
        self.count = count
        self.own = 0
        self._words = mmap.mmap(-1, WORD * count)

    def say(self, city: int | None) -> None:
        """This process has looked, and holds the city of this id, or none because there is none."""
        self._write(self.own, NO_CITY if city is None else FIRST_CITY + city)

    def forget(self, one: int) -> None:
        """Its process has ended."""
        self._write(one, NOT_YET)

    @property
    def alike(self) -> int:
        """Processes that hold what this one holds, itself included; 0 while it has not looked."""
        words = [self._words[i * WORD : (i + 1) * WORD] for i in range(self.count)]
        own = words[self.own]
        return words.count(own) if any(own) else 0

    def _write(self, one: int, word: int) -> None:
        self._words[one * WORD : (one + 1) * WORD] = word.to_bytes(WORD, "little")


ready = Ready()
"""Of this server."""
