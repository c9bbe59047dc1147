"""How high, heavy and wide a vehicle may be: `maxheight`, `maxweight`, `maxwidth` in all their spellings."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import inf

FOOT_M = 0.3048
INCH_M = 0.0254
"""Exactly (international yard, 1959)."""

POUND_T = 0.00045359237
SHORT_TON_T = 0.90718474
LONG_TON_T = 1.0160469088
"""Exactly (international pound, 1959). In OpenStreetMap "st" is a short ton, "lt" a long ton."""

BELOW_DEFAULT_M = 3.0
"""What "below_default" lets through: lower than the country's legal height of vehicles (4.0 m in most),
nobody knows how much. Assumed: an ambulance passes, a ladder does not try."""

_OPEN = frozenset(
    {"default", "none", "no_indications", "no_sign", "unsigned", "no", "unlimited", "above_default", ""}
)
_UNIT_M = {"": 1.0, "m": 1.0, "cm": 0.01, "ft": FOOT_M, "feet": FOOT_M, "in": INCH_M, '"': INCH_M}
_UNIT_T = {
    **dict.fromkeys(("", "t", "ton", "tons", "tonne", "tonnes"), 1.0),
    **dict.fromkeys(("lbs", "lb"), POUND_T),
    "kg": 0.001,
    "st": SHORT_TON_T,
    "lt": LONG_TON_T,
}
_PLAIN = re.compile(r"(\d{1,6}(?:[.,]\d{1,4})?)\s*([a-z\"]*)", re.IGNORECASE)
_FEET = re.compile(
    r"(\d{1,3})\s*(?:'|′|’|ft\.?|feet)\s*-?\s*(?:(\d{1,2}(?:\.\d{1,2})?)\s*(?:\"|″|”|''|in\.?|inch(?:es)?)?)?",
    re.IGNORECASE,
)
_LONGEST = 100
"""Characters; a longer value is no measure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Infinite where nothing limits."""

    height_m: float = inf
    weight_t: float = inf
    width_m: float = inf
    unread: tuple[str, ...] = ()
    """Tags that limit something and could not be read: for a report, they hold nobody back."""

    def and_(self, other: "Limits") -> "Limits":
        """Both at once."""
        return Limits(
            height_m=min(self.height_m, other.height_m),
            weight_t=min(self.weight_t, other.weight_t),
            width_m=min(self.width_m, other.width_m),
            unread=self.unread + other.unread,
        )


def limits_of(tags: Mapping[str, str]) -> Limits:
    """Of a way or of a barrier on it. What stands and what is signed both count, the lesser of them.

    A sign's weight or height counts for a vehicle with a siren too: a tag does not tell a weak bridge from a
    quiet street. `maxweight:emergency` and the like say otherwise. Axle loads are left out.
    """
    unread: list[str] = []
    height = _least(tags, ("maxheight", "maxheight:physical"), read_length_m, unread)
    weight = _least(tags, ("maxweight",), read_weight_t, unread)
    # `width` on a node is that of a post, not of the gap
    wide = ("maxwidth", "maxwidth:physical") + (
        ("width",) if "highway" in tags and "barrier" not in tags else ()
    )
    width = _least(tags, wide, read_length_m, unread)
    return Limits(height_m=height, weight_t=weight, width_m=width, unread=tuple(unread))


def read_length_m(text: str) -> float | None:
    """Metres of "3.5", "3,5 m", "350 cm", "12'6\\"", "12 ft 6 in"; infinite for "none", "default" and the
    like.

    Of several ("3.5;4") the least. None when it cannot be read.
    """
    return _read(text, _UNIT_M)


def read_weight_t(text: str) -> float | None:
    """Metric tons of "3.5", "7.5 t", "3500 kg", "16000 lbs", "12 st"; infinite for "none" and the like.

    Of several the least. None when it cannot be read.
    """
    return _read(text, _UNIT_T)


def _read(text: str, units: Mapping[str, float]) -> float | None:
    if len(text) > _LONGEST:
        return None
    found = [_one(each.strip(), units) for each in text.split(";")]
    known = [each for each in found if each is not None]
    return min(known, default=None) if len(known) == len(found) else None


def _one(text: str, units: Mapping[str, float]) -> float | None:
    if text.lower() in _OPEN:
        return inf
    if text.lower() == "below_default":
        return BELOW_DEFAULT_M
    if units is _UNIT_M and (feet := _FEET.fullmatch(text)):
        return int(feet[1]) * FOOT_M + float(feet[2] or 0) * INCH_M
    plain = _PLAIN.fullmatch(text)
    if plain is None or plain[2].lower() not in units:
        return None
    return float(plain[1].replace(",", ".")) * units[plain[2].lower()] or None


def _least(
    tags: Mapping[str, str], keys: tuple[str, ...], read: Callable[[str], float | None], unread: list[str]
) -> float:
    ours = f"{keys[0]}:emergency"
    if ours in tags:
        keys = (ours,)
    least = inf
    for key in keys:
        limit = read(tags[key]) if key in tags else inf
        if limit is None:
            unread.append(f"{key}={tags[key][:_LONGEST]}")
        else:
            least = min(least, limit)
    return least
