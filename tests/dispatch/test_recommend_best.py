"""No other choice is better: every advice against every possible one, on small fleets."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from dispatch.recommend import SlotAdvice
from dispatch.run_card import Slot
from dispatch.status import UnitStatus
from dispatch.unit import AssignmentId, Capability
from tests.dispatch.test_recommend import AMBULANCE, ENGINE, FIRE, LADDER, a_unit, advice

Crew = tuple[frozenset[Capability], int, bool]
"""Skills, seconds, already sent."""
Pick = tuple[int | None, ...]

SLOTS = st.lists(
    st.builds(Slot, st.sampled_from([ENGINE, LADDER, AMBULANCE]), st.just(1), st.booleans()),
    min_size=1,
    max_size=4,
)
SKILLS = st.frozensets(st.sampled_from([ENGINE, LADDER, AMBULANCE]), min_size=1)
FLEET = st.lists(st.tuples(SKILLS, st.integers(1, 900), st.booleans()), max_size=5)


def propose(slots: list[Slot], fleet: list[Crew]) -> tuple[SlotAdvice, ...]:
    crews = []
    for i, (can, seconds, sent) in enumerate(fleet):
        unit = a_unit(f"U{i}", *can, status=UnitStatus.EN_ROUTE if sent else UnitStatus.RETURNING)
        if sent:
            unit = replace(unit, incident_id=FIRE.id, assignment_id=AssignmentId(unit.id))
        crews.append((unit, float(seconds)))
    return advice(tuple(slots), *crews)


def picked(found: tuple[SlotAdvice, ...]) -> Pick:
    units = [each.filled_by or (each.choice.unit if each.choice else None) for each in found]
    return tuple(int(unit.name[1:]) if unit else None for unit in units)


def fits(slots: list[Slot], pick: Pick, fleet: list[Crew]) -> bool:
    return all(who is None or slot.capability in fleet[who][0] for slot, who in zip(slots, pick, strict=True))


def every(slots: list[Slot], fleet: list[Crew]) -> Iterator[Pick]:
    places: list[int | None] = [*range(len(fleet)), *([None] * len(slots))]
    return (pick for pick in set(permutations(places, len(slots))) if fits(slots, pick, fleet))


def empty(slots: list[Slot], pick: Pick) -> tuple[int, int]:
    """Mandatory, desirable."""
    nobody = [slot.mandatory for slot, who in zip(slots, pick, strict=True) if who is None]
    return nobody.count(True), nobody.count(False)


def seconds(pick: Pick, fleet: list[Crew]) -> list[int]:
    """Until each is there, soonest first; one already sent costs nobody's time."""
    return sorted(0 if fleet[who][2] else fleet[who][1] for who in pick if who is not None)


@settings(max_examples=400)
@given(SLOTS, FLEET)
def test_no_other_choice_fills_more_or_is_sooner_in_all(slots: list[Slot], fleet: list[Crew]) -> None:
    mine = picked(propose(slots, fleet))
    assert fits(slots, mine, fleet)
    best = min((*empty(slots, pick), sum(seconds(pick, fleet))) for pick in every(slots, fleet))
    assert (*empty(slots, mine), sum(seconds(mine, fleet))) == best


@given(SLOTS, FLEET)
def test_in_no_other_full_choice_is_the_first_or_second_or_last_to_arrive_sooner(
    slots: list[Slot], fleet: list[Crew]
) -> None:
    mine = picked(propose(slots, fleet))
    for other in every(slots, fleet):
        if empty(slots, other) == empty(slots, mine):
            pairs = zip(seconds(mine, fleet), seconds(other, fleet), strict=True)
            assert all(ours <= theirs for ours, theirs in pairs)


@given(SLOTS, FLEET)
def test_each_slot_is_filled_or_proposed_or_explained_and_nobody_is_named_twice(
    slots: list[Slot], fleet: list[Crew]
) -> None:
    found = propose(slots, fleet)
    for each in found:
        assert sum(answer is not None for answer in (each.filled_by, each.choice, each.shortfall)) == 1
        if each.choice and each.choice.eta:
            assert all(o.eta and o.eta.seconds >= each.choice.eta.seconds for o in each.alternatives)
    named = [who for who in picked(found) if who is not None]
    assert len(named) == len(set(named))
