"""What the database keeps of cities, read back in plain SQL."""

from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

Row = dict[str, object]

TABLES = {
    "junctions": "id, st_astext(position) as at",
    "streets": "id, tail, head, st_astext(line, 7) as line, length_m, kind, limit_kmh, forward, backward,"
    " name, names, tags",
    "turn_rules": "id, tags, members",
    "places": "id, kind, name, names, street, housenumber, sample, tags, st_x(position) as lon,"
    " st_y(position) as lat",
    "zones": "id, name, people, estimated, st_astext(area, 7) as area",
    "lands": "id, kind, size_m2, st_astext(shape, 7) as shape",
    "place_names": "id, kind, name, names, st_x(position) as lon, st_y(position) as lat",
}


@dataclass(frozen=True)
class Kept:
    """One city: its own row, and the rows of each table in the order of their ids."""

    region: Row
    rows: dict[str, list[Row]]

    def named(self, name: str) -> list[Row]:
        """The stretches of one street."""
        return [row for row in self.rows["streets"] if row["name"] == name]

    def of_kind(self, kind: str) -> list[Row]:
        return [row for row in self.rows["places"] if row["kind"] == kind]


async def kept(engine: AsyncEngine, name: str = "Town", centre: str = "demo") -> Kept:
    """Raises NoResultFound when there is no such city."""
    asked = {"centre": centre, "name": name}
    async with engine.connect() as connection:
        found = await connection.execute(
            text(
                "select id, name, active, source, checksum, attribution, report,"
                " st_astext(bounds, 7) as bounds"
                " from regions where centre = :centre and name = :name"
            ),
            asked,
        )
        region = dict(found.mappings().one())
        rows = {}
        for table, columns in TABLES.items():
            query = text(f"select {columns} from {table} where region_id = :id order by id")
            rows[table] = [
                dict(row) for row in (await connection.execute(query, {"id": region["id"]})).mappings()
            ]
    del region["id"]
    return Kept(region, rows)


async def everything(engine: AsyncEngine) -> dict[str, list[str]]:
    """Every row of every city, ids of regions and times of import too: what "nothing was changed" means."""
    async with engine.connect() as connection:
        return {
            table: sorted(
                str(row[0]) for row in await connection.execute(text(f"select t::text from {table} t"))
            )
            for table in ("regions", *TABLES)
        }
