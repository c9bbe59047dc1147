"""Starts everybody: callers, dispatcher, crews; runs until stopped."""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path

import structlog

from routing.geo import LatLon
from web.demo.callers import Callers
from web.demo.client import Desk
from web.demo.crews import Crew, report_positions
from web.demo.dispatcher import Dispatcher
from web.demo.feed import Picture
from web.demo.people import read_people
from web.demo.world import world_of

log = structlog.get_logger()


async def run_day(
    address: str, people_file: Path, *, speed: float, calls_per_hour: float, seed: int, hands_off: bool
) -> None:
    """For ever. `hands_off`: people answer the calls, the simulation only calls and drives."""
    people = read_people(people_file)
    picture = Picture()
    async with AsyncExitStack() as doors:

        async def desk(name: str) -> Desk:
            return await doors.enter_async_context(Desk(address, name, people[name].password))

        callers, gateway = await desk("callers"), await desk("gateway")
        world = await world_of(gateway, speed, seed)
        calling = Callers(callers, world, calls_per_hour)
        await calling.call()  # at once, so that whoever looks sees one
        crews = []
        for unit in (await gateway.ask("/api/units") or {"units": []})["units"]:
            home = LatLon(unit["station"]["lat"], unit["station"]["lon"])
            seat = Desk(address, unit["name"], people[unit["name"]].password)
            crews.append(Crew(seat, unit["id"], world, picture, home))
        log.info("the day begins", units=len(crews), speed=speed, calls_per_hour=calls_per_hour)
        async with asyncio.TaskGroup() as group:
            group.create_task(picture.follow(gateway))
            group.create_task(report_positions(gateway, crews))
            group.create_task(calling.keep_calling())
            for crew in crews:
                group.create_task(_on_duty(crew))
            if not hands_off:
                group.create_task(Dispatcher(gateway, world, picture).keep_watch())


async def _on_duty(crew: Crew) -> None:
    """Signs in, then works; nobody waits for the others to sign in."""
    async with crew.desk:
        await crew.work()
