"""Targets from a TOML file: those that come with Farol, or an agency's own (FAROL_TARGETS)."""

import tomllib
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

from data.codec import decode
from data.loaders.run_card_file import SETS
from dispatch.target import Target
from incidents.errors import Refused

SHIPPED = SETS / "targets" / "default.toml"
"""data/sets/SOURCE.md says where from."""

_KNOWN = frozenset(each.name for each in fields(Target))


class NotTargets(Refused):
    """{file} holds no targets: {why}"""


def read_targets(path: Path = SHIPPED) -> Sequence[Target]:
    """Raises NotTargets with one line."""
    try:
        if path.exists() and not path.is_file():
            raise ValueError("it is no plain file")
        raw = tomllib.loads(path.read_bytes().decode("utf-8"))
        if set(raw) != {"targets"} or not isinstance(raw["targets"], list):
            raise ValueError("it must be a list of [[targets]] and nothing else")
        targets = [_target(each) for each in raw["targets"]]
        if len({each.name for each in targets}) != len(targets):
            raise ValueError("two targets have the same name")
    except OSError as error:
        raise NotTargets(file=path.name, why=error.strerror or "it cannot be read") from error
    except (ValueError, TypeError) as error:  # also of TOML and of UTF-8
        raise NotTargets(file=path.name, why=" ".join(str(error).split())) from error
    return targets


def _target(raw: object) -> Target:
    if not isinstance(raw, dict):
        raise ValueError("a target is a table")
    if unknown := set(raw) - _KNOWN:
        raise ValueError(f"not known: {', '.join(sorted(unknown))}; known are {', '.join(sorted(_KNOWN))}")
    target = decode(Target, raw)
    if target.within_s <= 0 or not 0 < target.share <= 1:
        raise ValueError(f"{target.name}: within_s is above 0, share above 0 and at most 1")
    return target
