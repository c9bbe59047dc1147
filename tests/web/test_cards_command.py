"""`farol cards`: checked and loaded from a file, as an administrator types it."""

import json
from pathlib import Path

from tests.site import Site
from tests.web.test_unit_add import typed

OURS = """
title = { en = "Fire", zh = "消防", pt = "Bombeiros" }
[[cards]]
name = "anything"
slots = [{ capability = "engine" }, { capability = "ladder", mandatory = false }]
"""


async def test_a_file_is_checked_then_loaded_then_shown(site: Site, tmp_path: Path) -> None:
    database = site.engine.url.render_as_string(hide_password=False)
    file = tmp_path / "ours.toml"
    file.write_text(OURS)
    checked = await typed(database, "", "cards", "check", str(file))
    assert (checked.returncode, checked.stdout) == (0, "1 cards could be loaded\n")
    assert "warning: anything: 1 ladder would be desirable; the agency has 0" in checked.stderr
    before = await typed(database, "", "cards", "show", "--json")
    assert json.loads(before.stdout)["edition"] is None
    loaded = await typed(database, "", "cards", "load", str(file), "--reason", "our first", "--json")
    assert json.loads(loaded.stdout)["edition"] == 1
    shown = await typed(database, "", "cards", "show")
    assert shown.stdout == (
        "Fire (edition 1, farol: our first)\n  anything [always]: 1 engine, 1 ladder if free\n"
    )


async def test_a_set_that_can_never_be_filled_is_refused_with_exit_code_1_and_changes_nothing(
    site: Site,
) -> None:
    database = site.engine.url.render_as_string(hide_password=False)
    for words in (("check", "municipal"), ("load", "municipal", "--reason", "storm")):
        done = await typed(database, "", "cards", *words)
        assert done.returncode == 1
        assert "fallen tree: no unit of the agency can do tree_crew" in done.stderr
    ana = await site.sign_in("ana")
    assert (await ana.get("/api/run-cards")).json()["edition"] is None


async def test_a_file_that_is_none_is_refused_in_one_line(site: Site, tmp_path: Path) -> None:
    database = site.engine.url.render_as_string(hide_password=False)
    done = await typed(database, "", "cards", "check", str(tmp_path / "none.toml"))
    assert (done.returncode, done.stderr) == (1, "none.toml holds no run cards: No such file or directory\n")
