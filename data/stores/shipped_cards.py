"""The run cards of an agency that has made none of its own."""

from functools import cache

from data.loaders.run_card_file import SETS, read_set
from dispatch.run_card import RunCardSet

DEFAULT = "default"
"""Every service under one roof; data/sets/SOURCE.md."""


@cache
def shipped_cards() -> RunCardSet:
    return read_set(SETS / f"{DEFAULT}.toml")
