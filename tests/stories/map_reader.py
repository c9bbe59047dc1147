"""What somebody sees on a board's map, and moves there."""

import asyncio
from collections.abc import Callable

from playwright.async_api import expect

from tests.stories.drivers import DRAWN, Board

RINGS = """filled => {
  const { map } = document.querySelector('[data-testid=map] .canvas');
  const rings = map?.getSource('doubt') ? map.querySourceFeatures('doubt') : [];
  return rings.length > 0 && rings.every(each => each.properties.shown === filled);
}"""


class MapReader(Board):
    async def has_drawn_the_map(self) -> None:
        await expect(self.page.locator("canvas.maplibregl-canvas")).to_be_visible()

    async def sees_rings(self, *, filled: bool) -> None:
        """Around every place that is not known to the metre, however wide."""
        await self._comes_true(RINGS, filled)

    async def begins_to_draw(self) -> None:
        await self.by("closure-new").click()
        await self.by("closure-draw").click()

    async def map_shows(self, *places: tuple[float, float]) -> None:
        """Latitude and longitude of each, all at once."""
        await self._view(lambda view: all(_holds(view, *each) for each in places))

    async def map_does_not_show(self, place: tuple[float, float]) -> None:
        """Latitude and longitude; as it stands now."""
        said = await self.by("map").get_attribute("data-view") or ""
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
                said = await self.by("map").get_attribute("data-view") or ""
                view = [float(each) for each in said.split(",") if each]
                if view and is_so(view):
                    return
                await self.page.evaluate(DRAWN)


def _holds(view: list[float], lat: float, lon: float) -> bool:
    west, south, east, north = view
    return south <= lat <= north and west <= lon <= east
