"""Types of incidents that are emergencies, and the order in which they say more."""

from incidents.fire_types import FIRE_TYPES
from incidents.medical_types import MEDICAL_TYPES
from incidents.terms import Priority
from incidents.type_info import TypeInfo, spoken

_OTHERS = {
    "traffic_collision": TypeInfo(
        en="Traffic collision",
        zh="交通意外",
        pt="Acidente de viação",
        priority=Priority.P2,
        words=spoken(
            "crash*|collision|collided|car accident|traffic accident|road accident|hit by a car"
            "|hit by a bus|hit by a truck|hit by a van|hit by a motorbike|hit by a motorcycle|run over by"
            "|knocked down by|car overturned|car flipped|pile-up|acidente|accidente|choque|choc*|colisao"
            "|colision|bateram|despist*|capot*|volco|atropel*|車禍|车祸|撞車|撞车|交通意外|交通事故|撞到人"
            "|撞親人|被車撞|炒車|翻車|相撞|撞埋"
        ),
        together=(
            (
                "car|cars|bus|truck|lorry|van|motorbike|motorcycle|scooter|taxi|bike|cyclist|pedestrian",
                "hit|ran over|run over|knocked|overturned|flipped|rolled over|accident|rammed|skidded",
            ),
            (
                "carro|carros|autocarro|camiao|mota|moto|carrinha|taxi|auto|autos|bus|camion|micro|motocicleta",
                "bateu|embateu|chocaram|chocou|choco|virou|volcado|capotou|estrellaron|impacto",
            ),
            ("車|巴士|的士|電單車", "撞|炒|翻咗|翻轉"),
        ),
        graver=spoken(
            "cannot get out|can't get out|badly hurt|seriously injured|not moving|many hurt|many injured"
            "|several injured|overturned|feridos graves|ferido grave|heridos graves|herido grave"
            "|varios feridos|varios heridos|presa|preso|presas|presos|nao consegue sair|no puede salir|重傷"
            "|多人受傷|出唔到|郁唔到|夾住"
        ),
        takes=frozenset({"trapped", "unconscious", "cardiac_arrest", "fall", "unwell"}),
    ),
    "assault": TypeInfo(
        en="Assault",
        zh="襲擊",
        pt="Agressão",
        priority=Priority.P1,
        words=spoken(
            "stabb*|attacked|attacking|being attacked|attack|assault*|knife|gun|shot|beaten up|beating"
            "|fighting|punch*|agress*|agred*|faca|facada|esfaque*|arma|a bater-lhe|porrada|cuchillo|apunal*"
            "|golpead*|golpeando|balazo|襲擊|刀|斬人|打人|打架|被打|毆打|刺傷"
        ),
    ),
    "trapped": TypeInfo(
        en="Person trapped",
        zh="人員被困",
        pt="Pessoa presa",
        priority=Priority.P2,
        words=spoken(
            "trapped|pinned under|stuck in the lift|stuck in a lift|stuck in the elevator"
            "|stuck in an elevator|locked in|buried under|preso no elevador|presa no elevador"
            "|presos no elevador|encarcerad*|soterrad*|encurralad*|atrapad*|encerrad*|被困|困𨋢|困住|困咗"
        ),
        together=(
            (
                "lift|elevator|elevador|ascensor",
                "stuck|preso|presa|presos|presas|parado|people in|avariado com",
            ),
            ("𨋢|升降機|電梯", "困|卡住|停咗"),
        ),
    ),
    "flood": TypeInfo(
        en="Flood",
        zh="水浸",
        pt="Inundação",
        priority=Priority.P2,
        words=spoken(
            "flood*|under water|inundac*|inundad*|inundou|cheia|alagad*|inundo|anegad*|desbordo|水浸|淹水"
            "|浸水|浸咗"
        ),
        takes=frozenset({"trapped"}),
    ),
    "theft": TypeInfo(
        en="Theft",
        zh="盜竊",
        pt="Furto",
        priority=Priority.P3,
        words=spoken(
            "stolen|stole|theft|thief|robbed|robbery|burglar*|broke into|pickpocket*|roub*|furt*|ladrao"
            "|ladroes|assaltar*|robo|robaron|robado|ladron*|偷|盜竊|爆竊|搶|小偷|打劫"
        ),
    ),
    "noise": TypeInfo(
        en="Noise complaint",
        zh="噪音投訴",
        pt="Queixa de ruído",
        priority=Priority.P4,
        words=spoken(
            "noise|noisy|loud music|loud party|music is too loud|ruido|barulho|musica alta"
            "|musica muito alta|噪音|好嘈|嘈住|嘈到"
        ),
    ),
    "unknown": TypeInfo(
        en="Not yet known", zh="未明", pt="Ainda desconhecido", priority=Priority.P2, words=()
    ),
}

_SAY_MORE = (
    "structure_fire",
    "traffic_collision",
    "drowning",
    "cardiac_arrest",
    "choking",
    "stroke",
    "chest_pain",
    "unconscious",
    "assault",
    "gas_leak",
    "trapped",
    "vegetation_fire",
    "fall",
    "unwell",
    "flood",
    "fire_alarm",
    "rubbish_fire",
    "theft",
    "noise",
    "unknown",
)
"""Of two as urgent, the first says more."""

_ALL = FIRE_TYPES | MEDICAL_TYPES | _OTHERS
EMERGENCY_TYPES = {each: _ALL[each] for each in _SAY_MORE}
assert len(EMERGENCY_TYPES) == len(_ALL), "a type has no place in the order"

IDLE = spoken(
    "fire station|fire engine|fire truck|fire brigade|fire department|fire exit|fire hydrant|fire drill"
    "|hydrant|smoking|waterfall|sick leave|gunpowder|shot of|火車|火车|火鍋|火柴|消防|煙花|吸煙|食煙|刀削"
)
"""Phrases that hold a telling word and tell nothing: a railway station (火車站) is no fire."""
