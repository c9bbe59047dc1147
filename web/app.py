"""The server: one process of a centre, as an ASGI application."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from data.engine import database_url, make_engine, most_connections
from data.position_days import PositionDays
from data.stores.people import People
from data.stores.question_editions import QuestionsInForce
from data.stores.run_cards import EditionsAtHand
from routing.agency import Agency
from web import errors, pages
from web.api import (
    alarms,
    calls,
    closures,
    coverage,
    day,
    day_coverage,
    geocode,
    health,
    hospitals,
    incidents,
    isochrone,
    maydays,
    move_ups,
    offers,
    plan,
    positions,
    premise_notes,
    questions,
    recommendation,
    region,
    route,
    run_cards,
    session,
    so_far,
    speeds,
    units,
    waiting,
)
from web.centre import Centre
from web.due import ByCards
from web.limits import Limits
from web.live import reports
from web.live import session as live
from web.live.alarms import AlarmFeed
from web.live.hub import Hub
from web.live.intake import Intake
from web.live.positions import PositionFeed
from web.live.roll import Roll
from web.logs import keep_logs_plain
from web.settings import Settings
from web.shared_answers import SharedAnswers
from web.towns import Towns
from web.turns import Turns

API = (
    session,
    calls,
    questions,
    so_far,
    geocode,
    incidents,
    recommendation,
    units,
    maydays,
    positions,
    run_cards,
    waiting,
    offers,
    plan,
    move_ups,
    hospitals,
    premise_notes,
    closures,
    speeds,
    alarms,
    coverage,
    isochrone,
    day,
    day_coverage,
    route,
    region,
    health,
)


def create_app(settings: Settings | None = None) -> FastAPI:
    """Settings come from the environment when none are given."""
    keep_logs_plain()
    chosen = settings or Settings()

    @asynccontextmanager
    async def running(app: FastAPI) -> AsyncGenerator[None]:
        centre = make_centre(chosen)
        app.state.centre = centre
        positions_feed = PositionFeed(centre.engine, chosen.centre, centre.hub)
        alarm_feed = AlarmFeed(
            centre.engine, chosen.centre, centre.hub, ByCards(centre.editions, centre.towns)
        )
        days = PositionDays(centre.engine, chosen.position_days)
        follow = (centre.hub, positions_feed, alarm_feed, centre.towns, days)
        centre.loops = [asyncio.create_task(each.follow()) for each in follow]
        centre.loops.append(asyncio.create_task(centre.hub.beat()))
        try:
            yield
        finally:
            for task in centre.loops:
                task.cancel()
            await asyncio.gather(*centre.loops, return_exceptions=True)
            await centre.engine.dispose()

    app = FastAPI(
        title="Farol",
        version="0.1.0",
        summary="Emergency dispatch and incident command",
        lifespan=running,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    errors.install(app)
    app.add_middleware(Limits)
    for module in API:
        app.include_router(module.router, prefix="/api")
    app.include_router(live.router)
    app.include_router(reports.router)
    app.include_router(pages.router)
    pages.mount_static(app)
    return app


def make_centre(settings: Settings) -> Centre:
    engine = make_engine(settings.database or database_url(), settings.pool)
    people = People(engine, settings.centre)
    turns = Turns(most_connections(settings.pool))
    editions = EditionsAtHand()
    drives = Agency(drives_on_left=settings.drives_on_left)
    towns = Towns(engine, settings.centre, drives, settings.timezone)
    return Centre(
        settings=settings,
        engine=engine,
        people=people,
        roll=Roll(people),
        hub=Hub(engine, settings.centre, ByCards(editions, towns)),
        intake=Intake(engine, settings.centre),
        editions=editions,
        questions=QuestionsInForce(engine, settings.centre, settings.questions),
        turns=turns,
        shared=SharedAnswers(turns),
        towns=towns,
    )
