"""One incident among 1,000 units of the sample city, asked as a running centre does, without its database."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random
from uuid import UUID

from data.loaders.fleet import MIX
from data.stores.shipped_cards import shipped_cards
from dispatch.card_choice import due
from dispatch.cover import Cover, count
from dispatch.preference import BAND_S
from dispatch.recommend import Due, Whereabouts, recommend
from dispatch.run_card import Situation
from dispatch.status import UnitStatus
from dispatch.unit import Station, Unit, UnitId
from incidents.terms import IncidentId, IncidentType, Priority
from routing.cover_table import CoverTable
from routing.geo import LatLon
from routing.zones import Zone
from web.bench.registry import BenchFailed
from web.bench.sample_region import middle, sample_planner

UNITS = 1000
FOUND = 128
"""Units timed by road for one incident: the card's five kinds with three alternatives each are among them."""
WITHIN_S, BUSY_FRACTION = 360.0, 0.3
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Took:
    seconds: float
    approximate: bool = False
    fits: bool = True


def an_advice(chance: Random) -> Callable[[], object]:
    """Asks about another place each time: soonest by road, cover weighed, slots filled, reasons given.

    Raises BenchFailed.
    """
    planner, zones = sample_planner()
    table = CoverTable(planner.network, [Zone(each.name, each.people, (middle(each),)) for each in zones])
    cover = Cover(demand=table.people, busy_fraction=BUSY_FRACTION)
    spots = [planner.network.place(chance.randrange(planner.network.node_count)) for _ in range(UNITS)]
    places = table.places(spots)
    units = {str(UUID(int=i)): _a_unit(i, at) for i, at in enumerate(spots)}
    stands = planner.stands({name: unit.station.position for name, unit in units.items()})
    fire = Situation(type=IncidentType("structure_fire"), priority=Priority.P1, minute=0)
    card = due(shipped_cards(), fire).slots
    needs = Due(IncidentId(UUID(int=1)), card, BAND_S[Priority.P1])

    def advise() -> object:
        goal = planner.snapper.reach(planner.network.place(chance.randrange(planner.network.node_count)))
        if goal is None:
            raise BenchFailed("a junction lies on no street")
        soonest = planner.soonest(goal, stands, FOUND)
        able = [units[name] for name, _ in soonest]
        covers = table.covers(places, WITHIN_S)
        lost = cover.lost(covers[[UUID(name).int for name, _ in soonest]], count(covers))
        travel = {each.id: _Took(ms / 1000) for each, (_, ms) in zip(able, soonest, strict=True)}
        where = {
            each.id: Whereabouts(None, 1.0, cover_lost=float(people))
            for each, people in zip(able, lost, strict=True)
        }
        return recommend(needs, able, travel, where)

    return advise


def _a_unit(number: int, at: LatLon) -> Unit:
    return Unit(
        id=UnitId(UUID(int=number)),
        version=1,
        name=f"U{number}",
        capabilities=MIX[number % len(MIX)][1],
        status=UnitStatus.AVAILABLE,
        status_since=NOON,
        station=Station(id=UUID(int=number), name=f"S{number}", position=at, sample=True),
    )
