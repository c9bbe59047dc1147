"""What a crew presses among orders for its unit and incident: one in three was answered that somebody else
had changed this, and a tablet does not send again what is refused."""

import asyncio
from uuid import uuid4

import pytest
from sqlalchemy import text

from tests.site import Site
from tests.web.test_maydays import at_a_fire


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/api/units/{unit}/mayday", {}),
        ("/api/units/{unit}/status", {"status": "en_route"}),
        ("/api/units/{unit}/acknowledge", {"incident_id": "{incident}"}),
        ("/api/incidents/{incident}/notes", {"text": "second floor"}),
    ],
)
async def test_what_a_crew_presses_and_does_not_get_its_turn_is_tried_again_and_not_refused(
    site: Site, monkeypatch: pytest.MonkeyPatch, path: str, says: dict[str, str]
) -> None:
    facts = {"unit": str(site.e1.id), "incident": await at_a_fire(site)}
    body = {"id": str(uuid4()), **{key: said.format(**facts) for key, said in says.items()}}
    crew, tried = await site.sign_in("E1"), asyncio.Event()

    def told(event: str, **facts: object) -> None:
        tried.set()

    monkeypatch.setattr("data.again.log.warning", told)
    async with site.engine.begin() as order:
        await order.execute(text("select id from units where name = 'E1' for update"))
        await order.execute(text("select id from incidents for update"))
        pressed = asyncio.create_task(crew.post(path.format(**facts), json=body))
        await asyncio.wait_for(tried.wait(), 8)
    assert (await pressed).status_code == 201
