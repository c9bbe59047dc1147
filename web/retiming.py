"""A street closes or opens: those who drive over it are timed before and after, and what changed is told."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from uuid import NAMESPACE_OID, UUID, uuid5

import structlog
from sqlalchemy.ext.asyncio import AsyncEngine

from data.stores.under_way import Journey
from data.unit_of_work import PostgresWork
from dispatch.actions import retime_unit
from dispatch.eta import Eta, eta
from dispatch.retime import Retiming
from dispatch.unit import UnitId
from dispatch.vehicle import drives
from incidents.ports import Command
from routing.closures import Closure, Overlay
from routing.fitting import Fitting
from routing.geo import LatLon

BY = "farol"
"""Nobody pressed anything: the centre itself found out."""

Change = tuple[Journey, Retiming]

log = structlog.get_logger()


def lay_over(
    overlay: Overlay,
    closures: Sequence[Closure],
    now: datetime,
    fitting: Fitting,
    journeys: Sequence[Journey],
) -> list[Change]:
    """Lays closures over the network one after the other, the same in every process: so each change has one
    cause and is written down once. Slow for many journeys; not to be called on the event loop."""
    wanted = {each.id: each for each in closures if each.holds(now)}
    found = []
    times = _times(fitting, journeys, now)
    for id in sorted(overlay.differing(closures, now)):
        laid = {each: one for each, one in overlay.holding.items() if each != id}
        if id in wanted:
            laid[id] = wanted[id]
        if len(overlay.apply(laid.values(), now)) and journeys:
            before, times = times, _times(fitting, journeys, now)
            found += list(_changed(journeys, before, times, id))
    fitting.catch_up()
    return found


def _times(fitting: Fitting, journeys: Sequence[Journey], now: datetime) -> dict[UnitId, Eta]:
    """One search for each place somebody drives to."""
    to: defaultdict[LatLon, list[Journey]] = defaultdict(list)
    for each in journeys:
        to[each.goal].append(each)
    times = {}
    for goal, coming in to.items():
        found = fitting.nearest(goal, {str(each.unit.id): (each.spot, drives(each.unit)) for each in coming})
        for each in coming:
            time, fix = found[str(each.unit.id)], each.fix
            times[each.unit.id] = eta(
                each.unit,
                time.seconds,
                approximate=time.approximate,
                fix_age_s=(now - fix.at).total_seconds() if fix else None,
                speed_kmh=fix.speed_kmh if fix else None,
            )
    return times


def _changed(
    journeys: Sequence[Journey], before: Mapping[UnitId, Eta], times: Mapping[UnitId, Eta], closure: UUID
) -> Iterator[Change]:
    for each in journeys:
        if each.unit.assignment_id is None:
            continue
        change = Retiming(
            assignment_id=each.unit.assignment_id,
            before=before[each.unit.id],
            now=times[each.unit.id],
            closures=(closure,),
        )
        if change.matters:
            yield each, change


async def tell(
    engine: AsyncEngine, centre: str, changes: Sequence[Change], ended: frozenset[UUID], now: datetime
) -> None:
    """Each is written once, whichever process comes first. `ended`: closures that no longer hold."""
    for journey, change in changes:
        names = ",".join(f"{'ended' if each in ended else 'began'} {each}" for each in change.closures)
        name = f"farol/retimed/{change.assignment_id}/{names}"
        command = Command(
            key=uuid5(NAMESPACE_OID, name), digest=sha256(name.encode()).hexdigest(), at=now, by=BY
        )
        work = PostgresWork(engine, centre, journey.agency)
        receipt = await retime_unit(work, command, journey.unit.id, change)
        if receipt is not None:
            log.info("unit retimed", later_s=round(change.later_s), seq=receipt.seq)
