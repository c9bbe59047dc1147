"""Open incidents a new call may be about: near its place, unplaced, or called in from the same number."""

from dataclasses import fields

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from data.codec import decode
from incidents.fusion import DIGITS, NEAR_M, SAME_WORDS_S, Known, digits
from incidents.incident import Incident
from routing.geo import LatLon

NEAR = text("""
    with called as (
        select call.incident_id, array_agg(call.call->>'callback') as numbers
        from calls call join incidents on incidents.id = call.incident_id
        where incidents.centre = :centre and incidents.agency = :agency and incidents.state = 'open'
            and call.call->>'callback' is not null
        group by call.incident_id
    )
    select incidents.*, coalesce(called.numbers, '{}') as numbers
    from incidents left join called on called.incident_id = incidents.id
    where centre = :centre and agency = :agency and state = 'open' and (
        st_dwithin(
            position::geography, st_setsrid(st_makepoint(:lon, :lat), 4326)::geography, :within_m
        )
        or (position is null and opened_at > now() - make_interval(secs => :unplaced_s))
        or exists (
            select from unnest(called.numbers) number
            where :digits <> '' and right(regexp_replace(number, '[^0-9]', '', 'g'), :length) = :digits
        )
    )
    order by opened_at desc
    limit :most
""")
MOST = 200
"""Of the newest: in a storm more may lie near, and no list of more is read. Assumed."""

_KEPT = frozenset(each.name for each in fields(Incident))


async def near(
    engine: AsyncEngine, centre: str, agency: str, position: LatLon | None, callback: str | None
) -> list[Known]:
    asked = {
        "centre": centre,
        "agency": agency,
        "lat": position and position.lat,
        "lon": position and position.lon,
        "within_m": NEAR_M,
        "unplaced_s": SAME_WORDS_S,
        "digits": digits(callback),
        "length": DIGITS,
        "most": MOST,
    }
    async with engine.connect() as connection:
        rows = (await connection.execute(NEAR, asked)).mappings().all()
    return [
        Known(
            incident=decode(Incident, {name: row[name] for name in _KEPT if name in row}),
            callbacks=frozenset(row["numbers"]),
        )
        for row in rows
    ]
