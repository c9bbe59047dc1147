"""Turn restrictions in drawn towns: which way the vehicle goes instead, for whom and when."""

import pytest

from routing.agency import Agency
from routing.restrictions import Compiled, compile_restrictions
from routing.turn_restriction import TurnRestriction, Unusable, restrictions_of
from tests.routing.ascii_town import Town, a_town, tagged, way_id

STREET = "highway=residential"
NAMED = dict.fromkeys("abcdefgh", STREET)

CROSSING = """
    +-----c-----+
    |           |
    |           |
    |           |
    |           |
    F--a--C--b--*
          |     |
          d     e
          |     |
          D--f--+
"""
"""From F by a to the crossing C; straight on by b to the fire; or by d, f and e; or round by c."""


def town(drawing: str = CROSSING) -> Town:
    return a_town(drawing, **NAMED)


def rule(at: Town, tags: str, *ways: str, via: str = "C") -> tuple[TurnRestriction, ...]:
    """ "restriction=no_left_turn", from way, to way; via a junction (capital) or ways (small letters)."""
    start, to = ways
    between = [("via", "n", at.node[v]) if v.isupper() else ("via", "w", way_id(v)) for v in via]
    members = [("from", "w", way_id(w)) for w in start] + between + [("to", "w", way_id(w)) for w in to]
    found = restrictions_of(tagged(f"type=restriction {tags}"), members)
    assert not isinstance(found, Unusable)
    return found


def compiled(at: Town, *rules: tuple[TurnRestriction, ...], agency: Agency = Agency()) -> Compiled:
    return compile_restrictions(at.network, [r for each in rules for r in each], at.arcs_of_way, agency)


def way_with(tags: str, *ways: str, via: str = "C", drawing: str = CROSSING) -> str | None:
    at = town(drawing)
    return at.with_turns(compiled(at, rule(at, tags, *ways, via=via)).paths()).goes_by()


def test_drives_straight_on_where_nothing_forbids_it() -> None:
    assert town().goes_by() == "ab"


def test_a_forbidden_turn_is_driven_round() -> None:
    assert way_with("restriction=no_straight_on", "a", "b") == "adfe"


def test_only_one_way_on_forbids_every_other() -> None:
    assert way_with("restriction=only_right_turn", "a", "d") == "adfe"
    assert way_with("restriction=only_straight_on", "a", "b") == "ab"
    at = town()
    forbidden = compiled(at, rule(at, "restriction=only_straight_on", "a", "b")).paths()
    assert {(at.arc("F", "C"), at.arc("C", "F")), (at.arc("F", "C"), at.arc("C", "D"))} == set(forbidden)


def test_straight_on_or_right_drawn_as_two_leaves_both_open() -> None:
    at = town()
    rules = [
        rule(at, f"restriction=only_{kind}", "a", to)
        for kind, to in (("straight_on", "b"), ("right_turn", "d"))
    ]
    found = compiled(at, *rules)
    assert (found.paths(), found.used) == ([(at.arc("F", "C"), at.arc("C", "F"))], 2)


def test_a_way_that_runs_on_is_not_forbidden_to_turn_round_by_a_rule_about_running_on() -> None:
    at = town(CROSSING.replace("--b--", "--a--"))
    found = compiled(at, rule(at, "restriction=no_exit", "a", "a"))
    assert set(found.paths()) == {
        (at.arc("F", "C"), at.arc("C", "*")),
        (at.arc("*", "C"), at.arc("C", "F")),
    }


def test_over_a_way_counts_to_the_first_junction_with_the_next() -> None:
    at = town("""
        F--a--C--d--D--d--E
                    |     |
                    b     b
                    |     |
                    +--b--*
    """)
    forbidden = compiled(at, rule(at, "restriction=no_entry", "a", "b", via="d")).paths()
    assert [path[:2] for path in forbidden] == [(at.arc("F", "C"), at.arc("C", "D"))]
    assert len(forbidden[0]) == 3


