"""Whose rows a piece of work may see: one agency in one centre, over one connection."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection


@dataclass(frozen=True, slots=True)
class Scope:
    connection: AsyncConnection
    centre: str
    agency: str
