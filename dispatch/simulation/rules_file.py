"""`scenario.toml`: which rules a scenario goes by, read strictly."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import isfinite
from pathlib import Path
from typing import TypeVar

from dispatch.simulation.errors import Malformed, NoSuchFile
from dispatch.simulation.plain_file import opened
from dispatch.simulation.policy import Dispatch, Homebound, Hospital, Policy, Queue, Return
from dispatch.simulation.table import misspelt, shown

FILE = "scenario.toml"

LARGEST_BYTES = 100_000
"""Rules are a page. Assumed."""

Choice = TypeVar("Choice", bound=StrEnum)


def read_policy(folder: Path) -> Policy:
    """Raises NoSuchFile, Malformed."""
    keys = _Keys(_loaded(folder))
    policy = Policy(
        dispatch=keys.choice("dispatch", Dispatch.CLOSEST),
        home=keys.choice("return", Return.OWN),
        queue=keys.choice("queue", Queue.FIFO),
        homebound=keys.choice("homebound", Homebound.AVAILABLE),
        hospital=keys.choice("hospital", Hospital.LEAST_TIME),
        swap_gain_min=keys.number("swap_gain_min") or 0.0,
        threshold_min=keys.number("threshold_min"),
        hybrid_in_time=keys.flag("hybrid_in_time"),
        busy_fraction=keys.number("busy_fraction", below=1.0),
        return_speed_factor=_speed(keys),
    )
    keys.seed()
    keys.nothing_misspelt()
    if policy.weighs_cover:
        need_cover(policy, f"dispatch = {policy.dispatch}, return = {policy.home}")
    return policy


def need_cover(policy: Policy, for_what: str) -> None:
    """Raises Malformed where there is no threshold or no busy fraction."""
    for key, value in (("threshold_min", policy.threshold_min), ("busy_fraction", policy.busy_fraction)):
        if value is None:
            raise Malformed(place=FILE, why=f"{key} is missing; it is needed for {for_what}")


def _speed(keys: "_Keys") -> float:
    factor = keys.number("return_speed_factor")
    if factor == 0:
        raise Malformed(place=FILE, why="return_speed_factor is 0; nobody would come home")
    return 1.0 if factor is None else factor


def _loaded(folder: Path) -> dict[str, object]:
    try:
        with opened(folder / FILE, LARGEST_BYTES) as file:
            return tomllib.loads(file.read())
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NoSuchFile(file=FILE, folder=folder) from error
    except (OSError, ValueError, RecursionError) as error:
        raise Malformed(place=FILE, why=f"cannot be read ({error})") from error


def _finite(given: object) -> float | None:
    """A whole or a decimal number; None for anything else. TOML knows nan, inf and integers without end."""
    if isinstance(given, bool) or not isinstance(given, int | float):
        return None
    try:
        number = float(given)
    except OverflowError:
        return None
    return number if isfinite(number) else None


@dataclass(slots=True)
class _Keys:
    """What the file says, taken out key by key, so that what nobody asked for is left."""

    left: dict[str, object]
    asked: set[str] = field(default_factory=set)
    given: set[str] = field(default_factory=set)

    def _take(self, key: str, default: object) -> object:
        self.asked.add(key)
        if key in self.left:
            self.given.add(key)
        return self.left.pop(key, default)

    def choice(self, key: str, default: Choice) -> Choice:
        words: Mapping[str, Choice] = {each.value: each for each in type(default)}
        given = self._take(key, default.value)
        if isinstance(given, str):
            given = given.casefold().replace(" ", "_").replace("-", "_")
        if not isinstance(given, str) or given not in words:
            raise Malformed(place=FILE, why=f"{key} is {shown(given)}; it may be {' or '.join(words)}")
        return words[given]

    def flag(self, key: str) -> bool:
        """False when it is not given."""
        given = self._take(key, False)
        if given not in (False, True):
            raise Malformed(place=FILE, why=f"{key} is {shown(given)}; it may be true or false")
        return bool(given)

    def number(self, key: str, *, below: float | None = None) -> float | None:
        """Not negative; None when it is not given."""
        if (given := self._take(key, None)) is None:
            return None
        if (number := _finite(given)) is None:
            raise Malformed(place=FILE, why=f"{key} is {shown(given)}, not a finite number")
        if number < 0 or (below is not None and number >= below):
            limit = "" if below is None else f" and below {below:g}"
            raise Malformed(place=FILE, why=f"{key} is {given}; it must be at least 0{limit}")
        return number

    def seed(self) -> None:
        """May be given, by whatever drew the calls; nothing is drawn here."""
        given = self._take("seed", 0)
        if isinstance(given, float) and given.is_integer():
            return
        if isinstance(given, bool) or not isinstance(given, int):
            raise Malformed(place=FILE, why=f"seed is {shown(given)}, not a whole number")

    def nothing_misspelt(self) -> None:
        """Other keys are the instance's own notes, and are passed over."""
        for key in self.left:
            if meant := misspelt(key, self.asked - self.given):
                raise Malformed(place=FILE, why=f"the key {shown(key)} is not known; is it {meant}?")
