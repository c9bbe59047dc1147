"""What a unit drives, as far as streets can be too small for it."""

from collections.abc import Mapping
from types import MappingProxyType

from dispatch.unit import Capability, Unit
from routing.apparatus import AERIAL, PUMPER, SAMPLES, VAN_AMBULANCE, Apparatus

DRIVES: Mapping[Capability, Apparatus] = MappingProxyType(
    {
        Capability.LADDER: AERIAL,
        Capability.ENGINE: PUMPER,
        Capability.RESCUE: PUMPER,
        Capability.HAZMAT: PUMPER,
        Capability.AMBULANCE: VAN_AMBULANCE,
        Capability.ADVANCED_LIFE_SUPPORT: VAN_AMBULANCE,
    }
)
"""The usual vehicle of each skill; assumed until an agency names its own. Others drive cars."""


def drives(unit: Unit) -> Apparatus | None:
    """The largest vehicle its skills ask for; None: a car."""
    named = [DRIVES[each] for each in unit.capabilities if each in DRIVES]
    return max(named, key=SAMPLES_BY_SIZE.index, default=None)


SAMPLES_BY_SIZE = sorted(SAMPLES, key=lambda each: each.weight_t)
