"""What hospitals can treat, and who needs what, from a TOML file: the centre's own (FAROL_HOSPITALS).

[[hospitals]]
name = "Conde S. Januário"     # any of its names on the map
has = ["emergency_department", "cardiac_catheterisation"]
lacks = ["burns_unit"]         # what neither list names is not known

[[needs]]                      # these come before the shipped ones; the first that holds counts
types = ["chest_pain"]         # absent: every type
priorities = [1, 2]            # absent: every priority
capabilities = ["cardiac_catheterisation"]
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from data.loaders.run_card_file import SETS
from data.loaders.toml_shape import Wrong, names, need, only, parsed, text
from data.sets import SAMPLE_HOSPITALS
from dispatch.hospital_capability import HospitalCapability, Source
from dispatch.hospital_need import HospitalNeed
from dispatch.hospital_sheet import HospitalEntry, HospitalSheet
from incidents.errors import Refused
from incidents.geocode.spelling import key
from incidents.terms import IncidentType, Priority
from incidents.triage import TYPES

SHIPPED = SETS / "hospitals" / "default.toml"
"""data/sets/SOURCE.md says where from."""

CAPABILITIES = ", ".join(each.value for each in HospitalCapability)


class NotHospitals(Refused):
    """{file} does not say what hospitals can do: {why}"""


@cache
def hospital_sheet(path: Path | None) -> HospitalSheet:
    """The shipped needs, with a centre's own file before them; without one, what is made up of the
    sample hospitals of a map that has none. Raises NotHospitals with one line."""
    shipped = _read(SHIPPED)
    if path is None:
        made_up = [replace(each, source=Source.SAMPLE) for each in _read(SAMPLE_HOSPITALS).entries]
        return replace(shipped, entries=made_up)
    own = _read(path)
    return HospitalSheet(needs=(*own.needs, *shipped.needs), entries=own.entries)


def _read(path: Path) -> HospitalSheet:
    try:
        return _sheet(parsed(path))
    except OSError as error:
        raise NotHospitals(file=path.name, why=error.strerror or "it cannot be read") from error
    except (Wrong, ValueError, RecursionError) as error:
        raise NotHospitals(file=path.name, why=" ".join(str(error).split())) from error


def _sheet(raw: Mapping[str, object]) -> HospitalSheet:
    only(raw, "the file", {"hospitals", "needs"})
    entries = [_entry(each, i) for i, each in enumerate(_list(raw, "hospitals"), 1)]
    spelt = [key(each.name) for each in entries]
    for i, each in enumerate(entries):
        if spelt[i] in spelt[:i]:
            raise Wrong(f'"{each.name}" is there twice')
    needs = [_need(each, i) for i, each in enumerate(_list(raw, "needs"), 1)]
    return HospitalSheet(needs=tuple(needs), entries=tuple(entries))


def _list(raw: Mapping[str, object], field: str) -> list[object]:
    return need({field: [], **raw}, "the file", field, list)


def _entry(raw: object, number: int) -> HospitalEntry:
    where = f"hospital {number}"
    if not isinstance(raw, dict):
        raise Wrong(f"{where} is no table")
    name = text(need(raw, where, "name", str), where)
    where = f'hospital "{name}"'
    only(raw, where, {"name", "has", "lacks"})
    if not key(name):
        raise Wrong(f"{where}: a name has letters or digits")
    has, lacks = _capabilities(raw, where, "has"), _capabilities(raw, where, "lacks")
    if both := sorted(set(has) & set(lacks)):
        raise Wrong(f"{where}: it cannot both have and lack {', '.join(both)}")
    if not has and not lacks:
        raise Wrong(f"{where}: it says nothing; give has or lacks")
    return HospitalEntry(name=name, says=dict.fromkeys(has, True) | dict.fromkeys(lacks, False))


def _need(raw: object, number: int) -> HospitalNeed:
    where = f"need {number}"
    if not isinstance(raw, dict):
        raise Wrong(f"{where} is no table")
    only(raw, where, {"types", "priorities", "capabilities"})
    if "capabilities" not in raw:
        raise Wrong(f"{where}: capabilities must be given; [] means that any hospital will do")
    types = names(raw, where, "types")
    for each in sorted(types or ()):
        if each not in TYPES:
            raise Wrong(f"{where}: there is no type {each}; there are {', '.join(sorted(TYPES))}")
    return HospitalNeed(
        capabilities=_capabilities(raw, where, "capabilities"),
        types=None if types is None else frozenset(IncidentType(each) for each in types),
        priorities=_priorities(raw, where) if "priorities" in raw else None,
    )


def _capabilities(raw: Mapping[str, object], where: str, field: str) -> tuple[HospitalCapability, ...]:
    """In the order they are written, each once."""
    said = need({field: [], **raw}, where, field, list)
    for each in said:
        if not isinstance(each, str) or each not in set(HospitalCapability):
            raise Wrong(f"{where}, {field}: there is no {each}; there are {CAPABILITIES}")
    return tuple(HospitalCapability(each) for each in dict.fromkeys(said))


def _priorities(raw: Mapping[str, object], where: str) -> frozenset[Priority]:
    said = need(raw, where, "priorities", list)
    for each in said:
        if isinstance(each, bool) or not isinstance(each, int) or each not in set(Priority):
            raise Wrong(f"{where}: there is no priority {each}; there are 1 to 4")
    return frozenset(Priority(each) for each in said)
