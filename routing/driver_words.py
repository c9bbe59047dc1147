"""What a driver is told, in English, Chinese of Hong Kong and Macao, and Portuguese of Portugal and Macao."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from routing.manoeuvres import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class DriverWords:
    """Sentences of one language.

    {street}: its name as one drives into it, {along}: as one drives along it;
    {exit}: which one, as an ordinal; {heading}: of the compass.
    """

    named: Mapping[Kind, str]
    """Where the street has a name."""
    plain: Mapping[Kind, str]
    """Where it has none, and where no street is told."""
    in_ring: str
    """A roundabout the way ends in."""
    compass: tuple[str, ...]
    """North, then clockwise by 45 degrees."""
    ahead: str
    """{words} after {distance}, the first letter of the words made small where there are such."""
    metres: str
    kilometres: str
    point: str
    """Between kilometres and tenths."""
    ordinals: tuple[str, ...]
    """First to tenth, then what follows any number beyond."""
    before: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """First word of a street's name, small → what stands before the name in {street} and in {along}."""
    before_others: tuple[str, str] = ("", "")


ENGLISH = DriverWords(
    named={
        Kind.DEPART: "Drive {heading} on {street}",
        Kind.CONTINUE: "Continue straight onto {street}",
        Kind.SLIGHT_LEFT: "Bear left into {street}",
        Kind.LEFT: "Turn left into {street}",
        Kind.SHARP_LEFT: "Turn sharp left into {street}",
        Kind.SLIGHT_RIGHT: "Bear right into {street}",
        Kind.RIGHT: "Turn right into {street}",
        Kind.SHARP_RIGHT: "Turn sharp right into {street}",
        Kind.U_TURN: "Make a U-turn and follow {street}",
        Kind.ROUNDABOUT: "At the roundabout take the {exit} exit into {street}",
    },
    plain={
        Kind.DEPART: "Drive {heading}",
        Kind.CONTINUE: "Continue straight on",
        Kind.SLIGHT_LEFT: "Bear left",
        Kind.LEFT: "Turn left",
        Kind.SHARP_LEFT: "Turn sharp left",
        Kind.SLIGHT_RIGHT: "Bear right",
        Kind.RIGHT: "Turn right",
        Kind.SHARP_RIGHT: "Turn sharp right",
        Kind.U_TURN: "Make a U-turn",
        Kind.ROUNDABOUT: "At the roundabout take the {exit} exit",
        Kind.ARRIVE_LEFT: "Arrive: it is on the left",
        Kind.ARRIVE_RIGHT: "Arrive: it is on the right",
        Kind.ARRIVE_AHEAD: "Arrive: it is straight ahead",
        Kind.WALK: "Get out and walk {distance}",
    },
    in_ring="Enter the roundabout",
    compass=("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"),
    ahead="In {distance}, {words}",
    metres="{} m",
    kilometres="{} km",
    point=".",
    ordinals=("1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "10th", "{}th"),
)

CHINESE = DriverWords(
    named={
        Kind.DEPART: "沿{street}向{heading}行駛",
        Kind.CONTINUE: "直行進入{street}",
        Kind.SLIGHT_LEFT: "靠左駛入{street}",
        Kind.LEFT: "左轉入{street}",
        Kind.SHARP_LEFT: "急左轉入{street}",
        Kind.SLIGHT_RIGHT: "靠右駛入{street}",
        Kind.RIGHT: "右轉入{street}",
        Kind.SHARP_RIGHT: "急右轉入{street}",
        Kind.U_TURN: "掉頭，沿{street}行駛",
        Kind.ROUNDABOUT: "迴旋處{exit}出口，駛入{street}",
    },
    plain={
        Kind.DEPART: "向{heading}行駛",
        Kind.CONTINUE: "繼續直行",
        Kind.SLIGHT_LEFT: "靠左行駛",
        Kind.LEFT: "左轉",
        Kind.SHARP_LEFT: "急左轉",
        Kind.SLIGHT_RIGHT: "靠右行駛",
        Kind.RIGHT: "右轉",
        Kind.SHARP_RIGHT: "急右轉",
        Kind.U_TURN: "掉頭",
        Kind.ROUNDABOUT: "迴旋處{exit}出口",
        Kind.ARRIVE_LEFT: "到達，目的地在左邊",
        Kind.ARRIVE_RIGHT: "到達，目的地在右邊",
        Kind.ARRIVE_AHEAD: "到達，目的地在前方",
        Kind.WALK: "下車步行{distance}",
    },
    in_ring="駛入迴旋處",
    compass=("北", "東北", "東", "東南", "南", "西南", "西", "西北"),
    ahead="{distance}後{words}",
    metres="{}米",
    kilometres="{}公里",
    point=".",
    ordinals=(*(f"第{number}個" for number in "一二三四五六七八九十"), "第{}個"),
)

_FEMININE = dict.fromkeys(
    ("rua", "avenida", "travessa", "estrada", "praça", "praceta", "ponte", "calçada", "rotunda", "alameda",
     "rampa", "via", "circular", "azinhaga", "escada", "ladeira", "marginal", "vila", "autoestrada"),
    ("a ", "pela "),
)  # fmt: skip
_MASCULINE = dict.fromkeys(
    ("largo", "beco", "pátio", "caminho", "túnel", "viaduto", "istmo", "passeio", "jardim", "terreiro",
     "campo", "bairro", "cais", "nó", "acesso"),
    ("o ", "pelo "),
)  # fmt: skip

PORTUGUESE = DriverWords(
    named={
        Kind.DEPART: "Siga para {heading} {along}",
        Kind.CONTINUE: "Siga em frente para {street}",
        Kind.SLIGHT_LEFT: "Vire ligeiramente à esquerda para {street}",
        Kind.LEFT: "Vire à esquerda para {street}",
        Kind.SHARP_LEFT: "Vire acentuadamente à esquerda para {street}",
        Kind.SLIGHT_RIGHT: "Vire ligeiramente à direita para {street}",
        Kind.RIGHT: "Vire à direita para {street}",
        Kind.SHARP_RIGHT: "Vire acentuadamente à direita para {street}",
        Kind.U_TURN: "Faça inversão de marcha e siga {along}",
        Kind.ROUNDABOUT: "Na rotunda, saia na {exit} saída para {street}",
    },
    plain={
        Kind.DEPART: "Siga para {heading}",
        Kind.CONTINUE: "Siga em frente",
        Kind.SLIGHT_LEFT: "Vire ligeiramente à esquerda",
        Kind.LEFT: "Vire à esquerda",
        Kind.SHARP_LEFT: "Vire acentuadamente à esquerda",
        Kind.SLIGHT_RIGHT: "Vire ligeiramente à direita",
        Kind.RIGHT: "Vire à direita",
        Kind.SHARP_RIGHT: "Vire acentuadamente à direita",
        Kind.U_TURN: "Faça inversão de marcha",
        Kind.ROUNDABOUT: "Na rotunda, saia na {exit} saída",
        Kind.ARRIVE_LEFT: "Chegou: o destino fica à esquerda",
        Kind.ARRIVE_RIGHT: "Chegou: o destino fica à direita",
        Kind.ARRIVE_AHEAD: "Chegou: o destino fica em frente",
        Kind.WALK: "Saia do veículo e siga a pé {distance}",
    },
    in_ring="Entre na rotunda",
    compass=("norte", "nordeste", "este", "sudeste", "sul", "sudoeste", "oeste", "noroeste"),
    ahead="Daqui a {distance}, {words}",
    metres="{} m",
    kilometres="{} km",
    point=",",
    ordinals=("1.ª", "2.ª", "3.ª", "4.ª", "5.ª", "6.ª", "7.ª", "8.ª", "9.ª", "10.ª", "{}.ª"),
    before=_FEMININE | _MASCULINE,
    before_others=("", "por "),
)
