"""One turn restriction as a map tells it: from ways, over a node or ways, to ways, for whom and when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from routing.conditional import clauses

KINDS_OF_TURN = frozenset(
    {
        *("no_left_turn", "no_right_turn", "no_straight_on", "no_u_turn", "no_entry", "no_exit"),
        *("only_left_turn", "only_right_turn", "only_straight_on", "only_u_turn"),
    }
)
"""Any other word ("no_right_turn_on_red") is about something else than where one may drive."""

EXEMPTS_US = frozenset({"emergency", "motor_vehicle", "vehicle"})
"""Of `except`. Buses, taxis, bicycles and cars (`motorcar`) do not make an exception of a fire engine."""

OUR_MODES = ("emergency", "motor_vehicle", "vehicle")
"""`restriction:bus=…` and the like are for others."""


class Unusable(StrEnum):
    """Why a restriction forbids nothing here."""

    EXEMPT = "emergency vehicles are exempt"
    OTHERS = "it is for other vehicles"
    IGNORED = "the agency's crews need not obey this kind"
    KIND = "its kind is not known"
    MEMBERS = "it has no from, via or to, or several where one is needed"
    WAY_MISSING = "a way of it is not driven or not in the network"
    NODE_MISSING = "its node is not in the network or no junction of streets driven"
    NOT_CONNECTED = "its ways do not meet"
    NO_WAY_OUT = "the only way it leaves open is not driven"


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnRestriction:
    """Ids as in the map. Either a via node or via ways, in the order they are driven."""

    kind: str
    from_ways: tuple[int, ...]
    to_ways: tuple[int, ...]
    via_node: int | None = None
    via_ways: tuple[int, ...] = ()
    exempt: str = ""
    """`except`: "bus;taxi"."""
    condition: str = ""
    """When it holds, as opening hours; empty: always."""

    @property
    def is_only(self) -> bool:
        return self.kind.startswith("only_")


def restrictions_of(
    tags: Mapping[str, str], members: Sequence[tuple[str, str, int]]
) -> tuple[TurnRestriction, ...] | Unusable:
    """From a relation's tags and its members as (role, "n" or "w" or "r", id), in order.

    More than one where several kinds hold at different hours.
    """
    told = _told(tags)
    if isinstance(told, Unusable):
        return told
    from_ways, to_ways, via_ways = (_members(members, role, "w") for role in ("from", "to", "via"))
    via_nodes = _members(members, "via", "n")
    if not from_ways or not to_ways or (len(via_nodes) == 1) == bool(via_ways) or len(via_nodes) > 1:
        return Unusable.MEMBERS
    return tuple(
        TurnRestriction(
            kind=kind,
            from_ways=from_ways,
            to_ways=to_ways,
            via_node=via_nodes[0] if via_nodes else None,
            via_ways=via_ways,
            exempt=tags.get("except", ""),
            condition=condition,
        )
        for kind, condition in told
    )


def exempts_us(restriction: TurnRestriction) -> bool:
    words = restriction.exempt.replace(",", ";").split(";")
    return any(word.strip().lower() in EXEMPTS_US for word in words)


def _members(members: Sequence[tuple[str, str, int]], role: str, kind: str) -> tuple[int, ...]:
    return tuple(id for its_role, its_kind, id in members if (its_role, its_kind) == (role, kind))


def _told(tags: Mapping[str, str]) -> list[tuple[str, str]] | Unusable:
    """Kinds and when they hold. What holds always is not weakened by a clause for certain hours beside it."""
    for_whom = tags.get("type", "").partition(":")[2]
    if for_whom and for_whom not in OUR_MODES:
        return Unusable.OTHERS
    if tags.get("restriction:emergency") in ("none", "no"):
        return Unusable.EXEMPT
    keys = ["restriction", *(f"restriction:{mode}" for mode in OUR_MODES)]
    told = [(tags[key], _old_hours(tags)) for key in keys if key in tags]
    told += [each for key in keys for each in clauses(tags.get(f"{key}:conditional", ""))]
    if not told:
        return Unusable.OTHERS if any(key.startswith("restriction:") for key in tags) else Unusable.KIND
    known = [each for each in dict.fromkeys(told) if each[0] in KINDS_OF_TURN]
    always = {kind for kind, condition in known if not condition}
    return [each for each in known if not each[1] or each[0] not in always] or Unusable.KIND


def _old_hours(tags: Mapping[str, str]) -> str:
    """The tags of before `restriction:conditional`: day_on=Mo day_off=Fr hour_on=07:00;15:00
    hour_off=09:00;18:00."""
    first, last = tags.get("day_on", "").strip(), tags.get("day_off", "").strip()
    days = f"{first}-{last}" if first and last else first or last
    ons, offs = (tags.get(key, "").split(";") for key in ("hour_on", "hour_off"))
    hours = ",".join(f"{on.strip()}-{off.strip()}" for on, off in zip(ons, offs, strict=False) if on and off)
    if len(ons) != len(offs):
        return f"unreadable: {ons} to {offs}"
    return f"{days} {hours}".strip()
