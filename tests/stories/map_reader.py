"""What somebody sees on a board's map, and moves there."""

import asyncio
from collections.abc import Callable
from math import asinh, pi, radians, tan

from playwright.async_api import expect

from tests.stories.drivers import DRAWN, Board

RINGS = """filled => {
  const { map } = document.querySelector('[data-testid=map] .canvas');
  const rings = map?.getSource('doubt') ? map.querySourceFeatures('doubt') : [];
  return rings.length > 0 && rings.every(each => each.properties.shown === filled);
}"""

WAY = """drawn => {
  const { map } = document.querySelector('[data-testid=map] .canvas');
  return !!map?.getSource('route') && map.querySourceFeatures('route').length > 0 === drawn;
}"""

SIGN = """({ x, y }) => {
  const sheet = document.querySelector('[data-testid=map] canvas.signs');
  return sheet.getContext('2d').getImageData(x * devicePixelRatio, y * devicePixelRatio, 1, 1).data[3] > 0;
}"""

COUNT_DRAWN = """() => {
  const { map } = document.querySelector('[data-testid=map] .canvas');
  window.drawn = 0;
  map.on('render', () => (window.drawn += 1));
}"""

AT_REST = """() => new Promise(done => {
  const { map } = document.querySelector('[data-testid=map] .canvas');
  const look = () => map.loaded() && map.areTilesLoaded() ? done() : map.once('idle', look);
  setTimeout(look, 400);
})"""

RESTS_MS = 2500

Spot = tuple[float, float]
"""Latitude and longitude."""


class MapReader(Board):
    async def has_drawn_the_map(self) -> None:
        await expect(self.page.locator("canvas.maplibregl-canvas")).to_be_visible()

    async def map_rests(self) -> None:
        """All of it is drawn."""
        await self.page.evaluate(AT_REST)

    async def counts_how_often_the_city_is_drawn(self) -> None:
        await self.page.evaluate(COUNT_DRAWN)

    async def has_not_seen_it_drawn(self) -> None:
        """Since it counts, and as long as a map that rests may wait with what it was given."""
        await self.page.wait_for_timeout(RESTS_MS)
        assert await self.page.evaluate("window.drawn") == 0

    async def sees_a_sign_at(self, place: Spot) -> None:
        x, y = await self._within_the_map(place)
        await self._comes_true(SIGN, {"x": x, "y": y})

    async def sees_no_sign_at(self, place: Spot) -> None:
        """As it stands now."""
        x, y = await self._within_the_map(place)
        assert not await self.page.evaluate(SIGN, {"x": x, "y": y})

    async def presses_the_map_at(self, place: Spot) -> None:
        await self.page.mouse.click(*await self.pixel_of(place))

    async def sees_rings(self, *, filled: bool) -> None:
        """Around every place that is not known to the metre, however wide."""
        await self._comes_true(RINGS, filled)

    async def sees_a_way(self, *, drawn: bool) -> None:
        await self._comes_true(WAY, drawn)

    async def begins_to_draw(self) -> None:
        await self.by("closure-new").click()
        await self.by("closure-draw").click()

    async def map_shows(self, *places: tuple[float, float]) -> None:
        """Latitude and longitude of each, all at once."""
        await self._view(lambda view: all(_holds(view, *each) for each in places))

    async def map_does_not_show(self, place: tuple[float, float]) -> None:
        """Latitude and longitude; as it stands now."""
        said = await self.view_said()
        assert not _holds([float(each) for each in said.split(",")], *place)

    async def moves_the_map(self) -> None:
        """A little to one side, by dragging."""
        box = await self.by("map").bounding_box()
        assert box is not None
        x, y = box["x"] + box["width"] / 3, box["y"] + box["height"] / 3
        await self.page.mouse.move(x, y)
        await self.page.mouse.down()
        await self.page.mouse.move(x + 30, y, steps=3)
        await self.page.mouse.up()

    async def map_is_closer_than(self, share: float, of: tuple[float, float, float, float]) -> None:
        """It shows no more of west, south, east, north than this share of its height."""
        await self._view(lambda view: view[3] - view[1] <= share * (of[3] - of[1]))

    async def _view(self, is_so: Callable[[list[float]], bool]) -> None:
        async with asyncio.timeout(10):
            while True:
                said = await self.view_said()
                view = [float(each) for each in said.split(",") if each]
                if view and is_so(view):
                    return
                await self.page.evaluate(DRAWN)

    async def view_said(self) -> str:
        """West, south, east, north; empty before the map is there."""
        return await self.by("map").get_attribute("data-view") or ""

    async def pixel_of(self, at: Spot) -> tuple[float, float]:
        """Of the window."""
        box = await self.by("map").bounding_box()
        assert box is not None
        x, y = await self._within_the_map(at)
        return box["x"] + x, box["y"] + y

    async def _within_the_map(self, at: Spot) -> tuple[float, float]:
        west, south, east, north = [float(each) for each in (await self.view_said()).split(",")]
        box = await self.by("map").bounding_box()
        assert box is not None
        lat, lon = at
        across = (lon - west) / (east - west)
        down = (_mercator(north) - _mercator(lat)) / (_mercator(north) - _mercator(south))
        return across * box["width"], down * box["height"]


def _mercator(lat: float) -> float:
    return asinh(tan(radians(lat))) / pi


def _holds(view: list[float], lat: float, lon: float) -> bool:
    west, south, east, north = view
    return south <= lat <= north and west <= lon <= east
