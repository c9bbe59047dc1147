"""What a device keeps until it is answered: never refused because others were quicker."""

from collections.abc import Awaitable, Callable

from data.again import again
from incidents.errors import Stale
from incidents.ports import Receipt
from web.deps import answer
from web.errors import DatabaseAway


async def in_turn(write: Callable[[], Awaitable[Receipt]]) -> dict[str, object]:
    """As `data.again.again`. Raises DatabaseAway when there was no turn in time: whoever hears that sends it
    again, and would show a refusal and leave it."""
    try:
        return answer(await again(write))
    except Stale as error:
        raise DatabaseAway from error
