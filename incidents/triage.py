"""What kind of incident the words describe, and how urgent it is until someone says otherwise."""

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from incidents.municipal_types import MUNICIPAL_TYPES
from incidents.terms import IncidentType, Priority
from incidents.type_info import TypeInfo

UNKNOWN = IncidentType("unknown")

_TYPES = {
    "cardiac_arrest": TypeInfo(
        en="Cardiac arrest",
        zh="心臟驟停",
        pt="Paragem cardíaca",
        priority=Priority.P1,
        words=(
            "not breathing",
            "no pulse",
            "cardiac arrest",
            "nao respira",
            "sem pulso",
            "no respira",
            "沒有呼吸",
            "没有呼吸",
            "無脈搏",
        ),
    ),
    "structure_fire": TypeInfo(
        en="Structure fire",
        zh="建築物火警",
        pt="Incêndio em edifício",
        priority=Priority.P1,
        words=(
            "building on fire",
            "house fire",
            "smoke",
            "fire",
            "incendio",
            "fogo",
            "fumo",
            "humo",
            "火",
            "煙",
        ),
    ),
    "gas_leak": TypeInfo(
        en="Gas leak",
        zh="氣體洩漏",
        pt="Fuga de gás",
        priority=Priority.P1,
        words=(
            "gas smell",
            "smell of gas",
            "gas leak",
            "cheiro a gas",
            "fuga de gas",
            "olor a gas",
            "煤氣",
            "瓦斯",
        ),
    ),
    "traffic_collision": TypeInfo(
        en="Traffic collision",
        zh="交通意外",
        pt="Acidente de viação",
        priority=Priority.P2,
        words=(
            "crash",
            "collision",
            "hit by a car",
            "acidente",
            "choque",
            "colisao",
            "atropel",
            "車禍",
            "撞車",
            "交通意外",
        ),
    ),
    "fall": TypeInfo(
        en="Fall",
        zh="跌倒",
        pt="Queda",
        priority=Priority.P2,
        words=("fell", "fall", "fallen", "caiu", "queda", "caida", "se cayo", "跌倒", "摔"),
    ),
    "unwell": TypeInfo(
        en="Person unwell",
        zh="身體不適",
        pt="Pessoa doente",
        priority=Priority.P2,
        words=(
            "unwell",
            "faint",
            "dizzy",
            "vomit",
            "having a stroke",
            "had a stroke",
            "desmai",
            "tontura",
            "mareado",
            "暈",
            "嘔",
            "中風",
        ),
    ),
    "chest_pain": TypeInfo(
        en="Chest pain",
        zh="胸痛",
        pt="Dor no peito",
        priority=Priority.P1,
        words=(
            "chest pain",
            "heart attack",
            "dor no peito",
            "dolor de pecho",
            "ataque cardiaco",
            "enfarte",
            "胸痛",
            "心口痛",
            "心臟病發",
        ),
    ),
    "unconscious": TypeInfo(
        en="Person unconscious",
        zh="昏迷",
        pt="Pessoa inconsciente",
        priority=Priority.P1,
        words=(
            "unconscious",
            "passed out",
            "does not wake",
            "inconsciente",
            "nao acorda",
            "no despierta",
            "昏迷",
            "叫不醒",
        ),
    ),
    "trapped": TypeInfo(
        en="Person trapped",
        zh="人員被困",
        pt="Pessoa presa",
        priority=Priority.P2,
        words=("trapped", "stuck in the lift", "preso no elevador", "encarcerad", "atrapad", "被困", "困𨋢"),
    ),
    "flood": TypeInfo(
        en="Flood",
        zh="水浸",
        pt="Inundação",
        priority=Priority.P2,
        words=("flood", "inundac", "cheia", "水浸", "淹水"),
    ),
    "assault": TypeInfo(
        en="Assault",
        zh="襲擊",
        pt="Agressão",
        priority=Priority.P1,
        words=(
            "stabbed",
            "attack",
            "assault",
            "knife",
            "agress",
            "faca",
            "esfaque",
            "cuchillo",
            "襲擊",
            "刀",
        ),
    ),
    "theft": TypeInfo(
        en="Theft",
        zh="盜竊",
        pt="Furto",
        priority=Priority.P3,
        words=("stolen", "theft", "robbed", "roubo", "furto", "robo", "偷", "盜竊"),
    ),
    "rubbish_fire": TypeInfo(
        en="Rubbish fire",
        zh="垃圾起火",
        pt="Fogo em lixo",
        priority=Priority.P3,
        words=("bin on fire", "rubbish fire", "caixote a arder", "fogo no lixo", "垃圾起火", "垃圾桶起火"),
    ),
    "fire_alarm": TypeInfo(
        en="Automatic fire alarm",
        zh="火警鐘鳴響",
        pt="Alarme de incêndio",
        priority=Priority.P2,
        words=("fire alarm", "alarme de incendio", "alarma de incendio", "火警鐘", "警鐘"),
    ),
    "noise": TypeInfo(
        en="Noise complaint",
        zh="噪音投訴",
        pt="Queixa de ruído",
        priority=Priority.P4,
        words=("noise", "loud music", "ruido", "barulho", "噪音"),
    ),
    "unknown": TypeInfo(
        en="Not yet known", zh="未明", pt="Ainda desconhecido", priority=Priority.P2, words=()
    ),
}

TYPES: Mapping[IncidentType, TypeInfo] = MappingProxyType(
    {IncidentType(key): info for key, info in (_TYPES | MUNICIPAL_TYPES).items()}
)


def triage(
    words: str, type: IncidentType | None, priority: Priority | None
) -> tuple[IncidentType, Priority, str]:
    """Type, priority, and how the type was found: "said", "words" or "unknown".

    What the call-taker says always stands, even a type we have no card for. Unknown means P2, never
    less: until someone asks, it may be a life (assumed; an agency sets its own).
    """
    how = "said"
    if type is None:
        type, how = _from_words(words)
    settled = priority or (TYPES[type].priority if type in TYPES else Priority.P2)
    return type, settled, how


def _from_words(words: str) -> tuple[IncidentType, str]:
    """The type with the longest telling phrase: "fire alarm" says more than "fire".

    A municipal phrase takes only the words inside it: "a fallen tree, a man is trapped" is a man trapped.
    """
    plain = _plain(words)
    city = _longest(plain, municipal=True)
    emergency = _longest(_without_municipal(plain) if city else plain, municipal=False)
    found = emergency or city
    return (found, "words") if found else (UNKNOWN, "unknown")


def _longest(plain: str, *, municipal: bool) -> IncidentType | None:
    some = [(key, info) for key, info in TYPES.items() if info.municipal is municipal]
    hits = [(len(phrase), key) for key, info in some for phrase in info.words if phrase in plain]
    longest = max((length for length, _ in hits), default=0)
    return next((key for length, key in hits if length == longest), None)


def _without_municipal(plain: str) -> str:
    phrases = (phrase for info in TYPES.values() if info.municipal for phrase in info.words)
    for phrase in sorted(phrases, key=len, reverse=True):
        plain = plain.replace(phrase, "\n")
    return plain


def _plain(words: str) -> str:
    """Lower case without accents; Chinese is left as it is."""
    parts = unicodedata.normalize("NFKD", words.casefold())
    return "".join(each for each in parts if not unicodedata.combining(each))
