"""Taking an alarm, and ending it: each one transaction."""

from collections.abc import Awaitable, Callable

from dispatch.alarm import Alarm, Cause, end, own
from dispatch.mayday_actions import clear_mayday
from dispatch.ports import DispatchWork
from incidents.instant import not_before
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
        command = not_before(command, alarm.since_at)
        fact = own(alarm, await work.alarms.held(alarm.id), command.at, command.by)
        work.record(fact)
        return await work.commit(command, _receipt(alarm, fact.version))


async def end_alarm(work: DispatchWork, command: Command, find: Find, words: str = "") -> Receipt:
    """Dealt with, for now; a mayday for good, by its owner and with `words`."""
    async with work:
        if (seen := await work.answered(command)) is not None:
            return seen
        alarm = await find()
        command = not_before(command, alarm.since_at)
        if alarm.cause is Cause.MAYDAY:
            return await clear_mayday(work, command, alarm, words)
        fact = end(alarm, await work.alarms.held(alarm.id), command.at, command.by, words.strip())
        work.record(fact)
        return await work.commit(command, _receipt(alarm, fact.version))


def _receipt(alarm: Alarm, version: int) -> Receipt:
    return Receipt(id=alarm.id, incident_id=alarm.incident_id, number=alarm.number, version=version)
