"""What is due for open incidents now, by the run cards in force."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from data.stores.run_cards import EditionsAtHand
from data.stores.scope import Scope, reading
from data.stores.shipped_cards import shipped_cards
from data.stores.zones import zones_of
from dispatch.card_choice import DueCards, due
from dispatch.run_card import RunCardSet, situation_of
from incidents.incident import Incident
from incidents.terms import IncidentId
from web.centre import Centre
from web.towns import Towns


async def due_now(
    centre: Centre, agency: str, incidents: Sequence[Incident], at: datetime
) -> Mapping[IncidentId, DueCards]:
    async with reading(centre.engine, centre.settings.centre, agency) as scope:
        return await due_in(centre, scope, incidents, at)


async def due_in(
    centre: Centre, scope: Scope, incidents: Sequence[Incident], at: datetime
) -> Mapping[IncidentId, DueCards]:
    return await ByCards(centre.editions, centre.towns)(scope, incidents, at)


@dataclass(frozen=True, slots=True)
class ByCards:
    """The edition is looked up anew every time, so one made in any process counts at once."""

    editions: EditionsAtHand
    towns: Towns

    async def __call__(
        self, scope: Scope, incidents: Sequence[Incident], at: datetime
    ) -> Mapping[IncidentId, DueCards]:
        edition = await self.editions.in_force(scope)
        cards = edition.cards if edition else shipped_cards()
        zones = {}
        if _names_zones(cards):
            ids = [each.id for each in incidents if each.location.position is not None]
            zones = await zones_of(scope.connection, scope.centre, ids)
        local = self.towns.local_time
        return {
            each.id: due(cards, situation_of(each, zones.get(each.id), at, local), each.alarm_level)
            for each in incidents
        }


def _names_zones(cards: RunCardSet) -> bool:
    return any(each.zones is not None for each in cards.cards)
