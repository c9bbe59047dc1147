"""`farol simulate`, `farol plan` at a prompt: rows and figures, or one line why not and nothing written."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.dispatch.simulation.folders import a_folder
from web.cli import app

RESULTS = """\
id,unit,driving_min,waiting_min,response_min,finished_min
c2,E2,10.0,0.0,10.0,22.0
c1,E1,10.0,0.0,10.0,33.5
"""


def farol(*words: str | Path) -> tuple[int, str, str]:
    """Exit code, standard output, standard error."""
    done = CliRunner().invoke(app, [str(word) for word in words])
    return done.exit_code, done.stdout, done.stderr


def test_a_scenario_is_one_row_a_call_and_one_json_object(tmp_path: Path) -> None:
    out = tmp_path / "results.csv"
    code, told, complaint = farol("simulate", "--scenario", a_folder(tmp_path / "s"), "--out", out, "--json")
    assert (code, complaint) == (0, "")
    assert out.read_text() == RESULTS
    assert json.loads(told) == {
        "calls": 2,
        "mean": 10.0,
        "p50": 10.0,
        "p90": 10.0,
        "p95": 10.0,
        "within_threshold": 1.0,
        "waited": 0,
        "busy": {"E1": 33 / 33.5, "E2": 15 / 33.5},
    }


def test_minutes_are_written_as_exactly_as_they_are_known(tmp_path: Path) -> None:
    times = "n1,n2,n3\n0,0.1,20\n10,0,10\n20,10,0\n"
    calls = "id,arrival_min,node,on_scene_min,handover_min,transport,turnout_min\nc,0.7,n2,3,0,0,0.2\n"
    folder, out = a_folder(tmp_path / "s", times=times, calls=calls), tmp_path / "results.csv"
    assert farol("simulate", "--scenario", folder, "--out", out)[0] == 0
    (row,) = csv.DictReader(out.read_text().splitlines())
    assert float(row["response_min"]) == 0.2 + 0.1
    assert row["response_min"] == "0.30000000000000004"


def test_the_same_scenario_writes_the_same_bytes(tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "s")
    for name in ("a.csv", "b.csv"):
        farol("simulate", "--scenario", folder, "--out", tmp_path / name)
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


def test_who_reads_the_rows_of_yesterday_reads_them_whole(tmp_path: Path) -> None:
    out = tmp_path / "results.csv"
    out.write_text("of yesterday")
    with out.open() as reader:
        farol("simulate", "--scenario", a_folder(tmp_path / "s"), "--out", out)
        assert reader.read() == "of yesterday"
    assert out.read_text() == RESULTS


def test_in_words(tmp_path: Path) -> None:
    _, told, _ = farol("simulate", "--scenario", a_folder(tmp_path / "s"))
    assert told.splitlines() == [
        "2 calls, 0 waited for a unit",
        "response: mean 10.00 min, p50 10.00 min, p90 10.00 min, p95 10.00 min",
        "within the threshold: 100.0%",
        "busy: E1 98.5%, E2 44.8%",
    ]


def test_a_malformed_folder_is_one_line_exit_2_and_nothing_written(tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "s", units="id,station\nE1,C\n")
    out = tmp_path / "results.csv"
    out.write_text("of yesterday")
    code, told, complaint = farol("simulate", "--scenario", folder, "--out", out, "--json")
    assert (code, told) == (2, "")
    assert complaint == "units.csv, row 2: there is no station 'C'.\n"
    assert out.read_text() == "of yesterday"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["results.csv", "s"]


@pytest.mark.parametrize("command", [("simulate",), ("plan", "--units", "2")])
def test_a_folder_that_is_not_there_is_one_line_and_exit_2(command: tuple[str, ...], tmp_path: Path) -> None:
    code, told, complaint = farol(*command, "--scenario", tmp_path / "nowhere", "--json")
    assert (code, told, complaint.count("\n")) == (2, "", 1)
    assert complaint.startswith("scenario.toml: there is no such file in ")


def test_where_the_rows_cannot_be_written_it_is_one_line_and_exit_2(tmp_path: Path) -> None:
    out = tmp_path / "no" / "such" / "results.csv"
    code, told, complaint = farol("simulate", "--scenario", a_folder(tmp_path / "s"), "--out", out, "--json")
    assert (code, told, complaint.count("\n")) == (2, "", 1)
    assert complaint == f"{out} cannot be written: there is no folder {out.parent}\n"


def test_rows_can_be_written_into_what_is_no_plain_file(tmp_path: Path) -> None:
    device = Path("/dev/null")
    assert farol("simulate", "--scenario", a_folder(tmp_path / "s"), "--out", device)[0] == 0
    assert not device.is_file()


def test_a_plan_is_its_worth_its_bound_and_every_station(tmp_path: Path) -> None:
    code, told, _ = farol("plan", "--scenario", a_folder(tmp_path / "s"), "--units", "2", "--json")
    assert code == 0
    # one unit at each: 3 and 2 served half of the time, the one between by either
    expected = 3 * 0.5 + 2 * 0.5 + 1 * 0.75
    assert json.loads(told) == {"objective": expected, "bound": expected, "layout": {"A": 1, "B": 1}}


def test_a_plan_in_words_counts_several_units_at_a_station(tmp_path: Path) -> None:
    nodes = "id,x,y,weight\nn1,0,0,9\nn2,1,0,0\nn3,2,0,1\n"
    _, told, _ = farol("plan", "--scenario", a_folder(tmp_path / "s", nodes=nodes), "--units", "2")
    assert told.splitlines() == ["served in time: 6.75, at most 6.75 can be", "  A: 2", "  B: 0"]


def test_a_plan_without_a_threshold_is_refused(tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "s", scenario="busy_fraction = 0.3")
    code, told, complaint = farol("plan", "--scenario", folder, "--units", "2", "--json")
    assert (code, told) == (2, "")
    assert complaint == "scenario.toml: threshold_min is missing; it is needed for a plan.\n"


def test_what_cannot_be_told_is_one_line_and_exit_2(tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "web", "simulate", "--scenario", a_folder(tmp_path / "s")],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_more_units_than_any_city_has_are_refused_before_anything_is_placed(tmp_path: Path) -> None:
    code, told, _ = farol("plan", "--scenario", a_folder(tmp_path / "s"), "--units", str(10**30), "--json")
    assert (code, told) == (2, "")
