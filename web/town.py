"""A city as a process holds it: streets to route on, names to find, people to cover."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

import structlog

from data.stores.places import RegionSummary
from dispatch.closure import refuse_wrong_reach
from dispatch.vehicle import DRIVES
from incidents.geocode.gazetteer import Gazetteer
from incidents.geocode.search import Geocoder
from routing.agency import Agency
from routing.closures import Closure, Overlay
from routing.cover_table import CoverTable
from routing.fitting import Fitting
from routing.network import StreetNetwork
from routing.ruled import Rules
from routing.search_graph import Path
from routing.street_cells import StreetCells
from routing.travel_time import Planner
from routing.turn_restriction import TurnRestriction
from routing.zones import Zone, Zones

Read = tuple[RegionSummary, StreetNetwork, Sequence[TurnRestriction], Gazetteer]

log = structlog.get_logger()


@dataclass(frozen=True)
class Town:
    region: RegionSummary
    fitting: Fitting
    """Who gets where, and how soon."""
    geocoder: Geocoder
    zones: Zones
    """Where people live."""
    overlay: Overlay
    """Closed and slowed streets, laid over the planner's network."""
    rules: Rules
    forbidden: Sequence[Path]
    """Turns, of the rules, that may not be made at this hour."""
    hour: int = -1
    """Of the local week, whose travel times the streets have."""
    cover: CoverTable | None = None
    """Who covers whom; None until it is made, and in a country too large for it."""

    @property
    def planner(self) -> Planner:
        """For a vehicle that fits everywhere."""
        return self.fitting.city

    def with_times(self, local: datetime) -> "Town":
        """The travel times of that hour; itself where it has them. Nobody else may write weights then."""
        hour = local.weekday() * 24 + local.hour
        if hour == self.hour:
            return self
        self.overlay.base(self.rules.weights(local.weekday(), local.hour))
        self.fitting.catch_up()
        return replace(self, hour=hour)

    def with_turns(self, local: datetime) -> "Town":
        """The turns that may be made at that minute; itself where nothing changed. Slow: the searched graph
        is built anew, beside everything else."""
        forbidden = self.rules.forbidden(local.weekday(), local.hour * 60 + local.minute)
        if forbidden == self.forbidden:
            return self
        fitting = self.rules.planners(forbidden)
        warm(fitting)
        zones = Zones(fitting.city.view, fitting.city.shut_off, self.zones.zones)
        return replace(self, fitting=fitting, forbidden=forbidden, zones=zones)

    @cached_property
    def cells(self) -> StreetCells:
        """For areas within reach; made when first asked for."""
        return StreetCells(self.planner.network)

    def refuse_wrong_reach(self, closure: Closure) -> None:
        """Raises NoSuchStreet, TooMuchShut."""
        network = self.planner.network
        refuse_wrong_reach(closure, len(self.overlay.arcs_of(closure)), network.arc_count)


def town_of(read: Read, agency: Agency, now: datetime) -> Town:
    region, network, restrictions, gazetteer = read
    rules = Rules(network, restrictions, agency, frozenset(DRIVES.values()))
    found = rules.compiled
    log.info("turn restrictions", used=found.used, moot=found.moot, unusable=sum(found.unusable.values()))
    forbidden = rules.forbidden(now.weekday(), now.hour * 60 + now.minute)
    fitting = rules.planners(forbidden)
    zones = [Zone(each.name, each.people, (each.position,)) for each in region.zones]
    town = Town(
        region=region,
        fitting=fitting,
        geocoder=Geocoder(gazetteer),
        zones=Zones(fitting.city.view, fitting.city.shut_off, zones),
        overlay=Overlay(network),
        rules=rules,
        forbidden=forbidden,
    ).with_times(now)
    warm(fitting)
    return town


def warm(fitting: Fitting) -> None:
    """Before anybody asks."""
    for each in fitting.planners:
        each.warm()
