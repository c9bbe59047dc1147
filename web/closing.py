"""Which streets of the city a closing means: by a name people typed, one of several of that name, or ids."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from dispatch.closure import NoSuchStreet, SeveralStreets, UnclearStreet, UnknownStreets
from routing.closures import Closure
from routing.namesakes import Namesake, namesakes
from routing.network import StreetNetwork
from routing.street_names import meant
from web.town import Town

NAMED = 5
"""Streets named in one refusal, at most."""
TOLD = 20
"""Of several of one name, told apart in one refusal, at most."""

OfSeveral = int | Literal["all", "ask"]


def streets_meant(town: Town, closure: Closure, of_several: OfSeveral) -> Closure:
    """With the name as the map has it, or the ids of the one that was chosen. Raises NoSuchStreet,
    UnclearStreet, SeveralStreets, UnknownStreets."""
    network = town.planner.network
    _refuse_unknown(network, closure.street_ids)
    if closure.street_name is None:
        return closure
    name = _street(network, closure.street_name)
    if of_several == "all":
        return replace(closure, street_name=name)
    bearers = namesakes(network, name)
    if len(bearers) < 2:
        return replace(closure, street_name=name)
    if of_several == "ask" or of_several > len(bearers):
        raise _several(name, bearers)
    chosen = bearers[of_several - 1]
    ids = (*closure.street_ids, *chosen.street_ids)
    return replace(closure, street_name=None, street_ids=ids, label=_called(name, of_several, chosen))


def _refuse_unknown(network: StreetNetwork, ids: Sequence[int]) -> None:
    """Raises UnknownStreets."""
    unknown = sorted(set(ids) - network.street_ids) if ids else []
    if unknown:
        some = ", ".join(map(str, unknown[:NAMED])) + (" …" if len(unknown) > NAMED else "")
        raise UnknownStreets(count=len(unknown), some=some)


def _street(network: StreetNetwork, said: str) -> str:
    """As the map calls it. Raises NoSuchStreet, UnclearStreet."""
    found = meant(said, network.names)
    if len(found) > 1:
        named = ", ".join(found[:NAMED]) + (" …" if len(found) > NAMED else "")
        raise UnclearStreet(said=said, all=named)
    if not found:
        raise NoSuchStreet
    return found[0]


def _several(name: str, bearers: Sequence[Namesake]) -> SeveralStreets:
    told = [
        {
            "nth": nth,
            "crossings": list(each.crossings),
            "length_m": round(each.length_m),
            "lat": each.position.lat,
            "lon": each.position.lon,
        }
        for nth, each in enumerate(bearers[:TOLD], 1)
    ]
    words = "; ".join(f"{nth} {_where(each)}" for nth, each in enumerate(bearers[:NAMED], 1))
    more = " …" if len(bearers) > NAMED else ""
    return SeveralStreets(said=name, count=len(bearers), all=words + more, streets=told)


def _called(name: str, nth: int, street: Namesake) -> str:
    return f"{name} ({', '.join(street.crossings) or nth})"


def _where(street: Namesake) -> str:
    """By its corners; where no named street meets it by how long it is."""
    return ", ".join(street.crossings) or f"{street.length_m:.0f} m"
