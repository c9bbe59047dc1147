"""A file says what hospitals can treat, or is refused in one line."""

import re
from hashlib import sha256
from pathlib import Path

import pytest
from pydantic import ValidationError

from data.loaders.hospital_file import NotHospitals, hospital_sheet
from data.loaders.run_card_file import SETS
from data.sets import SAMPLE_HOSPITALS
from data.stores.hospital_tags import by_map
from dispatch.hospital_capability import HospitalCapability, Said, Source
from dispatch.hospital_need import needed
from dispatch.hospital_sheet import HospitalSheet
from incidents.terms import IncidentType, Priority
from incidents.triage import TYPES
from web.settings import Settings

EMERGENCY, MATERNITY = HospitalCapability.EMERGENCY_DEPARTMENT, HospitalCapability.MATERNITY
CATHETER = HospitalCapability.CARDIAC_CATHETERISATION

OWN = """
[[hospitals]]
name = "Kiang Wu"
has = ["emergency_department", "maternity"]
lacks = ["burns_unit"]

[[needs]]
types = ["chest_pain"]
priorities = [1, 2]
capabilities = []
"""


def read(folder: Path, text: str) -> HospitalSheet:
    file = folder / "hospitals.toml"
    file.write_text(text)
    return hospital_sheet(file)


def test_every_type_that_comes_with_farol_needs_an_emergency_department_at_least() -> None:
    for type in TYPES:
        assert EMERGENCY in needed(hospital_sheet(None).needs, type, Priority.P1)
    assert CATHETER in needed(hospital_sheet(None).needs, IncidentType("chest_pain"), Priority.P2)


def test_a_centres_own_needs_come_before_the_shipped_ones(tmp_path: Path) -> None:
    sheet, pain = read(tmp_path, OWN), IncidentType("chest_pain")
    assert needed(sheet.needs, pain, Priority.P1) == ()
    assert CATHETER in needed(sheet.needs, pain, Priority.P3)
    known = sheet.known(["鏡湖醫院", "Kiang Wu"], {})
    assert known[MATERNITY] == Said(True, Source.CENTRE)
    assert known[HospitalCapability.BURNS_UNIT] == Said(False, Source.CENTRE)
    assert CATHETER not in known


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("hospitals = 3", "a list"),
        ("hospital = []", '"hospital" is not known'),
        ("hospitals = [3]", "hospital 1 is no table"),
        ("[[hospitals]]\nhas = []", "name must be given"),
        ("[[hospitals]]\nname = 'A'", "it says nothing"),
        ("[[hospitals]]\nname = '…'\nhas = ['maternity']", "letters or digits"),
        ("[[hospitals]]\nname = 'A'\nhas = ['magic']", "there is no magic"),
        ("[[hospitals]]\nname = 'A'\nhas = [['maternity']]", "there is no"),
        ("[[hospitals]]\nname = 'A'\nhas = ['maternity']\nlacks = ['maternity']", "both have and lack"),
        ("[[hospitals]]\nname = 'A'\nhas = ['maternity']\n" * 2, "there twice"),
        ("[[needs]]\ntypes = ['fall']", "capabilities must be given"),
        ("[[needs]]\ntypes = ['fell']\ncapabilities = []", "there is no type fell"),
        ("[[needs]]\npriorities = [true]\ncapabilities = []", "there is no priority"),
        ("[[needs]]\npriorities = [5]\ncapabilities = []", "there is no priority 5"),
        ("[[needs", "end of an array"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(NotHospitals) as refused:
        read(tmp_path, text)
    assert why in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("name", ["default", "sample"])
def test_the_shipped_files_are_those_that_are_noted(name: str) -> None:
    noted = dict(re.findall(r"`hospitals/(\w+)\.toml`.*?`([0-9a-f]{64})`", (SETS / "SOURCE.md").read_text()))
    assert sha256((SETS / "hospitals" / f"{name}.toml").read_bytes()).hexdigest() == noted[name]


def test_a_centre_is_not_started_with_a_file_it_cannot_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAROL_HOSPITALS", str(SAMPLE_HOSPITALS))
    assert Settings().hospitals == SAMPLE_HOSPITALS
    monkeypatch.setenv("FAROL_HOSPITALS", "/nowhere/hospitals.toml")
    with pytest.raises(ValidationError, match="does not say what hospitals can do"):
        Settings()


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotHospitals):
        hospital_sheet(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("tags", "known"),
    [
        ({}, {}),
        ({"emergency": "yes"}, {EMERGENCY: True}),
        ({"emergency": "no"}, {EMERGENCY: False}),
        ({"emergency": "unknown"}, {}),
        ({"healthcare:speciality": "obstetrics; emergency;dentistry"}, {MATERNITY: True, EMERGENCY: True}),
        ({"healthcare:speciality": "cardiology;traumatology"}, {}),
        ({"healthcare:speciality": "emergency", "emergency": "no"}, {EMERGENCY: False}),
    ],
)
def test_the_maps_word_is_a_guess_and_marked_so(
    tags: dict[str, str], known: dict[HospitalCapability, bool]
) -> None:
    assert by_map(tags) == {each: Said(has, Source.MAP) for each, has in known.items()}
