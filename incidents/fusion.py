"""Is this call an incident we already have? Scored and explained; a person decides, and may take it back.

The score is a product of three likenesses between 0 and 1: place, time and type. It orders and suggests, and
is no probability: no labelled calls were there to fit it. Every constant is assumed until fitted to your own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from math import exp, hypot

from incidents.incident import Incident
from incidents.same_words import likeness
from incidents.terms import IncidentType
from incidents.triage import UNKNOWN
from routing.geo import LatLon, distance_m

SAME_PLACE_M = 80.0
"""Two callers of one event name places about this far apart: both sides of a street, two corners."""
MOST_DOUBT_M = 400.0
"""A place known no better than this says little; wider circles would make everything alike."""
NEAR_M = 1500.0
"""Farther incidents are not looked at, unless the same number called: beyond three widest doubts."""
HALF_LIFE_S = 1800.0
"""Half as likely the same after half an hour: most second calls come within minutes."""
SIMILAR, ONE_UNKNOWN, OTHER = 0.7, 0.6, 0.25
"""Likeness of types: of one family, one of them not known, of different families. The same: 1."""
SAME_CALLER = 0.8
"""At least so much when the same number calls again, whatever else was said."""
SAME_WORDS = 0.65
"""From this share of words on, what two callers said of a place or of what happens may be the same."""
SAME_WORDS_S = 1800.0
"""For so long an incident that nobody has placed is looked for by words."""
BY_WORDS = 0.9
"""Words alone are worth a little less than a place."""
SHOWN_FROM = 0.12
SUGGESTED_FROM = 0.5

FAMILIES = (
    frozenset({"structure_fire", "rubbish_fire", "vegetation_fire", "fire_alarm", "gas_leak"}),
    frozenset({"cardiac_arrest", "choking", "stroke", "chest_pain", "unconscious", "unwell", "fall"}),
    frozenset({"drowning", "cardiac_arrest", "unconscious"}),
    frozenset({"traffic_collision", "trapped", "unconscious"}),
    frozenset({"assault", "theft", "noise"}),
    frozenset({"flood", "trapped"}),
)
"""What callers of one event choose between: smoke is a fire or an alarm, who fell may be unconscious."""


class TypeLikeness(StrEnum):
    SAME = "same"
    SIMILAR = "similar"
    UNKNOWN = "unknown"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What the call in hand says so far."""

    at: datetime
    position: LatLon | None = None
    radius_m: float | None = None
    type: IncidentType = UNKNOWN
    callback: str | None = None
    words: str = ""
    location_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An open incident, and the numbers its callers may be called back at."""

    incident: Incident
    callbacks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How alike, and why: the reasons are the facts the score is made of."""

    incident: Incident
    score: float
    distance_m: float | None
    age_s: float
    type: TypeLikeness
    same_caller: bool
    same_words: bool = False
    """Connected by what was said alone: the incident has no place yet."""

    @property
    def suggested(self) -> bool:
        return self.score >= SUGGESTED_FROM


def alike(report: Report, known: Iterable[Known]) -> list[Likeness]:
    """Those that may be the same, likest first; what neither place nor number connects is left out."""
    found = [liken(report, each) for each in known]
    kept = [each for each in found if each.score >= SHOWN_FROM]
    return sorted(kept, key=lambda each: (-each.score, each.incident.number))


def liken(report: Report, known: Known) -> Likeness:
    incident = known.incident
    apart = _apart_m(report, incident)
    age_s = max(0.0, (report.at - incident.opened_at).total_seconds())
    type = _types(report.type, incident.type)
    same_caller = digits(report.callback) in {digits(each) for each in known.callbacks} - {""}
    said = _said_alike(report, incident, age_s)
    near = said if apart is None else exp(-0.5 * (apart / _doubt_m(report, incident)) ** 2)
    score = near * 0.5 ** (age_s / HALF_LIFE_S) * _WEIGHT[type]
    return Likeness(
        incident=incident,
        score=max(score, SAME_CALLER) if same_caller else score,
        distance_m=apart,
        age_s=age_s,
        type=type,
        same_caller=same_caller,
        same_words=said > 0,
    )


_WEIGHT = {
    TypeLikeness.SAME: 1.0,
    TypeLikeness.SIMILAR: SIMILAR,
    TypeLikeness.UNKNOWN: ONE_UNKNOWN,
    TypeLikeness.OTHER: OTHER,
}


def _said_alike(report: Report, incident: Incident, age_s: float) -> float:
    """Only of an incident without a place, and young: "the red house" is said of many."""
    if incident.location.position is not None or age_s > SAME_WORDS_S:
        return 0.0
    place = likeness(report.location_text, incident.location.text)
    told = likeness(report.words, incident.narrative)
    best = max(place, told)
    return best * BY_WORDS if best >= SAME_WORDS else 0.0


def _apart_m(report: Report, incident: Incident) -> float | None:
    here, there = report.position, incident.location.position
    return None if here is None or there is None else distance_m(here, there)


def _doubt_m(report: Report, incident: Incident) -> float:
    """Both circles and the width of an event, as independent errors add up."""
    circles = (report.radius_m or 0.0, incident.location.radius_m or 0.0)
    return min(MOST_DOUBT_M, hypot(SAME_PLACE_M, *circles))


def _types(one: IncidentType, other: IncidentType) -> TypeLikeness:
    if UNKNOWN in (one, other):
        return TypeLikeness.UNKNOWN
    if one == other:
        return TypeLikeness.SAME
    family = any(one in each and other in each for each in FAMILIES)
    return TypeLikeness.SIMILAR if family else TypeLikeness.OTHER


DIGITS = 8
"""Of a number that count, from its end: a phone is told with its country or without. As long as Macao's."""


def digits(number: str | None) -> str:
    """Empty where there are too few to tell one phone from another."""
    only = "".join(each for each in number or "" if each.isdigit())
    return only[-DIGITS:] if len(only) >= DIGITS else ""
