"""Taking an alarm, and ending it: each one transaction."""

from collections.abc import Awaitable, Callable

from dispatch.alarm import Alarm, end, own
from dispatch.ports import DispatchWork
from incidents.ports import Command, Receipt

Find = Callable[[], Awaitable[Alarm]]
"""The alarm as it stands; asked only of a command that is new: what was answered once is answered again, also
when the alarm has ended since. Raises UnknownAlarm."""


async def own_alarm(work: DispatchWork, command: Command, find: Find) -> Receipt:
    """ "Mine": seen on every board, and quiet until its next interval has run out."""
    async with work:
        if (seen := await work.answered(command)) is not None:
            return seen
        alarm = await find()
        fact = own(alarm, await work.alarms.held(alarm.id), command.at, command.by)
        work.record(fact)
        return await work.commit(command, _receipt(alarm, fact.version))


async def end_alarm(work: DispatchWork, command: Command, find: Find) -> Receipt:
    """Dealt with, for now."""
    async with work:
        if (seen := await work.answered(command)) is not None:
            return seen
        alarm = await find()
        fact = end(alarm, await work.alarms.held(alarm.id), command.at, command.by)
        work.record(fact)
        return await work.commit(command, _receipt(alarm, fact.version))


def _receipt(alarm: Alarm, version: int) -> Receipt:
    return Receipt(id=alarm.id, incident_id=alarm.incident_id, number=alarm.number, version=version)
