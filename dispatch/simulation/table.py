"""A CSV file read strictly: known columns, whole rows, cells that say what is wrong with them and where.

Rows are counted as an editor counts lines: the heading is row 1.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from math import inf, isfinite
from pathlib import Path
from typing import NoReturn

from dispatch.simulation.errors import Malformed, NoSuchFile

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
            self.refuse(f"{what} is {text!r}, not a finite number")
        if value < least:
            self.refuse(f"{what} is {text}, less than {least:g}")
        return value

    def flag(self, column: str) -> bool:
        text = self.cells[column]
        if text not in ("0", "1"):
            self.refuse(f"{column} is {text!r}, neither 0 nor 1")
        return text == "1"

    def place_in(self, column: str, known: Mapping[str, int]) -> int:
        """The number of the thing with this id. Raises Malformed when there is none."""
        name = self.text(column)
        if name not in known:
            self.refuse(f"there is no {column} {name!r}")
        return known[name]

    def refuse(self, why: str) -> NoReturn:
        raise Malformed(place=f"{self.file}, row {self.number}", why=why)


def read_lines(path: Path) -> list[tuple[int, list[str]]]:
    """Row numbers and cells, the heading first, empty rows left out, spaces around cells cut off.

    Raises NoSuchFile, Malformed.
    """
    lines = []
    number = 0
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            for cells in reader:
                number = reader.line_num
                if cells:
                    lines.append((number, [cell.strip() for cell in cells]))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NoSuchFile(file=path.name, folder=path.parent) from error
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        why = f"cannot be read ({getattr(error, 'strerror', None) or error})"
        raise Malformed(place=f"{path.name}, row {number + 1}", why=why) from error
    if not lines:
        raise Malformed(place=f"{path.name}, row 1", why="the heading is missing")
    return lines


def misspelt(given: str, absent: Iterable[str]) -> str | None:
    """The known name that was probably meant: ignoring it would change the figures without a word."""
    return next(iter(get_close_matches(given.casefold(), list(absent), 1, ALIKE)), None)


def read_table(path: Path, needed: Iterable[str], optional: Iterable[str] = ()) -> list[Row]:
    """Columns may stand in any order; none may be missing or there twice. Others are the instance's own and
    are passed over, but for one that reads like an optional column that is not there. Raises as read_lines.
    """
    (first, heading), *lines = read_lines(path)
    head = Row(path.name, first, {})
    for column in needed:
        if column not in heading:
            head.refuse(f"the column {column} is missing")
    absent = set(optional) - set(heading)
    for i, column in enumerate(heading):
        if column not in {*needed, *optional} and (meant := misspelt(column, absent)):
            head.refuse(f"the column {column!r} is not known; is it {meant}?")
        if column in heading[:i]:
            head.refuse(f"the column {column} is there twice")
    rows = []
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
            row.refuse(f"the id {name!r} is there twice")
        known[name] = len(known)
    return known
