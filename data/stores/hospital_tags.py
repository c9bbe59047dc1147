"""What OpenStreetMap's tags say of a hospital: a first guess, marked as the map's."""

from collections.abc import Mapping

from dispatch.hospital_capability import HospitalCapability, Known, Said, Source

KEPT = ("emergency", "healthcare:speciality")

YES_NO: Mapping[str, bool] = {"yes": True, "no": False}

SPECIALITY: Mapping[str, HospitalCapability] = {
    "emergency": HospitalCapability.EMERGENCY_DEPARTMENT,
    "paediatrics": HospitalCapability.PAEDIATRIC,
    "maternity": HospitalCapability.MATERNITY,
    "obstetrics": HospitalCapability.MATERNITY,
    "stroke": HospitalCapability.STROKE_UNIT,
    "burns": HospitalCapability.BURNS_UNIT,
}
"""Cardiology is no catheter laboratory at night, traumatology no trauma centre: they say nothing here. A list
of specialities is never whole, so what it leaves out is not known."""


def by_map(tags: Mapping[str, str]) -> Known:
    found = [each.strip() for each in tags.get("healthcare:speciality", "").split(";")]
    known = {SPECIALITY[each]: Said(True, Source.MAP) for each in found if each in SPECIALITY}
    if (has := YES_NO.get(tags.get("emergency", ""))) is not None:
        known[HospitalCapability.EMERGENCY_DEPARTMENT] = Said(has, Source.MAP)
    return known