def test_turning_round_in_a_street_may_be_forbidden() -> None:
    """The unit drives away from the fire and must not turn at C; it goes round by d, f, e."""
    at = town()
    forbidden = compiled(at, rule(at, "restriction=no_u_turn", "a", "a")).paths()
    assert forbidden == [(at.arc("F", "C"), at.arc("C", "F"))]


def test_over_a_way_both_turns_together_are_forbidden_and_each_alone_is_not() -> None:
    assert way_with("restriction=no_left_turn", "d", "e", via="f") == "ab"
    blocked = CROSSING.replace("--b--", "--x--")
    assert way_with("restriction=no_left_turn", "d", "e", via="f", drawing=blocked) == "c"
    at = town()
    forbidden = compiled(at, rule(at, "restriction=no_left_turn", "d", "e", via="f")).paths()
    assert [len(path) for path in forbidden] == [3]
    assert forbidden[0][0] == at.arc("C", "D")


def test_over_several_ways_the_whole_way_is_forbidden() -> None:
    blocked = CROSSING.replace("--b--", "--x--")
    assert way_with("restriction=no_entry", "a", "e", via="df", drawing=blocked) == "c"


def test_only_over_a_way_forbids_leaving_it_on_the_way() -> None:
    assert way_with("restriction=only_right_turn", "a", "f", via="d") == "adfe"


def test_no_exit_and_no_entry_name_several_ways() -> None:
    at = town()
    assert at.with_turns(compiled(at, rule(at, "restriction=no_exit", "a", "bd")).paths()).goes_by() == "c"
    at = town()
    forbidden = compiled(at, rule(at, "restriction=no_entry", "ad", "b")).paths()
    assert {path[0] for path in forbidden} == {at.arc("F", "C"), at.arc("D", "C")}


@pytest.mark.parametrize(
    ("exempt", "goes"),
    [
        ("", "adfe"),
        ("bus", "adfe"),
        ("bus;taxi", "adfe"),
        ("motorcar", "adfe"),
        ("emergency", "ab"),
        ("bus;emergency", "ab"),
        ("bus,~emergency", "ab"),
        ("motor_vehicle", "ab"),
    ],
)
def test_an_exception_for_emergency_vehicles_is_ours_one_for_buses_is_not(exempt: str, goes: str) -> None:
    assert way_with(f"restriction=no_straight_on except={exempt}", "a", "b") == goes


def test_an_agency_may_let_its_crews_ignore_a_kind() -> None:
    at, bold = town(), Agency(ignored_turns=frozenset({"no_straight_on"}))
    found = compiled(at, rule(at, "restriction=no_straight_on", "a", "b"), agency=bold)
    assert (found.paths(), found.unusable) == ([], {Unusable.IGNORED: 1})


@pytest.mark.parametrize(
    "tags",
    [
        "restriction:conditional=no_straight_on~@~(Mo-Fr~07:00-09:00)",
        "restriction=no_straight_on day_on=Mo day_off=Fr hour_on=07:00 hour_off=09:00",
        "restriction=no_straight_on day_on=Mo day_off=Fr hour_on=7;16 hour_off=9;19",
    ],
)
def test_a_restriction_of_the_morning_holds_in_the_morning(tags: str) -> None:
    at = town()
    found = compiled(at, rule(at, tags, "a", "b"))
    goes = {}
    for when in ((0, 8 * 60), (0, 12 * 60), (6, 8 * 60)):
        goes[when] = town().with_turns(found.paths(*when)).goes_by()
    assert list(goes.values()) == ["adfe", "ab", "ab"]
    assert town().with_turns(found.paths()).goes_by() == "adfe"
    assert found.always == 0


@pytest.mark.parametrize("condition", ["wet", "sunset-sunrise", "Nov-Mar~07:00-09:00", "weight>3.5"])
def test_a_condition_that_cannot_be_read_holds_always_and_is_counted(condition: str) -> None:
    at = town()
    found = compiled(at, rule(at, f"restriction:conditional=no_straight_on~@~({condition})", "a", "b"))
    assert found.always == 1
    assert at.with_turns(found.paths(6, 720)).goes_by() == "adfe"


