"""May this process be sent work? Asked by load balancers, so it needs no sign-in and says nothing private."""

from fastapi import APIRouter, Response

from data.engine import TROUBLE
from web.deps import Here
from web.ready import ready

router = APIRouter()


@router.get("/health")
async def health(centre: Here, response: Response) -> dict[str, object]:
    """`starting` until the city is read or there is none to read; 503 unless `ready`.

    `processes`: those that hold the same city as the one that answers, of all of this server.
    `cover_weighed`: recommendations know what each unit leaves bare; a moment after the city is read.
    """
    newest: int | None = None
    try:
        newest = await centre.hub.newest()
        status = "ready" if centre.towns.looked else "starting"
    except TROUBLE:
        status = "database away"
    if any(each.done() for each in centre.loops):
        status = "broken"
    response.status_code = 200 if status == "ready" else 503
    town = centre.towns.known
    return {
        "status": status,
        "region": town.region.name if town else None,
        "cover_weighed": town is not None and town.cover is not None,
        "processes": {"ready": ready.alike, "of": ready.count},
        "seq": newest,
        "delivered_seq": centre.hub.seq,
        "screens": centre.hub.screens,
    }
