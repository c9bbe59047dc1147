"""A closed load: so many writers, each with the next as soon as the last is answered. How many a second."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

Deed = Callable[[], Awaitable[object]]


async def per_second(writers: Sequence[Deed], seconds: float) -> float:
    """Deeds done a second, by all writers together. What a deed raises ends it."""
    clock = asyncio.get_running_loop().time
    began = clock()

    async def work(deed: Deed) -> int:
        done = 0
        while clock() < began + seconds:
            await deed()
            done += 1
        return done

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(work(each)) for each in writers]
    return sum(each.result() for each in tasks) / (clock() - began)