def test_what_holds_always_is_not_weakened_by_hours_beside_it() -> None:
    at = town()
    tags = "restriction=no_straight_on restriction:conditional=no_straight_on~@~(Mo~07:00-09:00)"
    assert compiled(at, rule(at, tags, "a", "b")).paths(6, 720)


@pytest.mark.parametrize(
    ("tags", "members", "why"),
    [
        ("restriction:bus=no_left_turn", "a C b", Unusable.OTHERS),
        ("type=restriction:hgv restriction=no_left_turn", "a C b", Unusable.OTHERS),
        ("restriction=no_left_turn restriction:emergency=none", "a C b", Unusable.EXEMPT),
        ("restriction=no_right_turn_on_red", "a C b", Unusable.KIND),
        ("name=nothing", "a C b", Unusable.KIND),
        ("restriction=no_left_turn", "a C -", Unusable.MEMBERS),
        ("restriction=no_left_turn", "a - b", Unusable.MEMBERS),
        ("restriction=no_left_turn", "a CD b", Unusable.MEMBERS),
        ("restriction=no_left_turn", "a Cd b", Unusable.MEMBERS),
    ],
)
def test_it_says_why_a_relation_forbids_us_nothing(tags: str, members: str, why: Unusable) -> None:
    told = []
    for role, letters in zip(("from", "via", "to"), members.split(), strict=True):
        told += [(role, "n" if x.isupper() else "w", ord(x)) for x in letters if x != "-"]
    assert restrictions_of(tagged(tags), told) is why


@pytest.mark.parametrize(
    ("tags", "ways", "via", "why"),
    [
        ("restriction=no_left_turn", ("a", "h"), "C", Unusable.WAY_MISSING),
        ("restriction=no_left_turn", ("a", "e"), "C", Unusable.NOT_CONNECTED),
        ("restriction=no_left_turn", ("a", "e"), "d", Unusable.NOT_CONNECTED),
    ],
)
def test_it_says_why_ways_make_no_turn(tags: str, ways: tuple[str, str], via: str, why: Unusable) -> None:
    at = town()
    found = compiled(at, rule(at, tags, *ways, via=via))
    assert (found.used, found.moot, found.unusable) == (0, 0, {why: 1})


def test_a_node_that_is_no_junction_is_counted() -> None:
    at = town()
    lost = TurnRestriction(kind="no_u_turn", from_ways=(way_id("a"),), to_ways=(way_id("b"),), via_node=999)
    assert compiled(at, (lost,)).unusable == {Unusable.NODE_MISSING: 1}


def test_where_the_only_way_on_is_not_driven_the_crew_is_not_locked_in() -> None:
    at = a_town(CROSSING, **(NAMED | {"b": f"{STREET} oneway=-1"}))
    found = compiled(at, rule(at, "restriction=only_straight_on", "a", "b"))
    assert (found.paths(), found.unusable) == ([], {Unusable.NO_WAY_OUT: 1})
    assert at.goes_by() == "adfe"


def test_a_turn_nobody_can_make_is_counted_as_moot() -> None:
    at = a_town(CROSSING, **(NAMED | {"b": f"{STREET} oneway=-1"}))
    found = compiled(at, rule(at, "restriction=no_straight_on", "a", "b"))
    assert (found.used, found.moot) == (0, 1)


def test_where_a_way_runs_through_the_junction_the_name_tells_which_turn_is_meant() -> None:
    """Way a lies on both sides of C: of the two turns into d, one is right and one is left."""
    drawing = CROSSING.replace("--b--", "--a--")
    for kind, barred_from in (("no_right_turn", "F"), ("no_left_turn", "*")):
        at = town(drawing)
        forbidden = compiled(at, rule(at, f"restriction={kind}", "a", "d")).paths()
        assert forbidden == [(at.arc(barred_from, "C"), at.arc("C", "D"))]
