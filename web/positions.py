"""A batch of fixes from somebody who may report them, whichever way it came."""

from collections.abc import Mapping
from dataclasses import dataclass

from data.stores.people import User
from web.centre import Centre
from web.errors import NotAllowed
from web.forms.units import PositionsForm
from web.policy import Action, can


@dataclass(frozen=True, slots=True)
class Report:
    form: PositionsForm
    actor: User

    async def stored(self, centre: Centre) -> Mapping[str, object]:
        """The answer to the sender. Raises NotAllowed for another unit's fix (none is stored then),
        TooManyFixes, and what the database raises."""
        if not all(can(self.actor, Action.REPORT_POSITION, each.unit_id) for each in self.form.positions):
            raise NotAllowed(role=self.actor.role, action="report another unit's position")
        fixes = [each.fix() for each in self.form.positions]
        done = await centre.intake.record(self.actor.agency, fixes)
        return {"accepted": done.accepted, "flagged": done.flagged}
