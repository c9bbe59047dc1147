"""A CSV file read strictly: known columns, whole rows, cells that say what is wrong with them and where.

Rows are counted as an editor counts lines: the heading is row 1.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import count as count_from
from math import inf, isfinite
from pathlib import Path
from typing import NoReturn, TextIO

import numpy as np

from dispatch.arrays import Floats
from dispatch.simulation.errors import Malformed, NoSuchFile
from dispatch.simulation.plain_file import opened

MOST = 1e12
"""No number is further from 0: sums of more would lose their minutes, or end in infinity. Assumed."""

LARGEST_BYTES = 500_000_000
LONGEST_LINE = 4_000_000
MOST_LINES = 1_000_000
MOST_COLUMNS = 1_000
"""What is read at most: more would fill the memory before it is refused. Assumed; a matrix of 5,000 nodes is
about 200 MB. The last is not for a matrix."""

FLAGS = {"0": False, "1": True, "0.0": False, "1.0": True, "false": False, "true": True}

ALIKE = 0.75
"""Names this like (difflib's ratio) are one misspelt. Assumed."""


@dataclass(frozen=True, slots=True)
class Row:
    file: str
    number: int
    cells: Mapping[str, str]

    def text(self, column: str) -> str:
        """Raises Malformed when it is empty."""
        return self.cells[column] or self.refuse(f"{column} is empty")

    def number_of(self, column: str, *, least: float = 0.0, default: float | None = None) -> float:
        """default: for a column that is not there or a cell that is empty. Raises Malformed."""
        text = self.cells.get(column, "")
        if not text and default is not None:
            return default
        return self.number_in(text, column, least=least)

    def number_in(self, text: str, what: str, *, least: float = 0.0) -> float:
        """Finite, and not below `least`."""
        try:
            value = float(text) if "_" not in text else inf
        except ValueError:
            value = inf
        if not isfinite(value):
            self.refuse(f"{what} is {shown(text)}, not a finite number")
        if value < least:
            self.refuse(f"{what} is {text}, less than {least:g}")
        if abs(value) > MOST:
            self.refuse(f"{what} is {text}, further from 0 than {MOST:g}")
        return value

    def numbers_in(self, texts: Sequence[str], whats: Sequence[str]) -> Floats:
        """As number_in, for many at once."""
        try:
            values = np.array([float(text) for text in texts])
        except ValueError:
            values = np.array([inf])
        if not ((values >= 0) & (values <= MOST)).all() or "_" in "".join(texts):
            values = np.array([self.number_in(text, what) for text, what in zip(texts, whats, strict=True)])
        return values

    def flag(self, column: str) -> bool:
        flag = FLAGS.get(self.cells[column].casefold())
        return (
            self.refuse(f"{column} is {shown(self.cells[column])}, neither 0 nor 1") if flag is None else flag
        )

    def place_in(self, column: str, known: Mapping[str, int]) -> int:
        """The number of the thing with this id. Raises Malformed when there is none."""
        name = self.text(column)
        if name not in known:
            self.refuse(f"there is no {column} {shown(name)}")
        return known[name]

    def refuse(self, why: str) -> NoReturn:
        raise Malformed(place=f"{self.file}, row {self.number}", why=why)


def shown(given: object) -> str:
    """As it was written, cut where it is no use to read on."""
    text = repr(given)
    return text if len(text) <= 60 else f"{text[:50]}…"


def read_lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Row numbers and cells, the heading first, empty rows left out, spaces around cells cut off.

    Raises NoSuchFile, Malformed.
    """
    number = 0
    try:
        with opened(path, LARGEST_BYTES) as file:
            reader = csv.reader(_bounded_lines(file), strict=True)
            for cells in reader:
                number = reader.line_num
                if cells:
                    yield number, [cell.strip() for cell in cells]
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NoSuchFile(file=path.name, folder=path.parent) from error
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        why = f"cannot be read ({getattr(error, 'strerror', None) or error})"
        raise Malformed(place=f"{path.name}, row {number + 1}", why=why) from error


def _bounded_lines(file: TextIO) -> Iterator[str]:
    for count in count_from(1):
        if not (line := file.readline(LONGEST_LINE + 1)):
            return
        if count > MOST_LINES:
            raise csv.Error(f"it has more than {MOST_LINES:,} lines")
        if len(line) > LONGEST_LINE:
            raise csv.Error(f"it has more than {LONGEST_LINE:,} characters")
        yield line


def misspelt(given: str, absent: Iterable[str]) -> str | None:
    """The known name that was probably meant: ignoring it would change the figures without a word."""
    return next(iter(get_close_matches(given.casefold(), list(absent), 1, ALIKE)), None)


def read_table(path: Path, needed: Iterable[str], optional: Iterable[str] = ()) -> list[Row]:
    """Columns may stand in any order; none may be missing or there twice. Others are the instance's own and
    are passed over, but for one that reads like an optional column that is not there. Raises as read_lines.
    """
    lines = read_lines(path)
    first, heading = next(lines, (1, []))
    head = Row(path.name, first, {})
    if not heading:
        head.refuse("the heading is missing")
    if len(heading) > MOST_COLUMNS:
        head.refuse(f"more than {MOST_COLUMNS:,} columns")
    for column in needed:
        if column not in heading:
            head.refuse(f"the column {column} is missing")
    absent = set(optional) - set(heading)
    for i, column in enumerate(heading):
        if column not in {*needed, *optional} and (meant := misspelt(column, absent)):
            head.refuse(f"the column {shown(column)} is not known; is it {meant}?")
        if column in {*needed, *optional} and column in heading[:i]:
            head.refuse(f"the column {column} is there twice")
    rows: list[Row] = []
    for number, cells in lines:
        if len(cells) != len(heading):
            Row(path.name, number, {}).refuse(f"{len(cells)} cells instead of {len(heading)}")
        rows.append(Row(path.name, number, dict(zip(heading, cells, strict=True))))
    return rows


def numbered(rows: Iterable[Row]) -> dict[str, int]:
    """Id → its number, counted from 0. Raises Malformed when one is there twice."""
    known: dict[str, int] = {}
    for row in rows:
        if (name := row.text("id")) in known:
            row.refuse(f"the id {shown(name)} is there twice")
        known[name] = len(known)
    return known
