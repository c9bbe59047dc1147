"""Every writing operation of the API, with a body it takes."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Ids:
    """What the operations are about."""

    unit: str
    other: str
    """A free unit beside it."""
    incident: str
    closure: str
    call: str
    alarm: str
    note: str


NAMES = Ids(
    unit="UNIT",
    other="OTHER",
    incident="INCIDENT",
    closure="CLOSURE",
    call="CALL",
    alarm="ALARM",
    note="NOTE",
)


def operations(ids: Ids) -> dict[str, dict[str, Any]]:
    """Every writing operation's path with a good body; a law below keeps it complete."""
    unit, incident = ids.unit, ids.incident
    at = "2026-11-23T12:00:00Z"
    fix = {"unit_id": unit, "lat": 22.19, "lon": 113.54, "at": at}
    on = f"/api/incidents/{incident}"
    return {
        "/api/session": {"name": "ana", "password": "wrong on purpose"},
        "/api/calls": {
            "words": "smoke",
            "location_text": "Rua Central 8",
            "type": "structure_fire",
            "priority": 1,
            "channel": "phone",
            "caller_name": "Lei",
            "callback": "2871 0000",
            "at": at,
            "incident_id": incident,
            "exercise": False,
            "pin": {"lat": 22.19, "lon": 113.54},
            "answers": [{"question": "breathing", "value": "no", "asked": "Breathing?", "said": "no"}],
        },
        "/api/calls/so-far": {
            "words": "smoke",
            "place": {"lat": 22.19, "lon": 113.54, "radius_m": 20.0},
            "type": "structure_fire",
            "priority": 1,
            "place_name": "Rua Central 8",
            "callback": "2871 0000",
            "answers": [{"question": "breathing", "value": "no"}],
        },
        f"/api/calls/{ids.call}/part": {"at": at},
        f"{on}/assignments": {
            "unit_id": unit,
            "slot": "engine",
            "recommended": {"E1": 60.0},
            "eta_s": 60.0,
            "divert": False,
        },
        f"{on}/swap": {"out_unit_id": unit, "unit_id": ids.other, "slot": "engine", "eta_s": 60.0},
        f"{on}/release": {"unit_id": ids.other},
        f"{on}/notes": {"text": "second floor"},
        f"{on}/location": {"lat": 22.19, "lon": 113.54, "label": "x", "radius_m": 10.0},
        f"{on}/classification": {"type": "fall", "priority": 2},
        f"{on}/alarm": {"level": 2, "at": at},
        f"/api/units/{unit}/status": {"status": "on_scene", "at": at},
        f"/api/units/{unit}/acknowledge": {"incident_id": incident, "at": at},
        f"/api/units/{unit}/mayday": {
            "at": at,
            "incident_id": incident,
            "fix": {"lat": 22.19, "lon": 113.54, "at": at, "accuracy_m": 5.0},
        },
        "/api/positions": {"positions": [fix]},
        f"{on}/close": {"disposition": "resolved"},
        "/api/closures": {
            "street_name": "Rua Central",
            "street_ids": [1],
            "area": [
                {"lat": 22.19, "lon": 113.54},
                {"lat": 22.2, "lon": 113.54},
                {"lat": 22.2, "lon": 113.55},
            ],
            "factor": 2.0,
            "from_at": at,
            "until_at": "2099-01-01T00:00:00Z",
            "label": "Rua Central (Rua do Campo)",
            "of_several": 1,
            "reason": "flooded",
        },
        f"/api/closures/{ids.closure}/open": {"at": at},
        f"/api/alarms/{ids.alarm}/own": {"at": at},
        f"/api/alarms/{ids.alarm}/end": {"at": at, "words": "all out"},
        "/api/premise-notes": {
            "kind": "hazard",
            "text": "gas bottles on the roof",
            "place": "Hotel Lisboa",
            "circle": {"lat": 22.19, "lon": 113.54, "radius_m": 50.0},
            "from_at": at,
            "until_at": "2099-01-01T00:00:00Z",
            "at": at,
        },
        f"/api/premise-notes/{ids.note}/end": {"at": at},
        "/api/speeds": {
            "source": "loops",
            "at": at,
            "until_at": "2026-11-23T12:10:00Z",
            "streets": [{"street_id": 1, "factor": 2.0}],
        },
        "/api/run-cards": {
            "title": {"en": "Fire", "zh": "消防", "pt": "Bombeiros"},
            "cards": [{"name": "all", "names": {"zh": "全部"}, "slots": [{"capability": "engine"}]}],
            "reason": "the first of our own",
            "base": 0,
            "at": at,
        },
        "/api/run-cards/preview": {
            "type": "structure_fire",
            "priority": 1,
            "level": 2,
            "minute": 600,
            "zone": "Sé",
            "premises": "Mercado",
            "draft": {
                "title": {"en": "Fire", "zh": "消防", "pt": "Bombeiros"},
                "cards": [{"name": "all", "names": {"zh": "全部"}, "slots": [{"capability": "engine"}]}],
            },
        },
    }
