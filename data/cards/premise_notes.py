"""A note about a place, as screens are told it."""

from data.cards.card import CardBody, instant
from incidents.premise_note import PremiseNote


def note_card(note: PremiseNote) -> CardBody:
    return {
        "id": str(note.id),
        "kind": note.kind.value,
        "text": note.text,
        "place": note.place,
        "lat": note.position and note.position.lat,
        "lon": note.position and note.position.lon,
        "radius_m": note.radius_m,
        "from_at": instant(note.from_at),
        "until_at": instant(note.until_at),
        "by": note.added_by,
        "at": instant(note.added_at),
    }
