"""`farol shots` where the browser's driver is not installed."""

import sys

import pytest
from typer.testing import CliRunner

from web.cli import app


def test_without_playwright_the_command_says_what_to_run_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [each for each in sys.modules if each.startswith("web.gallery")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "playwright", None)
    for name in [each for each in sys.modules if each.startswith("playwright.")]:
        monkeypatch.delitem(sys.modules, name)
    said = CliRunner().invoke(app, ["shots"])
    assert said.exit_code == 1, said.exception
    assert said.stderr == "farol shots needs playwright and chromium: run make shots\n"
