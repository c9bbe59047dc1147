"""The report's shape, as it stands in HOUSE.md: others read it and compare it from run to run."""

import json

import pytest
from typer.testing import CliRunner

from web.bench.registry import BENCHES
from web.bench.report import Report, Row, spread_rows
from web.cli import app

ROW = {"case", "metric", "value", "unit", "rival", "rival_value"}


def test_a_report_is_one_object_of_bench_machine_and_rows() -> None:
    rows = [*spread_rows("call-201", [3.0, 1.0, 2.0], "bare insert + commit", [0.5, 0.7])]
    report = Report(bench="main-job", machine={"cores": 2}, rows=rows)
    read = json.loads(json.dumps(report.json_object()))
    assert set(read) == {"bench", "machine", "rows"}
    assert all(set(row) == ROW for row in read["rows"])
    assert [(row["metric"], row["value"], row["rival_value"]) for row in read["rows"]] == [
        ("p50_ms", 2.0, 0.5),
        ("p99_ms", 3.0, 0.7),
        ("samples", 3, None),
    ]


def test_a_row_without_a_rival_says_so() -> None:
    assert Row(case="recommendation", metric="p50_ms", value=1.0, unit="ms").rival is None
    assert all(row.rival_value is None for row in spread_rows("recommendation", [1.0]))


def test_nothing_measured_is_no_report() -> None:
    with pytest.raises(ValueError, match="percentile"):
        spread_rows("call-201", [])


def test_without_a_name_the_benches_are_listed_and_an_unknown_one_is_refused_with_the_names() -> None:
    listed = CliRunner().invoke(app, ["bench"])
    assert listed.exit_code == 0
    assert all(name in listed.stdout for name in BENCHES)
    unknown = CliRunner().invoke(app, ["bench", "no-such"])
    assert unknown.exit_code == 2
    assert "main-job" in unknown.output
