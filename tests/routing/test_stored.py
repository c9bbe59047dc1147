"""A network opened from disk is the network that was stored, and a broken folder is said to be one."""

from pathlib import Path

import numpy as np
import pytest

from routing.network import ARRAY_NAMES
from routing.stored import NotStored, open_stored, store
from tests.routing.grids import a_grid


def test_a_network_comes_back_as_it_was_without_todays_closures(tmp_path: Path) -> None:
    town = a_grid(5, 4, oneway=frozenset({3}), seed=2)
    before = np.array(town.weight_ms)
    town.write(3, 7)
    store(town, tmp_path / "town")
    again = open_stored(tmp_path / "town")
    assert list(again.graph.edges(keys=True)) == list(town.graph.edges(keys=True))
    assert all(np.array_equal(getattr(again.arrays, n), getattr(town.arrays, n)) for n in ARRAY_NAMES)
    assert np.array_equal(again.weight_ms, before)
    assert again.name_of(0) == town.name_of(0)


def test_weights_of_an_opened_network_are_its_own(tmp_path: Path) -> None:
    store(a_grid(3, 3), tmp_path / "town")
    one, other = open_stored(tmp_path / "town"), open_stored(tmp_path / "town")
    one.write(0, 1)
    assert other.weight_ms[0] != 1


def test_storing_it_again_leaves_what_is_there(tmp_path: Path) -> None:
    for _ in range(2):
        store(a_grid(3, 3), tmp_path / "town")
    assert [each.name for each in tmp_path.iterdir()] == ["town"]
    assert open_stored(tmp_path / "town").node_count == 9


@pytest.mark.parametrize("damage", ["nothing", "no folder", "cut short", "other format", "no json"])
def test_a_folder_that_is_no_network_is_refused_in_words(tmp_path: Path, damage: str) -> None:
    folder = tmp_path / "town"
    store(a_grid(3, 3), folder)
    match damage:
        case "no folder":
            folder = tmp_path / "elsewhere"
        case "cut short":
            (folder / "tail.npy").write_bytes((folder / "tail.npy").read_bytes()[:90])
        case "other format":
            (folder / "about.json").write_text('{"format": 0, "names": []}')
        case "no json":
            (folder / "about.json").write_text("<html>")
    if damage == "nothing":
        assert open_stored(folder).node_count == 9
        return
    with pytest.raises(NotStored):
        open_stored(folder)
