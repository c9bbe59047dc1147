"""A scenario folder is read to the letter; a malformed one is refused with file, row and reason."""

import os
from pathlib import Path

import numpy as np
import pytest

from dispatch.simulation.day import simulate
from dispatch.simulation.errors import Malformed, NoSuchFile
from dispatch.simulation.folder import read_scenario, read_sites
from dispatch.simulation.policy import Dispatch, Policy, Queue, Return
from tests.dispatch.simulation.folders import FILES, a_folder

CALLS = "id,arrival_min,node,on_scene_min,handover_min,transport\n"


def test_everything_in_the_folder_comes_in(tmp_path: Path) -> None:
    scenario = read_scenario(a_folder(tmp_path))
    world = scenario.world
    assert world.xy.tolist() == [[0, 0], [1, 0], [2, 0]]
    assert world.demand.tolist() == [3, 1, 2]
    assert world.minutes.tolist() == [[0, 10, 20], [10, 0, 10], [20.5, 10, 0]]
    assert (world.stations, world.station_node.tolist()) == (("A", "B"), [0, 2])
    assert world.hospital_node.tolist() == [0]
    assert (scenario.units.name, scenario.units.station.tolist()) == (("E1", "E2"), [0, 1])
    assert scenario.policy == Policy(threshold_min=10, busy_fraction=0.5)


def test_calls_come_in_order_of_arrival_and_of_one_minute_in_the_files(tmp_path: Path) -> None:
    rows = CALLS.strip() + ",turnout_min\nb,3,n2,5,8,1,2\nz,3,n1,4,,0,\na,1,n3,5,0,0,0.5\n"
    calls = read_scenario(a_folder(tmp_path, calls=rows)).calls
    assert calls.name == ("a", "b", "z")
    assert calls.turnout_min.tolist() == [0.5, 2, 0]
    assert calls.handover_min.tolist() == [0, 8, 0]
    assert calls.transport.tolist() == [False, True, False]


def test_the_columns_and_the_nodes_of_the_matrix_may_come_in_any_order(tmp_path: Path) -> None:
    turned = "n3,n1,n2\n0,20.5,10\n20,0,10\n10,10,0\n"
    scenario = read_scenario(a_folder(tmp_path, times=turned, stations="node,id\nn1,A\nn3,B\n"))
    assert scenario.world.minutes.tolist() == [[0, 10, 20], [10, 0, 10], [20.5, 10, 0]]
    assert scenario.world.stations == ("A", "B")


def test_nodes_without_a_weight_column_weigh_one_each(tmp_path: Path) -> None:
    scenario = read_scenario(a_folder(tmp_path, nodes="id,x,y\nn1,-1,0\nn2,1,0\nn3,2,0\n"))
    assert scenario.world.demand.tolist() == [1, 1, 1]


