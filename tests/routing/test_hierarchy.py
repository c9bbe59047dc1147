"""A hierarchy answers as networkx does, whatever is closed, slowed and opened again."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from routing.hierarchy.customization import FAR_MS, customize
from routing.hierarchy.hierarchy import Hierarchy
from routing.hierarchy.topology import Topology
from routing.network import CLOSED_MS
from tests.routing.moves import Streets, a_large_town, arrays_of, milliseconds, open_ways, sources_in, streets


@settings(max_examples=300, deadline=None)
@given(st.data(), streets())
def test_times_to_and_from_everywhere_are_those_of_networkx(data: st.DataObject, town: Streets) -> None:
    sources = data.draw(sources_in(town))
    assert open_ways(town.hierarchy.times_to(*arrays_of(sources))) == town.times_to(sources)
    assert open_ways(town.hierarchy.times_from(*arrays_of(sources))) == town.times_from(sources)


@settings(max_examples=300, deadline=None)
@given(st.data(), streets(), st.integers(0, 6), st.booleans())
def test_the_soonest_units_are_those_of_networkx_with_all_that_tie(
    data: st.DataObject, town: Streets, k: int, told_lower: bool
) -> None:
    goals = data.draw(sources_in(town))
    stand = st.tuples(st.integers(0, town.states - 1), st.integers(0, 5), st.integers(0, 3))
    stands = data.draw(st.lists(stand, max_size=12))
    ms_of = town.times_to(goals)
    arrivals: dict[int, int] = {}
    for state, unit, ms in stands:
        if state in ms_of:
            arrivals[unit] = min(arrivals.get(unit, CLOSED_MS), ms_of[state] + ms)
    ranked = sorted((ms, unit) for unit, ms in arrivals.items())
    expected = [(ms, unit) for ms, unit in ranked if k and ms <= ranked[min(k, len(ranked)) - 1][0]]
    if told_lower:
        stands.sort(key=lambda each: ms_of.get(each[0], 0) + each[2])
    slack = data.draw(st.integers(0, 1))
    lower = [max(0, ms_of.get(state, 0) + ms - slack) if told_lower else 0 for state, _, ms in stands]
    stand_state, stand_unit, stand_ms = np.array(stands, np.int64).reshape(-1, 3).T.copy()
    found, found_ms = town.hierarchy.soonest(
        *arrays_of(goals), stand_state, stand_unit, stand_ms, np.array(lower, np.int64), k
    )
    assert list(zip(found_ms.tolist(), found.tolist(), strict=True)) == expected


@settings(max_examples=300, deadline=None)
@given(st.data(), streets())
def test_a_way_is_driven_move_by_move_in_the_time_of_networkx(data: st.DataObject, town: Streets) -> None:
    starts, goals = data.draw(sources_in(town)), data.draw(sources_in(town))
    ms_of = town.times_to(goals)
    totals = [ms + ms_of[state] for state, ms in starts.items() if state in ms_of and ms < FAR_MS]
    drive = town.hierarchy.path(*arrays_of(starts), *arrays_of(goals))
    if drive is None:
        assert totals == []
        return
    here, added = list(starts.items())[drive.start]
    for move in drive.moves.tolist():
        assert town.tail[move] == here
        here = int(town.head[move])
    assert here == list(goals)[drive.goal]
    assert drive.ms == added + int(town.weight_ms[drive.moves].sum()) + goals[here] == min(totals)


@settings(max_examples=200, deadline=None)
@given(st.data(), streets())
def test_streets_closed_slowed_and_opened_again_are_known_at_once(data: st.DataObject, town: Streets) -> None:
    if not town.moves:
        return
    move = st.integers(0, len(town.moves) - 1)
    for written in data.draw(st.lists(st.dictionaries(move, milliseconds, max_size=4), max_size=6)):
        moves, ms = arrays_of(written)
        town.weight_ms[moves] = ms
        if data.draw(st.integers(0, 4)) == 0:
            town.hierarchy.write_all(town.weight_ms)
        else:
            for one in range(len(moves)):
                town.hierarchy.write(moves[one : one + 1], ms[one : one + 1])
        goals = data.draw(sources_in(town))
        assert open_ways(town.hierarchy.times_to(*arrays_of(goals))) == town.times_to(goals)


def written_by_chance(town: Streets, chance: np.random.Generator) -> None:
    """A few streets are closed, slowed, opened."""
    moves = chance.choice(len(town.moves), size=3, replace=False)
    ms = np.where(chance.random(3) < 0.4, CLOSED_MS, chance.integers(0, 60_000, 3))
    town.weight_ms[moves] = ms
    town.hierarchy.write(moves, ms)


def is_as_made_anew(town: Streets, goal: int) -> bool:
    goals, fresh = (np.array([goal]), np.array([0])), Hierarchy(town.topology, town.weight_ms)
    return np.array_equal(town.hierarchy.times_to(*goals), fresh.times_to(*goals)) and np.array_equal(
        town.hierarchy.times_from(*goals), fresh.times_from(*goals)
    )


@pytest.mark.parametrize("most_work", [0, 30, 1_000_000])
def test_many_writes_one_after_the_other_leave_what_one_customization_makes(
    most_work: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where repairs are given up: on a dense grid one closed street kept all waiting for a second."""
    monkeypatch.setattr("routing.hierarchy.weights.REPAIRED", 1)
    monkeypatch.setattr("routing.hierarchy.weights.WORK", most_work)
    monkeypatch.setattr("routing.hierarchy.weights.MOST_WORK", most_work)
    town = a_large_town()
    chance = np.random.default_rng(1)
    for write in range(120):
        written_by_chance(town, chance)
        assert is_as_made_anew(town, write * 7 % town.states)
    assert open_ways(town.hierarchy.times_to(np.array([0]), np.array([0]))) == town.times_to({0: 0})


