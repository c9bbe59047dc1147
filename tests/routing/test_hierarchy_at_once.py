"""Several ask a hierarchy at once, and streets are closed meanwhile."""

import threading

import numpy as np

from routing.network import CLOSED_MS
from tests.routing.moves import a_large_town


def test_threads_at_once_get_the_answers_of_one_alone() -> None:
    town = a_large_town()
    stands = np.arange(0, 900, 9)
    zeros = np.zeros(len(stands), np.int64)

    def answers() -> list[list[int]]:
        found = []
        for state in range(0, 900, 60):
            goals = np.array([state, (state * 7) % 900]), np.array([0, 5])
            found.append(town.hierarchy.times_to(*goals).tolist())
            unit, ms = town.hierarchy.soonest(*goals, stands, np.arange(len(stands)), zeros, zeros, 5)
            drive = town.hierarchy.path(stands, zeros, *goals)
            assert drive is not None
            found += [unit.tolist(), ms.tolist(), drive.moves.tolist()]
        return found

    alone = answers()
    heard: list[list[list[int]]] = []
    threads = [threading.Thread(target=lambda: heard.append(answers())) for _ in range(6)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert heard == [alone] * 6


def test_who_asks_while_a_street_is_closed_hears_of_before_or_after() -> None:
    """One move of a chain has two weights in turn; no answer lies in between, and every way adds up."""
    town = a_large_town()
    goals = np.array([899]), np.array([0])
    start = np.array([0]), np.array([0])
    drive = town.hierarchy.path(*start, *goals)
    assert drive is not None
    closed = drive.moves[len(drive.moves) // 2 :][:1]
    town.hierarchy.write(closed, np.array([CLOSED_MS]))
    around = town.hierarchy.path(*start, *goals)
    assert around is not None
    over, heard = threading.Event(), set()

    def ask() -> None:
        while not over.is_set():
            way = town.hierarchy.path(*start, *goals)
            assert way is not None
            heard.add((way.ms, tuple(way.moves.tolist())))

    askers = [threading.Thread(target=ask) for _ in range(3)]
    for each in askers:
        each.start()
    for turn in range(400):
        ms = CLOSED_MS if turn % 2 else int(town.weight_ms[closed[0]])
        town.hierarchy.write(closed, np.array([ms]))
    over.set()
    for each in askers:
        each.join()
    assert heard <= {(way.ms, tuple(way.moves.tolist())) for way in (drive, around)}
