"""Reasons to refuse a scenario folder."""

from incidents.errors import Refused


class Malformed(Refused):
    """{place}: {why}."""


class NoSuchFile(Refused):
    """{file}: there is no such file in {folder}."""
