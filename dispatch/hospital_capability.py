"""What a hospital can treat, what it cannot, and what nobody has said."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class HospitalCapability(StrEnum):
    EMERGENCY_DEPARTMENT = "emergency_department"
    TRAUMA_CENTRE = "trauma_centre"
    STROKE_UNIT = "stroke_unit"
    CARDIAC_CATHETERISATION = "cardiac_catheterisation"
    """Primary PCI: an occluded artery is opened at any hour."""
    BURNS_UNIT = "burns_unit"
    PAEDIATRIC = "paediatric"
    MATERNITY = "maternity"
    HELIPAD = "helipad"


class Source(StrEnum):
    """Who says so."""

    CENTRE = "centre"
    MAP = "map"
    """A first guess: nobody who answers for the hospital has said it."""
    SAMPLE = "sample"
    """Made up, like the hospital it is said of."""


@dataclass(frozen=True, slots=True)
class Said:
    has: bool
    source: Source


Known = Mapping[HospitalCapability, Said]
"""What is in it is known; what is not in it is not known, and never means no."""
