"""What one server process holds while it runs. Nothing here outlives it or is true only here."""

import asyncio
from dataclasses import dataclass, field

from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.requests import HTTPConnection

from data.stores.people import People
from data.stores.question_editions import QuestionsInForce
from data.stores.run_cards import EditionsAtHand
from data.unit_of_work import PostgresWork
from web.live.hub import Hub
from web.live.intake import Intake
from web.live.roll import Roll
from web.settings import Settings
from web.shared_answers import SharedAnswers
from web.town import Town
from web.towns import Towns
from web.turns import Turns


@dataclass(slots=True)
class Centre:
    settings: Settings
    engine: AsyncEngine
    people: People
    roll: Roll
    hub: Hub
    intake: Intake
    towns: Towns
    editions: EditionsAtHand
    questions: QuestionsInForce
    turns: Turns
    shared: SharedAnswers
    loops: list[asyncio.Task[None]] = field(default_factory=list)
    """What runs beside the requests, for ever; one that ended is a fault, and health says so."""

    def work(self, agency: str) -> PostgresWork:
        """A new transaction; one use."""
        return PostgresWork(self.engine, self.settings.centre, agency)

    @property
    def town(self) -> Town:
        """Raises NotReady while the streets are being read."""
        return self.towns.current


def centre_of(connection: HTTPConnection) -> Centre:
    found = connection.app.state.centre
    assert isinstance(found, Centre)
    return found
