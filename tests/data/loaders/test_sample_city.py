"""The sample city, La Serena–Coquimbo, whose file knows its people but none of its stations."""

from sqlalchemy.ext.asyncio import AsyncEngine

from data.loaders.region import SAMPLE, import_region
from tests.data.loaders.kept import kept


async def test_its_streets_and_counted_people_come_in_and_samples_serve_them(engine: AsyncEngine) -> None:
    """The file has 2,279 names; 133 of them are of the connectors to its 133 zones, which are no streets."""
    report = await import_region(engine, SAMPLE, "Coquimbo", "demo")
    assert (report.junctions, report.named_streets) == (15_591, 2279 - 133)
    assert (report.zones, report.people, report.people_estimated) == (133, 451_834, False)
    assert report.in_largest_part > 0.99
    assert list(report.dropped) == ["a connector of the transport model"]
    assert (report.places, report.samples) == ({}, {"fire_station": 9, "hospital": 2})
    city = await kept(engine, "Coquimbo")
    assert {row["sample"] for row in city.rows["places"]} == {True}
    assert {zone["estimated"] for zone in city.rows["zones"]} == {False}
    assert len({(row["lon"], row["lat"]) for row in city.of_kind("fire_station")}) == 9
