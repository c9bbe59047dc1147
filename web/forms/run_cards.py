"""A whole new edition of run cards, as it comes in."""

from typing import Annotated

from pydantic import Field, StringConstraints

from dispatch.card_check import MOST_CARDS
from dispatch.card_edition import Change
from dispatch.run_card import Card, RunCardSet, Situation, Slot
from dispatch.unit import Capability
from incidents.alarm import HIGHEST
from incidents.location import plain_name
from incidents.terms import IncidentType, Priority
from routing.hours import WEEK
from web.forms.calls import Urgency
from web.forms.fields import Form, Line, Write

Name = Annotated[Line, StringConstraints(min_length=1, max_length=120, pattern=r"\S")]
Level = Annotated[int, Field(ge=1, le=HIGHEST)]
Names = Annotated[frozenset[Name], Field(max_length=100, strict=False)]


class SlotForm(Form):
    capability: Annotated[Capability, Field(strict=False)]
    count: Annotated[int, Field(ge=1, le=100)] = 1
    mandatory: bool = True

    def slot(self) -> Slot:
        return Slot(self.capability, self.count, self.mandatory)


class NamesForm(Form):
    """What a card is called on screens in these languages; by its name where it is absent."""

    zh: Name | None = None
    pt: Name | None = None


class CardForm(Form):
    """A condition that is absent always holds."""

    name: Name
    names: NamesForm | None = None
    types: Names | None = None
    priority: Urgency | None = None
    zones: Names | None = None
    hours: Name | None = None
    premises: Names | None = None
    level: Level = 1
    slots: Annotated[tuple[SlotForm, ...], Field(min_length=1, max_length=20, strict=False)]

    def card(self) -> Card:
        return Card(
            name=self.name,
            names=self.names.model_dump(exclude_none=True) if self.names else {},
            types=None if self.types is None else frozenset(IncidentType(each) for each in self.types),
            priority=None if self.priority is None else Priority(self.priority),
            zones=self.zones,
            hours=self.hours,
            premises=self.premises,
            level=self.level,
            slots=tuple(each.slot() for each in self.slots),
        )


Cards = Annotated[tuple[CardForm, ...], Field(min_length=1, max_length=MOST_CARDS, strict=False)]


class TitleForm(Form):
    en: Name
    zh: Name
    pt: Name


class RunCardsForm(Write):
    title: TitleForm
    cards: Cards
    reason: Annotated[Line, StringConstraints(min_length=1)]
    """Why the cards were changed; kept with who did it."""
    base: Annotated[int, Field(ge=0, lt=2**63)] | None = None
    """The edition that was read, 0 the shipped cards; refused where another was made since. Absent: only
    where the agency has made none."""

    def change(self) -> Change:
        return Change(reason=self.reason, base=self.base)

    def card_set(self) -> RunCardSet:
        return _card_set(self.title, self.cards)


class DraftForm(Form):
    """Cards that are nobody's edition yet."""

    title: TitleForm
    cards: Cards

    def card_set(self) -> RunCardSet:
        return _card_set(self.title, self.cards)


class PreviewForm(Form):
    """What would be due, by the cards in force or by a draft."""

    type: Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[a-z][a-z0-9_]*$")]
    priority: Urgency
    level: Level = 1
    minute: Annotated[int, Field(ge=0, lt=WEEK)] | None = None
    """Of the centre's local week, Monday 00:00 is 0; absent: now."""
    zone: Name | None = None
    premises: Name | None = None
    draft: DraftForm | None = None

    def situation(self, minute_now: int) -> Situation:
        return Situation(
            type=IncidentType(self.type),
            priority=Priority(self.priority),
            minute=minute_now if self.minute is None else self.minute,
            zone=self.zone,
            premises=frozenset({plain_name(self.premises)} if self.premises else ()),
        )


def _card_set(title: TitleForm, cards: tuple[CardForm, ...]) -> RunCardSet:
    return RunCardSet(title=title.model_dump(), cards=tuple(each.card() for each in cards))
