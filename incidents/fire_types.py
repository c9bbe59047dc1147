"""Fires, and what becomes one."""

from incidents.terms import Priority
from incidents.type_info import TypeInfo, spoken

_BURNS = (
    "on fire|fire|burning|burns|alight|flames|smoke|fogo|incendio|a arder|chamas|fumo|fuego|llamas|humo"
    "|se quema|quema*|ardiendo|火|煙|着火|著火|燒緊|冒煙|烟"
)
_BUILDING = (
    "house|home|building|flat|apartment|kitchen|bedroom|roof|floor|school|hotel|shop|restaurant|office|garage"
    "|warehouse|factory|room|hospital|casa|predio|edificio|apartamento|departamento|cozinha|cocina|telhado|techo"
    "|escola|escuela|loja|tienda|quarto|andar|piso|armazem|bodega|屋|樓|大廈|單位|廚房|房|舖|學校|酒店|天台|住宅"
)
_GREEN = (
    "forest|bush|bushes|grass|grassland|hill|hillside|hills|mountain|mountainside|brush|scrub|wood|woods|woodland"
    "|vegetation|field|tree|floresta|mata|mato|monte|serra|pinhal|eucaliptal|erva|relva|arvore|bosque|cerro|pasto"
    "|pastizal|matorral|monte|arbol|quebrada|山|山坡|山頭|山林|樹林|草|林|樹"
)

FIRE_TYPES = {
    "structure_fire": TypeInfo(
        en="Structure fire",
        zh="建築物火警",
        pt="Incêndio em edifício",
        priority=Priority.P1,
        words=spoken(
            "building on fire|house fire|on fire|smoke|fire|burning|flames|incendio|incendiou|fogo|fumo"
            "|humo|fuego|a arder|chamas|llamas|ardiendo|quemandose|se quema|火燭|火|煙|烟"
        ),
        together=((_BUILDING, _BURNS),),
        takes=frozenset({"trapped", "unconscious", "cardiac_arrest", "unwell", "fire_alarm"}),
    ),
    "gas_leak": TypeInfo(
        en="Gas leak",
        zh="氣體洩漏",
        pt="Fuga de gás",
        priority=Priority.P1,
        words=spoken(
            "gas smell|smell of gas|smell gas|smells of gas|smells like gas|smelling gas|gas leak*"
            "|leaking gas|cheiro a gas|cheira a gas|cheirar a gas|fuga de gas|olor a gas|huele a gas"
            "|escape de gas|煤氣|瓦斯|石油氣味|漏氣"
        ),
        together=(("gas", "leak*|smell*|hissing|fuga|cheir*|olor|huele|escape"),),
    ),
    "vegetation_fire": TypeInfo(
        en="Vegetation fire",
        zh="山火",
        pt="Incêndio florestal",
        priority=Priority.P2,
        words=spoken(
            "forest fire|wildfire|wild fire|bush fire|bushfire|grass fire|brush fire|grass burning"
            "|grass is burning|incendio florestal|incendio forestal|incendio no mato|fogo no mato"
            "|fogo na mata|mato a arder|queimada|pastizales|山火|草地起火|山頭起火"
        ),
        together=((_GREEN, _BURNS),),
        graver=spoken(
            "near houses|near the houses|towards the houses|close to houses|spreading fast|perto de casas"
            "|perto das casas|junto a casas|cerca de casas|cerca de las casas|a alastrar depressa|民居|燒近"
        ),
        takes=frozenset({"trapped"}),
    ),
    "fire_alarm": TypeInfo(
        en="Automatic fire alarm",
        zh="火警鐘鳴響",
        pt="Alarme de incêndio",
        priority=Priority.P2,
        words=spoken(
            "fire alarm|smoke alarm|smoke detector|alarme de incendio|detetor de fumo|alarma de incendio"
            "|detector de humo|火警鐘|警鐘|煙霧警報"
        ),
    ),
    "rubbish_fire": TypeInfo(
        en="Rubbish fire",
        zh="垃圾起火",
        pt="Fogo em lixo",
        priority=Priority.P3,
        words=spoken(
            "bin on fire|bin is on fire|rubbish fire|bin fire|caixote a arder|fogo no lixo|垃圾起火"
            "|垃圾桶起火"
        ),
        together=(
            (
                "bin|dumpster|skip|rubbish|trash|garbage|lixo|caixote|contentor|ecoponto|basura|basurero|contenedor"
                "|papeleira|垃圾|垃圾桶|垃圾站",
                _BURNS,
            ),
        ),
    ),
}
