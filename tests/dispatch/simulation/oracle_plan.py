"""The MEXCLP objective counted out over every layout; nothing of the program is used."""

from itertools import combinations_with_replacement

from tests.dispatch.simulation.oracle_folder import World


def best_layout(world: World, units: int) -> float:
    """The greatest objective over every way to put the units in the stations."""
    places = [node for _, node in world.stations]
    every = combinations_with_replacement(range(len(places)), units)
    return max(objective(world, [places[s] for s in some]) for some in every)


def objective(world: World, places: list[int]) -> float:
    """Σ weight × (1 − q^covering units) with one unit at each of these nodes."""
    tau, q = float(str(world.rules["threshold_min"])), float(str(world.rules["busy_fraction"]))
    return sum(
        d * (1 - q ** sum(world.times[p][c] <= tau for p in places)) for c, d in enumerate(world.weight)
    )