def test_spreadsheets_leave_a_mark_windows_line_ends_and_empty_rows(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    text = "\ufeffid,node\r\nA, n1\r\n\r\nB,n3\r\n"
    (folder / "stations.csv").write_bytes(text.encode())
    (folder / "units.csv").write_bytes(b"id,station,,\r\nE1,A,,\r\n")
    assert read_scenario(folder).world.station_node.tolist() == [0, 2]


def test_all_rules_can_be_named(tmp_path: Path) -> None:
    rules = """
        dispatch = "hybrid"
        return = "dmexclp"
        queue = "aged"
        homebound = "available"
        hospital = "least_time"
        swap_gain_min = 2
        threshold_min = 8.5
        busy_fraction = 0
        return_speed_factor = 0.95
        seed = 7
    """
    assert read_scenario(a_folder(tmp_path, scenario=rules)).policy == Policy(
        dispatch=Dispatch.HYBRID,
        home=Return.DMEXCLP,
        queue=Queue.AGED,
        swap_gain_min=2,
        threshold_min=8.5,
        busy_fraction=0,
        return_speed_factor=0.95,
    )


def test_without_rules_it_is_closest_own_base_first_come(tmp_path: Path) -> None:
    assert read_scenario(a_folder(tmp_path, scenario="")).policy == Policy()


def test_without_transport_no_hospitals_are_needed(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, hospitals=None, calls=CALLS + "a,1,n2,5,0,0\n")
    assert simulate(read_scenario(folder)).answered[0].finished_min == 16


def test_a_plan_needs_no_units_and_no_calls(tmp_path: Path) -> None:
    world, policy = read_sites(a_folder(tmp_path, units=None, calls=None, hospitals=None))
    assert (world.stations, policy.threshold_min) == (("A", "B"), 10)
    assert np.array_equal(world.covers(10)[0], [True, True, False])


@pytest.mark.parametrize("file", sorted(FILES))
def test_a_missing_file_is_named(tmp_path: Path, file: str) -> None:
    folder = a_folder(tmp_path)
    (folder / file).unlink()
    if file == "hospitals.csv":
        with pytest.raises(Malformed, match="there is no hospital"):
            read_scenario(folder)
        return
    with pytest.raises(NoSuchFile, match=f"^{file}: there is no such file in "):
        read_scenario(folder)


def test_a_folder_that_is_not_there_or_is_a_file_is_refused(tmp_path: Path) -> None:
    for folder in (tmp_path / "nowhere", a_folder(tmp_path) / "nodes.csv"):
        with pytest.raises(NoSuchFile):
            read_scenario(folder)


NODES = "id,x,y,weight\n"
MALFORMED = [
    ("nodes", NODES, "nodes.csv, row 2: there has to be at least one row"),
    ("nodes", "", "nodes.csv, row 1: the heading is missing"),
    ("nodes", "id,x\nn1,0\n", "nodes.csv, row 1: the column y is missing"),
    ("nodes", NODES + "n1,0,0,1\nn2,nan,0,1\n", "nodes.csv, row 3: x is 'nan', not a finite number"),
    ("nodes", NODES + "n1,0,0,-1\n", "nodes.csv, row 2: weight is -1, less than 0"),
    ("nodes", NODES + "n1,0,0,x\n", "nodes.csv, row 2: weight is 'x', not a finite number"),
    ("nodes", NODES + "n1,1e308,0,1\n", "nodes.csv, row 2: x is 1e308, further from 0 than 1e+12"),
    ("nodes", NODES + "n1,-1e308,0,1\n", "nodes.csv, row 2: x is -1e308, further from 0 than 1e+12"),
    ("nodes", NODES + "n1,0,0,1e308\n", "nodes.csv, row 2: weight is 1e308, further from 0 than 1e+12"),
    ("nodes", f"id,x,y,{'c,' * 1000}\n", "nodes.csv, row 1: more than 1,000 columns"),
    ("nodes", NODES + f"{'n' * 4_000_000},0,0,1\n", "nodes.csv, row 2: cannot be read (it has more than"),
    ("times", "n1," * 10_001 + "n1\n", "times.csv, row 1: more than 10,000 nodes"),
    ("times", "", "times.csv, row 1: the heading is missing"),
    ("times", "n1,n2,n3\n0,1,2\n1,0,1e13\n2,1,0\n", "times.csv, row 3: the time to n3 is 1e13, further fr"),
    ("times", "n1,n2,n3\n0,1,2\n1,0,1\n2,1,0\n2,1,0\n", "times.csv, row 5: more rows of times than 3"),
    ("calls", CALLS + "a,1e308,n1,5,0,0\n", "calls.csv, row 2: arrival_min is 1e308, further from 0 than"),
    ("calls", CALLS + "a,1,n1,5,0,-1\n", "calls.csv, row 2: transport is '-1', neither 0 nor 1"),
    ("scenario", "hybrid_in_time = 2", "scenario.toml: hybrid_in_time is 2; it may be true or false"),
    ("scenario", f"# {'x' * 100_000}", "scenario.toml: cannot be read ("),
    ("nodes", NODES + "n1,0,0,1\nn1,0,0,1\n", "nodes.csv, row 3: the id 'n1' is there twice"),
    ("nodes", NODES + ",0,0,1\n", "nodes.csv, row 2: id is empty"),
    ("nodes", NODES + "n1,0,0\n", "nodes.csv, row 2: 3 cells instead of 4"),
    (
        "nodes",
        "id,x,y,wieght\nn1,0,0,1\n",
        "nodes.csv, row 1: the column 'wieght' is not known; is it weight?",
    ),
    ("nodes", "id,x,x,y\nn1,0,0,1\n", "nodes.csv, row 1: the column x is there twice"),
    ("nodes", NODES + 'n1,0,0,"1\n', "nodes.csv, row "),
    ("times", "n1,n2\n0,1\n1,0\n", "times.csv, row 1: the node 'n3' is missing"),
    ("times", "n1,n2,n4\n", "times.csv, row 1: there is no node 'n4'"),
    ("times", "n1,n2,n3,n3\n", "times.csv, row 1: a node is there twice"),
    ("times", "n1,n2,n3\n0,1,2\n1,0\n2,1,0\n", "times.csv, row 3: 2 times instead of 3"),
    ("times", "n1,n2,n3\n0,1,2\n1,0,1\n", "times.csv, row 3: 2 rows of times instead of 3"),
    ("times", "n1,n2,n3\n", "times.csv, row 1: 0 rows of times instead of 3"),
    ("times", "n1,n2,n3\n0,1,2\n1,0,-1\n2,1,0\n", "times.csv, row 3: the time to n3 is -1, less than 0"),
    ("times", "n1,n2,n3\n0,1,inf\n1,0,1\n2,1,0\n", "times.csv, row 2: the time to n3 is 'inf', not a fin"),
    ("times", "n1,n2,n3\n0,1,1_0\n1,0,1\n2,1,0\n", "times.csv, row 2: the time to n3 is '1_0', not a fin"),
    ("stations", "id,node\nA,n9\n", "stations.csv, row 2: there is no node 'n9'"),
    ("stations", "id,node\nA,n1\nA,n2\n", "stations.csv, row 3: the id 'A' is there twice"),
    ("hospitals", "node\nn9\n", "hospitals.csv, row 2: there is no node 'n9'"),
    ("hospitals", "node\n", "calls.csv, row 3: there is no hospital to take the patient to"),
    ("units", "id,station\nE1,C\n", "units.csv, row 2: there is no station 'C'"),
    ("units", "id,station\nE1,A\nE1,A\n", "units.csv, row 3: the id 'E1' is there twice"),
    ("units", "id,station\n", "units.csv, row 2: there has to be at least one row"),
    ("calls", CALLS + "a,-1,n1,5,0,0\n", "calls.csv, row 2: arrival_min is -1, less than 0"),
    ("calls", CALLS + "a,NaN,n1,5,0,0\n", "calls.csv, row 2: arrival_min is 'NaN', not a finite number"),
    ("calls", CALLS + "a,1,n7,5,0,0\n", "calls.csv, row 2: there is no node 'n7'"),
    ("calls", CALLS + "a,1,n1,,0,0\n", "calls.csv, row 2: on_scene_min is '', not a finite number"),
    ("calls", CALLS + "a,1,n1,5,,1\n", "calls.csv, row 2: handover_min is '', not a finite number"),
    ("calls", CALLS + "a,1,n1,5,-2,0\n", "calls.csv, row 2: handover_min is -2, less than 0"),
    ("calls", CALLS + "a,1,n1,5,0,yes\n", "calls.csv, row 2: transport is 'yes', neither 0 nor 1"),
    ("calls", CALLS + "a,1,n1,5,0,0\na,2,n1,5,0,0\n", "calls.csv, row 3: the id 'a' is there twice"),
    ("scenario", "dispatch = ", "scenario.toml: cannot be read ("),
    (
        "scenario",
        'dispatch = "nearest"',
        "scenario.toml: dispatch is 'nearest'; it may be closest or hybrid or",
    ),
    ("scenario", 'return = "home"', "scenario.toml: return is 'home'; it may be own or dmexclp"),
    ("scenario", "queue = 1", "scenario.toml: queue is 1; it may be fifo or aged"),
    ("scenario", "busy_frac = 0.3", "scenario.toml: the key 'busy_frac' is not known; is it busy_fraction?"),
    ("scenario", "threshold_min = -1", "scenario.toml: threshold_min is -1; it must be at least 0"),
    ("scenario", "threshold_min = nan", "scenario.toml: threshold_min is nan, not a finite number"),
    ("scenario", f"threshold_min = 1{'0' * 400}", "scenario.toml: threshold_min is 1000"),
    ("scenario", 'swap_gain_min = "2"', "scenario.toml: swap_gain_min is '2', not a finite number"),
    ("scenario", "swap_gain_min = true", "scenario.toml: swap_gain_min is True, not a finite number"),
    ("scenario", "busy_fraction = 1", "scenario.toml: busy_fraction is 1; it must be at least 0 and below 1"),
    (
        "scenario",
        "return_speed_factor = 0",
        "scenario.toml: return_speed_factor is 0; nobody would come home",
    ),
    ("scenario", "seed = 1.5", "scenario.toml: seed is 1.5, not a whole number"),
    (
        "scenario",
        'dispatch = "cover"',
        "scenario.toml: threshold_min is missing; it is needed for dispatch = ",
    ),
    ("scenario", 'return = "dmexclp"\nthreshold_min = 1', "scenario.toml: busy_fraction is missing; it is n"),
]


@pytest.mark.parametrize(("file", "text", "said"), MALFORMED, ids=[said for _, _, said in MALFORMED])
def test_what_is_malformed_is_told_by_file_and_row(tmp_path: Path, file: str, text: str, said: str) -> None:
    with pytest.raises(Malformed) as refusal:
        read_scenario(a_folder(tmp_path, **{file: text}))
    assert str(refusal.value).startswith(said)


def test_an_instance_may_keep_notes_of_its_own(tmp_path: Path) -> None:
    plain = read_scenario(a_folder(tmp_path, scenario='dispatch = "closest"'))
    noted = read_scenario(
        a_folder(
            tmp_path,
            scenario='dispatch = "closest"\nname = "a city"\nhospital = "least time"\n[source]\nyear = 2015',
            hospitals="node,beds\nn2,200\n",
        )
    )
    assert noted.policy == plain.policy
    assert noted.world.hospital_node.tolist() == [1]


@pytest.mark.parametrize("file", sorted(FILES))
def test_a_pipe_nobody_writes_to_is_refused_at_once(tmp_path: Path, file: str) -> None:
    folder = a_folder(tmp_path)
    (folder / file).unlink()
    os.mkfifo(folder / file)
    with pytest.raises(Malformed, match=r"cannot be read \(.*no plain file\)"):
        read_scenario(folder)


def test_a_file_too_large_to_be_held_is_refused_unread(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    with (folder / "times.csv").open("ab") as file:
        file.truncate(600_000_000)
    with pytest.raises(Malformed, match=r"^times\.csv, row 1: cannot be read \(600,000,000 bytes; at most "):
        read_scenario(folder)


def test_lines_without_end_are_refused_before_the_last(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    with (folder / "calls.csv").open("a") as file:
        file.write("\n" * 1_000_000)
    with pytest.raises(Malformed, match=r"^calls\.csv, row \d+: cannot be read \(it has more than 1,0"):
        read_scenario(folder)


def test_a_long_word_is_cut_in_what_is_told(tmp_path: Path) -> None:
    for changed in ({"scenario": f'dispatch = "{"x" * 9999}"'}, {"units": f"id,station\nE1,{'x' * 9999}\n"}):
        with pytest.raises(Malformed) as refusal:
            read_scenario(a_folder(tmp_path, **changed))
        assert len(str(refusal.value)) < 150


def test_a_node_that_does_not_say_its_weight_weighs_one(tmp_path: Path) -> None:
    scenario = read_scenario(a_folder(tmp_path, nodes="id,x,y,weight\nn1,0,0,\nn2,1,0,0\nn3,2,0,2.5\n"))
    assert scenario.world.demand.tolist() == [1, 0, 2.5]


def test_transport_is_told_as_spreadsheets_and_programs_tell_it(tmp_path: Path) -> None:
    flags = ("1", "1.0", "true", "True", '"TRUE"', "0", "0.0", "false", "False", '"0"')
    rows = "".join(f"c{i},{i},n1,5,8,{flag}\n" for i, flag in enumerate(flags))
    assert (
        read_scenario(a_folder(tmp_path, calls=CALLS + rows)).calls.transport.tolist()
        == [True] * 5 + [False] * 5
    )


def test_ids_may_be_numbers_and_numbers_may_be_decimals(tmp_path: Path) -> None:
    scenario = read_scenario(
        a_folder(
            tmp_path,
            nodes="id,x,y\n1,0,0\n2,1e0,0.0\n3,2,0\n",
            times="1,2,3\n0,1,2\n1,0,1\n2,1,0\n",
            stations="id,node\n10,1\n",
            hospitals="node\n3\n",
            units="id,station\n7,10\n",
            calls=CALLS + "1,0.0,2,5,,0\n",
            scenario="seed = 3.0\nthreshold_min = 8\nbusy_fraction = 0",
        )
    )
    assert (scenario.units.name, scenario.calls.name, scenario.calls.node.tolist()) == (("7",), ("1",), [1])


@pytest.mark.parametrize("hospitals", [None, "", "\n", "node\n"])
def test_hospitals_may_be_empty_where_nobody_is_taken(tmp_path: Path, hospitals: str | None) -> None:
    folder = a_folder(tmp_path, hospitals=hospitals, calls=CALLS + "a,1,n2,5,0,0\n")
    assert not len(read_scenario(folder).world.hospital_node)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    (folder / "units.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Malformed, match=r"^units\.csv, row 1: cannot be read"):
        read_scenario(folder)


def test_a_plan_says_what_it_needs(tmp_path: Path) -> None:
    with pytest.raises(Malformed, match=r"busy_fraction is missing; it is needed for a plan\.$"):
        read_sites(a_folder(tmp_path, scenario="threshold_min = 5"))
