"""Many ask at the same time: nobody is answered from before they asked, and no work is done twice."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from web.shared_answers import SharedAnswers
from web.turns import Turns


class Works:
    """Each is answered with how much had been done when it began."""

    def __init__(self) -> None:
        self.done = 0
        self.begun = 0
        self.at_once = 0
        self.most_at_once = 0

    def work(self, *, fails: bool = False) -> Callable[[], Awaitable[int]]:
        async def answer() -> int:
            seen, self.begun = self.done, self.begun + 1
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
            await asyncio.sleep(0.02)
            self.at_once -= 1
            if fails:
                raise ValueError("away")
            return seen

        return answer


async def test_those_who_ask_before_it_begins_share_it_and_those_who_ask_later_share_the_next() -> None:
    works, shared = Works(), SharedAnswers(Turns(2))
    first = [asyncio.create_task(shared.get("queue", works.work())) for _ in range(5)]
    await asyncio.sleep(0.005)
    works.done = 1  # done while the first is worked out, and seen by all who ask from now on
    later = [asyncio.create_task(shared.get("queue", works.work())) for _ in range(5)]
    assert [each.body for each in await asyncio.gather(*first)] == [b"0"] * 5
    assert [each.body for each in await asyncio.gather(*later)] == [b"1"] * 5
    assert (works.begun, works.most_at_once) == (2, 1)
    works.done = 2
    assert (await shared.get("queue", works.work())).body == b"2"


async def test_one_kind_does_not_wait_for_another() -> None:
    works, shared = Works(), SharedAnswers(Turns(2))
    await asyncio.gather(*(shared.get(kind, works.work()) for kind in ("queue", "plan")))
    assert works.most_at_once == 2


async def test_an_error_is_told_to_all_who_share_it_and_to_nobody_after() -> None:
    works, shared = Works(), SharedAnswers(Turns(2))
    failed = [asyncio.create_task(shared.get("queue", works.work(fails=True))) for _ in range(2)]
    await asyncio.sleep(0.005)
    after = asyncio.create_task(shared.get("queue", works.work()))
    for each in failed:
        with pytest.raises(ValueError, match="away"):
            await each
    assert (await after).body == b"0"


async def test_who_leaves_takes_the_answer_from_nobody() -> None:
    works, shared = Works(), SharedAnswers(Turns(2))
    left, stays = (asyncio.create_task(shared.get("queue", works.work())) for _ in range(2))
    await asyncio.sleep(0.005)
    left.cancel()
    assert (await stays).body == b"0"
    assert works.begun == 1