def test_while_a_repair_is_given_up_and_all_is_made_anew_the_old_weights_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("routing.hierarchy.weights.MOST_WORK", 60)
    town = a_large_town()
    goals = np.array([0]), np.array([0])
    before = town.hierarchy.times_to(*goals)
    meanwhile: list[bool] = []

    def customize_while_asked(*arrays: NDArray[np.int32]) -> None:
        meanwhile.append(np.array_equal(town.hierarchy.times_to(*goals), before))
        customize(*arrays)

    monkeypatch.setattr("routing.hierarchy.weights.customize", customize_while_asked)
    for move in range(0, len(town.moves), 7):
        town.hierarchy.write(np.array([move]), np.array([CLOSED_MS]))
        monkeypatch.setattr("routing.hierarchy.weights.customize", customize)
        town.hierarchy.write_all(town.weight_ms)
        monkeypatch.setattr("routing.hierarchy.weights.customize", customize_while_asked)
    assert len(meanwhile) > 100
    assert all(meanwhile)


def test_a_unit_whose_lower_bound_is_the_time_of_the_last_still_ties_with_it() -> None:
    town = Streets(2, [(0, 1, 5)])
    unit, ms = town.hierarchy.soonest(
        *(np.array([1]), np.array([0]), np.array([0, 0, 1]), np.array([2, 1, 0])),
        *(np.array([0, 0, 6]), np.array([5, 5, 6]), 1),
    )
    assert (unit.tolist(), ms.tolist()) == ([1, 2], [5, 5])


def test_a_goal_held_open_answers_with_the_weights_of_now() -> None:
    town = Streets(3, [(0, 1, 10), (1, 2, 10), (0, 2, 50)])
    with town.hierarchy.to_goal(np.array([2]), np.array([1])) as goal:
        assert goal.times_of(np.array([0, 1, 2])).tolist() == [21, 11, 1]
        town.hierarchy.write(np.array([1]), np.array([CLOSED_MS]))
        assert goal.times_of(np.array([0, 1, 2])).tolist() == [51, CLOSED_MS, 1]


def test_what_was_saved_opens_mapped_and_answers_the_same(tmp_path: Path) -> None:
    town = a_large_town()
    town.topology.save(tmp_path / "hierarchy")
    opened = Topology.open(tmp_path / "hierarchy")
    assert opened.fits(town.tail, town.head)
    assert not opened.fits(town.head, town.tail)
    assert not opened.fits(town.tail[1:], town.head[1:])
    again = Hierarchy(opened, town.weight_ms)
    goals = np.array([17, 600]), np.array([0, 400])
    assert np.array_equal(again.times_to(*goals), town.hierarchy.times_to(*goals))
    with pytest.raises(FileNotFoundError):
        Topology.open(tmp_path / "nowhere")


@pytest.mark.parametrize("states", [0, 1, 5])
def test_a_place_without_streets_leads_nowhere(states: int) -> None:
    town = Streets(states, [])
    goals = np.arange(min(states, 1)), np.zeros(min(states, 1), np.int64)
    assert open_ways(town.hierarchy.times_to(*goals)) == ({0: 0} if states else {})


def test_states_and_times_there_are_not_are_refused() -> None:
    town = Streets(2, [(0, 1, 5)])
    none = np.empty(0, np.int64)
    with pytest.raises(IndexError):
        town.hierarchy.times_to(np.array([2]), np.array([0]))
    with pytest.raises(ValueError, match="negative"):
        town.hierarchy.times_to(np.array([1]), np.array([-1]))
    with pytest.raises(IndexError):
        town.hierarchy.soonest(none, none, np.array([-1]), np.array([0]), np.array([0]), np.array([0]), 1)
    with pytest.raises(IndexError):
        town.hierarchy.write(np.array([1]), np.array([5]))
    with pytest.raises(ValueError, match="negative"):
        town.hierarchy.write(np.array([0]), np.array([-5]))
    with pytest.raises(ValueError, match="weights"):
        town.hierarchy.write_all(none)
    with pytest.raises(ValueError, match="no state"):
        Streets(2, [(0, 2, 5)])
