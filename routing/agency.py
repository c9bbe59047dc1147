"""What an agency lets its crews do on the street, and how its vehicles move; each number can be changed."""

from dataclasses import dataclass, field

SIREN_TIME = 0.70
"""Travel time with lights and siren over normal car time. Chase-car studies: 0.615 urban (Ho, Casey 1998),
0.691 rural (Ho, Lindquist 2001); FIELD.md §2 takes 0.70 until fitted from the agency's own runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turning:
    """How a heavy vehicle gets round corners. See routing/turn_costs.py for what follows from it."""

    corner_radius_m: float = 12.0
    """Of a right-angled turn, at the vehicle's middle. A pumper's turning radius is 10.9 m (35'10", Eugene,
    Oregon, apparatus dimensions); streets give a little more. Assumed."""
    sideways_m_s2: float = 2.0
    """Sideways acceleration a crew in the cab bears, about 0.2 g. Assumed."""
    braking_m_s2: float = 2.0
    """Assumed; NFPA 1901 asks for 35 feet from 20 mph, 3.7 m/s², as the most a loaded vehicle must manage."""
    gathering_m_s2: float = 1.0
    """Acceleration. NFPA 1901 asks for 35 mph in 25 s, 0.63 m/s², at least; newer engines do better.
    Assumed."""
    slowest_kmh: float = 8.0
    """Through the tightest corner. Assumed."""
    across_s: float = 2.0
    """More when the turn crosses those who come the other way: they have to see and stop. Assumed."""
    u_turn_s: float = 30.0
    """Turning round in the street, backing up once. 20 s for a car in OSRM's car profile; assumed for a
    truck."""
    signal_s: float = 15.0
    """What a car loses at a signal, mean: level of service B, 10 to 20 s (Highway Capacity Manual).
    Assumed B."""
    signal_siren: float = 0.3
    """Of that with lights and siren and no pre-emption: a full stop at the half that is red, 4.6 s from
    50 km/h. Denver 1978 gained 12 to 23 s a signal by pre-emption, queues included. Assumed; 0.05
    where all yield."""
    ferry_wait_s: float = 600.0
    """Until a ferry leaves. Assumed: one on call, or a timetable of twenty minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    contraflow: bool = False
    """May a crew drive against a one-way with lights and siren? Off: a crash on the way helps nobody, and
    laws differ (Victoria's road rules and Philadelphia's code allow it under conditions, others do
    not)."""
    contraflow_kmh: float = 20.0
    """Against a one-way, so that both can stop within 10 m. Assumed."""
    ferries: bool = True
    ferry_kmh: float = 10.0
    """Where no duration is tagged. Assumed: 5 to 6 knots, a harbour's limit."""
    pedestrian_kmh: float = 7.0
    """In pedestrian streets: walking pace, 4 to 7 km/h as German courts read it (OSRM takes 7 too)."""
    emergency_way_kmh: float = 15.0
    """On a path that is kept open for emergency vehicles. Assumed: as a service road."""
    siren_time: float = SIREN_TIME
    top_kmh: float = 109.0
    """68 mph, the most NFPA 1901 lets an apparatus over 11.8 t run."""
    gate_s: float = 30.0
    """To stop, open a gate with a key or a code and drive on. Assumed."""
    bollard_s: float = 60.0
    """To take out or fold down a bollard, to unhook a chain. Assumed."""
    boom_s: float = 15.0
    """Until a boom or a rising bollard has moved. Assumed."""
    hump_s: float = 3.0
    """A road hump. Portland measured up to 9.4 s for the worst engine and hump, about 2 s past an offset one
    (Batson 2004). Assumed between."""
    ignored_turns: frozenset[str] = frozenset()
    """Kinds of turn restriction its crews need not obey ("no_u_turn"). None: a sign often tells of a turn
    that is not possible for a long vehicle or not seen by those who come."""
    drives_on_left: bool = False
    """Macao, Hong Kong, Britain, Japan: the easy turn is the left one."""
    turning: Turning = field(default_factory=Turning)


AGENCY = Agency()
"""Until an agency says otherwise."""
