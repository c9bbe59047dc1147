"""Sample units are put into service once, whatever the city had before."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from data.loaders.fleet import seed_fleet
from tests.stories.city import AGENCY, CENTRE, UNITS


async def test_a_city_from_before_gets_the_citys_crews_and_nothing_else(quiet_city: AsyncEngine) -> None:
    """Its patrols were called P: new ones called K were put in where crews should have been."""
    async with quiet_city.begin() as connection:
        await connection.execute(text("update units set name = 'P' || substr(name, 2) where name like 'K%'"))
    assert await seed_fleet(quiet_city, CENTRE, AGENCY, UNITS, city_crews=True) == 4
    assert await seed_fleet(quiet_city, CENTRE, AGENCY, UNITS, city_crews=True) == 0
    async with quiet_city.connect() as connection:
        names = set((await connection.execute(text("select name from units"))).scalars())
    assert {"T1", "V1", "W1", "S1"} <= names
    assert len(names) == UNITS + 4
