"""What people call a type when they say it in one word: for whoever types a type, not for reading a story.

"ambulance" inside a story does not tell what happened, so `triage` does not read these. Lower case,
no accents, any of the three languages. Assumed, after common speech: fit to your own callers.
"""

from collections.abc import Mapping
from types import MappingProxyType

from incidents.terms import IncidentType
from incidents.triage import TYPES

_NAMES = {
    "cardiac_arrest": ("cpr", "heart stopped", "paragem cardiorrespiratoria", "心跳停止", "心臟停頓"),
    "structure_fire": ("flames", "a arder", "chamas", "大火", "起火", "火警", "火災", "火燭", "著火", "冒煙"),
    "gas_leak": ("gas", "fuga", "漏氣", "漏煤氣", "石油氣"),
    "traffic_collision": (
        "car crash",
        "car accident",
        "road accident",
        "run over",
        "pedestrian hit",
        "acidente de carro",
        "atropelamento",
        "atropelado",
        "despiste",
        "交通事故",
        "撞到人",
        "撞人",
        "炒車",
    ),
    "fall": ("slipped", "tripped", "escorregou", "tropecou", "滑倒", "跌親", "仆親"),
    "unwell": (
        "ambulance",
        "sick",
        "fever",
        "short of breath",
        "ambulancia",
        "doente",
        "falta de ar",
        "febre",
        "救護",
        "救護車",
        "不舒服",
        "唔舒服",
        "氣促",
        "發燒",
    ),
    "chest_pain": ("heart", "ataque do coracao", "coracao", "心臟病", "心肌梗塞"),
    "unconscious": ("collapsed", "fit", "convulsao", "desmaiado", "暈倒", "叫唔醒"),
    "trapped": ("lift", "elevator", "locked in", "elevador", "encarcerado", "電梯", "升降機", "𨋢"),
    "flood": ("cheias", "水災"),
    "assault": ("fight", "stabbing", "briga", "luta", "esfaqueamento", "打架", "打人", "斬人"),
    "theft": ("burglary", "robbery", "assalto", "ladrao", "搶劫", "爆竊", "小偷", "打劫"),
    "rubbish_fire": ("bin fire", "lixo a arder", "垃圾火"),
    "fire_alarm": ("alarm", "smoke alarm", "alarme", "警報"),
    "drowning": ("water rescue", "lifeguard", "salva-vidas", "水上救援", "遇溺"),
    "choking": ("airway", "asfixia", "窒息"),
    "stroke": ("trombose cerebral", "腦中風"),
    "vegetation_fire": ("wildland fire", "incendio rural", "草火", "林火"),
    "noise": ("loud party", "noisy", "musica alta", "嘈", "嘈音"),
    "water_leak": ("no water", "sem agua", "冇水"),
}

TYPE_NAMES: Mapping[IncidentType, tuple[str, ...]] = MappingProxyType(
    {key: tuple(dict.fromkeys((*info.short_words(), *_NAMES.get(key, ())))) for key, info in TYPES.items()}
)
"""Of every type: what gives it away in a story, and what it is called."""
