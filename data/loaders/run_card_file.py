"""Run cards from a TOML file: its shape is checked here, its sense in dispatch/card_check.py.

title = { en = "…", zh = "…", pt = "…" }

[[cards]]
name = "building fire"
names = { zh = "…", pt = "…" } # on screens in these languages; may be left out
types = ["structure_fire"]     # and priority, zones, hours, premises, level: each may be left out
slots = [{ capability = "engine", count = 2 }, { capability = "command", mandatory = false }]
"""

from collections.abc import Mapping
from pathlib import Path

from data.loaders.toml_shape import Wrong, names, need, only, parsed, priority, text
from dispatch.run_card import Card, RunCardSet, Slot
from dispatch.unit import Capability
from incidents.errors import Refused
from incidents.terms import IncidentType

SETS = Path(__file__).parent.parent / "sets"


class NotACardSet(Refused):
    """{file} holds no run cards: {why}"""


def shipped_sets() -> list[str]:
    """Names of the sets that come with the program; one is "default"."""
    return sorted(each.stem for each in SETS.glob("*.toml"))


def read_set(path: Path) -> RunCardSet:
    """Raises NotACardSet with one line."""
    try:
        return _set(parsed(path))
    except OSError as error:
        raise NotACardSet(file=path.name, why=error.strerror or "it cannot be read") from error
    except (Wrong, ValueError, RecursionError) as error:  # ValueError: of TOML, UTF-8, numbers, slots
        raise NotACardSet(file=path.name, why=" ".join(str(error).split())) from error


def _set(raw: Mapping[str, object]) -> RunCardSet:
    only(raw, "the file", {"title", "cards"})
    title = need(raw, "the file", "title", dict)
    only(title, "title", {"en", "zh", "pt"})
    cards = [_card(each, i + 1) for i, each in enumerate(need(raw, "the file", "cards", list))]
    return RunCardSet(
        title={language: text(name, "title") for language, name in title.items()}, cards=tuple(cards)
    )


def _card(raw: object, number: int) -> Card:
    where = f"card {number}"
    if not isinstance(raw, dict):
        raise Wrong(f"{where} is no table")
    name = text(need(raw, where, "name", str), where)
    where = f'card "{name}"'
    only(raw, where, {"name", "names", "types", "priority", "zones", "hours", "premises", "level", "slots"})
    types = names(raw, where, "types")
    return Card(
        name=name,
        names=_names(raw, where),
        types=None if types is None else frozenset(IncidentType(each) for each in types),
        priority=priority(raw, where),
        zones=names(raw, where, "zones"),
        hours=text(raw["hours"], where) if "hours" in raw else None,
        premises=names(raw, where, "premises"),
        level=need(raw, where, "level", int) if "level" in raw else 1,
        slots=tuple(_slot(each, where) for each in need(raw, where, "slots", list)),
    )


def _names(raw: Mapping[str, object], where: str) -> Mapping[str, str]:
    said = need({"names": {}, **raw}, where, "names", dict)
    only(said, f"{where}, names", {"zh", "pt"})
    return {language: text(each, f"{where}, names") for language, each in said.items()}


def _slot(raw: object, where: str) -> Slot:
    if not isinstance(raw, dict):
        raise Wrong(f"{where}: a slot is a table with capability, count, mandatory")
    only(raw, f"{where}: a slot", {"capability", "count", "mandatory"})
    capability = need(raw, f"{where}: a slot", "capability", str)
    if capability not in {each.value for each in Capability}:
        known = ", ".join(each.value for each in Capability)
        raise Wrong(f"{where}: there is no capability {capability}; there are {known}")
    count = need({"count": 1, **raw}, where, "count", int)
    if count < 1:
        raise Wrong(f"{where}: a slot asks for at least one {capability}, not {count}")
    return Slot(Capability(capability), count, need({"mandatory": True, **raw}, where, "mandatory", bool))
