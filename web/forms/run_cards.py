"""A whole new edition of run cards, as it comes in."""

from typing import Annotated

from pydantic import Field, StringConstraints

from dispatch.card_check import MOST_CARDS
from dispatch.run_card import Card, RunCardSet, Slot
from dispatch.unit import Capability
from incidents.alarm import HIGHEST
from incidents.terms import IncidentType, Priority
from web.forms.calls import Urgency
from web.forms.fields import Form, Line, Write

Name = Annotated[Line, StringConstraints(min_length=1, max_length=120, pattern=r"\S")]
Names = Annotated[frozenset[Name], Field(max_length=100, strict=False)]


class SlotForm(Form):
    capability: Annotated[Capability, Field(strict=False)]
    count: Annotated[int, Field(ge=1, le=100)] = 1
    mandatory: bool = True

    def slot(self) -> Slot:
        return Slot(self.capability, self.count, self.mandatory)


class CardForm(Form):
    """A condition that is absent always holds."""

    name: Name
    types: Names | None = None
    priority: Urgency | None = None
    zones: Names | None = None
    hours: Name | None = None
    premises: Names | None = None
    level: Annotated[int, Field(ge=1, le=HIGHEST)] = 1
    slots: Annotated[tuple[SlotForm, ...], Field(min_length=1, max_length=20, strict=False)]

    def card(self) -> Card:
        return Card(
            name=self.name,
            types=None if self.types is None else frozenset(IncidentType(each) for each in self.types),
            priority=None if self.priority is None else Priority(self.priority),
            zones=self.zones,
            hours=self.hours,
            premises=self.premises,
            level=self.level,
            slots=tuple(each.slot() for each in self.slots),
        )


class TitleForm(Form):
    en: Name
    zh: Name
    pt: Name


class RunCardsForm(Write):
    title: TitleForm
    cards: Annotated[tuple[CardForm, ...], Field(min_length=1, max_length=MOST_CARDS, strict=False)]
    reason: Annotated[Line, StringConstraints(min_length=1)]
    """Why the cards were changed; kept with who did it."""

    def card_set(self) -> RunCardSet:
        return RunCardSet(title=self.title.model_dump(), cards=tuple(each.card() for each in self.cards))
