"""`farol hospital`: a file is checked before it is used, and held against the city's hospitals."""

import json
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from data.loaders.hospital_file import hospital_sheet
from data.sets import SAMPLE_HOSPITALS
from tests.web.at_a_prompt import farol
from web.settings import Settings


async def test_a_file_is_checked_without_a_city(quiet_city: AsyncEngine, home: Path, tmp_path: Path) -> None:
    good = await farol(quiet_city, home, "hospital", "check", SAMPLE_HOSPITALS)
    assert (good.code, good.told) == (0, "2 hospitals can be used\n")
    bad = tmp_path / "bad.toml"
    bad.write_text("[[hospitals]]\nname = 'A'\nhas = ['magic']\n")
    done = await farol(quiet_city, home, "hospital", "check", bad, "--json")
    assert done.code == 1
    assert "there is no magic" in json.loads(done.told)["refused"][0]


async def test_a_file_that_says_nothing_is_not_passed_as_good(
    quiet_city: AsyncEngine, home: Path, tmp_path: Path
) -> None:
    """A name typed wrong, or a save that was cut off, passed its check."""
    empty, needs = tmp_path / "empty.toml", tmp_path / "needs.toml"
    empty.write_text("# to be filled in\n")
    needs.write_text("[[needs]]\ncapabilities = []\n")
    done = await farol(quiet_city, home, "hospital", "check", empty)
    assert (done.code, done.told.splitlines()[-1]) == (1, "refused")
    assert "[[hospitals]]" in done.told
    assert (await farol(quiet_city, home, "hospital", "check", needs)).code == 0


async def test_the_citys_hospitals_are_listed_and_a_name_that_none_has_is_told(
    quiet_city: AsyncEngine, home: Path, tmp_path: Path
) -> None:
    nobody = await farol(quiet_city, home, "hospital", "list")
    assert nobody.code == 0, nobody.complaint
    assert "Sample hospital 1\thas emergency_department (made up, as the hospital is); " in nobody.told
    assert "paediatric not known" in nobody.told
    own = tmp_path / "own.toml"
    own.write_text(SAMPLE_HOSPITALS.read_text().replace("Sample hospital 2", "Kiang Wu"))
    done = await farol(quiet_city, home, "hospital", "list", "--file", own)
    assert done.code == 1
    assert "Sample hospital 1\thas emergency_department (says the centre); " in done.told
    assert "lacks burns_unit (says the centre)" in done.told
    assert "no hospital of the city is called Kiang Wu" in done.complaint


async def test_the_list_says_what_the_crew_is_shown(quiet_city: AsyncEngine, home: Path) -> None:
    """`make run` gave the server a file that the prompt was not given: there, nothing was known."""
    listed = json.loads((await farol(quiet_city, home, "hospital", "list", "--json")).told)["hospitals"]
    sheet = hospital_sheet(Settings().hospitals)
    assert [each["name"] for each in listed] == ["Sample hospital 1", "Sample hospital 2"]
    for each in listed:
        shown = sheet.known([each["name"]], {})
        assert each["capabilities"] == {c: {"has": s.has, "source": s.source} for c, s in shown.items()} != {}
