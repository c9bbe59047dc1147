"""Simulated crews: each drives its unit by road, reports what it does, and goes home."""

import asyncio
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

from routing.geo import LatLon, bearing_deg, distance_m
from web.demo.client import Desk
from web.demo.feed import Picture
from web.demo.world import World, route

TURNOUT_S = 60.0
"""NFPA 1710 (2020): 60 s for medical calls."""

SEEN_S = 5.0
"""Until somebody has touched the tablet. Assumed."""

ON_SCENE_S = (300.0, 900.0)
HANDOVER_S = 600.0
"""Assumed, and shorter than a real day so that a visitor sees units come free."""

STEP_S = 1.0
"""Real seconds between two fixes of a moving unit."""

FASTEST_M_S = 70.0
"""However fast simulated time runs: a vehicle that is faster is believed by nobody (dispatch/avl.py)."""

AT_REST_S = 10.0
"""Real seconds between two fixes of a parked one."""


class Crew:
    """One unit's people, signed in as the unit."""

    def __init__(self, desk: Desk, unit_id: str, world: World, picture: Picture, home: LatLon) -> None:
        self.desk = desk
        self.unit_id = unit_id
        self.world = world
        self.picture = picture
        self.home = home
        self.position = home
        self.heading: float | None = None
        self.moving = False
        self._said: set[str] = set()
        """Of this assignment."""
        self._theirs: str | None = None
        """The incident at which a human took over this unit's tablet."""

    async def work(self) -> None:
        """For ever: wait for an assignment, do it, drive home."""
        while True:
            unit = self._unit()
            if unit is not None and unit["incident_id"]:
                if unit["incident_id"] == self._theirs:
                    await self.world.pass_time(3.0)
                    continue
                self._said = {"assigned"}
                await self._attend(str(unit["incident_id"]))
            elif distance_m(self.position, self.home) > 50.0:
                await self._drive_until_sent(self.home)
            await self.world.pass_time(3.0)

    def _unit(self) -> dict[str, Any] | None:
        return self.picture.of("unit").get(self.unit_id)

    def _still_on(self, incident: str) -> bool:
        """And nobody but us has reported for it: a visitor who holds the tablet is the crew."""
        unit = self._unit()
        if unit is None or unit["incident_id"] != incident:
            return False
        if unit["status"] not in self._said:
            self._theirs = incident
        return self._theirs != incident

    async def _say(self, status: str) -> None:
        self._said.add(status)
        await self.desk.send(f"/api/units/{self.unit_id}/status", {"status": status})

    async def _attend(self, incident: str) -> None:
        card = self.picture.of("incident").get(incident)
        if card is None:
            return
        await self.world.pass_time(SEEN_S)
        await self.desk.send(f"/api/units/{self.unit_id}/acknowledge", {"incident_id": incident})
        await self.world.pass_time(TURNOUT_S * self.world.chance.uniform(0.6, 1.2))
        if not self._still_on(incident):
            return
        await self._say("en_route")
        place = card["location"]
        if place["lat"] is not None:
            await self._drive(LatLon(place["lat"], place["lon"]), incident)
        if not self._still_on(incident):
            return
        await self._say("on_scene")
        await self.world.pass_time(self.world.chance.uniform(*ON_SCENE_S))
        if self._still_on(incident) and self._carries_patients():
            await self._transport(incident)
        if self._still_on(incident):
            await self._say("available")

    def _carries_patients(self) -> bool:
        unit = self._unit()
        return unit is not None and "ambulance" in unit["capabilities"] and bool(self.world.hospitals)

    async def _transport(self, incident: str) -> None:
        nearest = min(self.world.hospitals, key=lambda each: distance_m(self.position, each))
        await self._say("transporting")
        await self._drive(nearest, incident)
        if self._still_on(incident):
            await self._say("at_hospital")
            await self.world.pass_time(HANDOVER_S)

    async def _drive_until_sent(self, to: LatLon) -> None:
        await self._drive(to, None)

    async def _drive(self, to: LatLon, incident: str | None) -> None:
        """Along the road, until there or until it no longer holds why we drive."""
        found = await route(self.desk, self.position, to)
        if found is None:
            return
        line = [LatLon(lat, lon) for lon, lat in found["geometry"]["coordinates"]]
        pace = found["length_m"] / max(found["seconds"], 1.0) if found["length_m"] else 10.0
        self.moving = True
        try:
            for spot, heading in _steps(line, min(pace * self.world.speed, FASTEST_M_S) * STEP_S):
                self.position, self.heading = spot, heading
                await asyncio.sleep(STEP_S)
                unit = self._unit()
                if unit is not None and unit["incident_id"] != incident:
                    return
                if incident is not None and not self._still_on(incident):
                    return
        finally:
            self.moving = False

    def fix(self) -> dict[str, object]:
        now = datetime.now(UTC).isoformat()
        place = {"lat": self.position.lat, "lon": self.position.lon, "heading_deg": self.heading}
        return {"unit_id": self.unit_id, "at": now, **place}


def _steps(line: list[LatLon], step_m: float) -> Iterable[tuple[LatLon, float | None]]:
    """Positions a step apart along a line, each with the heading there; the last is the line's end."""
    left = step_m
    heading: float | None = None
    for here, there in pairwise(line):
        length = distance_m(here, there)
        heading = bearing_deg(here, there) if length else heading
        along = left
        while along < length:
            share = along / length
            spot = LatLon(
                here.lat + (there.lat - here.lat) * share, here.lon + (there.lon - here.lon) * share
            )
            yield spot, heading
            along += step_m
        left = along - length
    if line:
        yield line[-1], heading


async def report_positions(desk: Desk, crews: list[Crew]) -> None:
    """The fleet's vehicle location gateway: moving units every second, parked ones now and then."""
    turn = 0
    while True:
        due = [each.fix() for each in crews if each.moving or turn % round(AT_REST_S) == 0]
        if due:
            await desk.send_positions(due)
        turn += 1
        await asyncio.sleep(STEP_S)
