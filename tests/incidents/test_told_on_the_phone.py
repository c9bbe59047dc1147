"""What callers say in their own words, and what it is: a table a language, as people say it on the phone."""

import pytest

from incidents.triage import triage

ENGLISH = {
    "structure_fire": (
        "my kitchen is on fire",
        "there's smoke coming out of a third floor window",
        "the house next door is burning",
        "I can see flames in the warehouse",
        "my flat is full of smoke and my mum is trapped inside",
        "the school roof is on fire, everybody is out",
    ),
    "vegetation_fire": (
        "forest fire, grass burning",
        "the hill behind us is on fire",
        "there are flames up on the mountain",
        "a bush fire by the motorway",
        "dry grass is burning beside the track",
    ),
    "rubbish_fire": (
        "there is a bin on fire",
        "somebody set the dumpster alight",
        "the rubbish is burning in the alley",
    ),
    "fire_alarm": (
        "the fire alarm is ringing and there is no smoke",
        "a smoke detector has been going for an hour",
    ),
    "gas_leak": (
        "I can smell gas in the stairwell",
        "there is a strong smell of gas",
        "the gas bottle is leaking",
    ),
    "traffic_collision": (
        "Two cars crashed, one person trapped",
        "a motorbike hit a pedestrian",
        "a car has overturned on the bridge",
        "a bus ran over somebody",
        "there's been a car accident at the roundabout",
        "my son was hit by a car",
        "a taxi and a van collided and the driver is not moving",
    ),
    "drowning": (
        "someone is drowning",
        "a boy was swept away by the waves",
        "there's a swimmer in trouble, he's going under",
        "a man fell into the river",
        "a child is face down in the pool",
        "two people are caught in a rip current",
    ),
    "choking": (
        "a man is choking",
        "my baby is choking on a grape",
        "he has something stuck in his throat",
        "she swallowed a coin and it's stuck in her throat",
    ),
    "stroke": (
        "my husband had a stroke",
        "her face is drooping and she can't talk",
        "his left arm is weak and his speech is slurred",
        "I think grandma is having a stroke",
        "one side of her face has dropped",
    ),
    "cardiac_arrest": (
        "he's not breathing",
        "she has no pulse, we're doing CPR",
        "my dad has stopped breathing",
    ),
    "chest_pain": (
        "my father has chest pain",
        "I have a pain in my chest",
        "I think he's having a heart attack",
    ),
    "unconscious": (
        "a woman has passed out in the shop",
        "he won't wake up",
        "there's a man unresponsive on the bench",
    ),
    "fall": (
        "my grandmother fell in the bathroom",
        "she slipped on the stairs and hurt her hip",
        "a worker fell off a ladder",
    ),
    "unwell": (
        "he can't breathe well, he has asthma",
        "she is very dizzy and vomiting",
        "my wife is having a seizure",
    ),
    "trapped": (
        "we are stuck in the lift",
        "a man is trapped under a shelf",
        "the elevator stopped with people in it",
    ),
    "flood": ("my basement is flooding", "the whole street is flooded"),
    "assault": ("he has a knife", "a man has been stabbed", "some boys are fighting outside the bar"),
    "theft": ("my bike was stolen", "somebody broke into my shop last night", "I was robbed of my phone"),
    "noise": ("my neighbour's music is too loud", "there is a noisy party upstairs"),
    "fallen_tree": (
        "tree fallen on the road",
        "a big branch came down on the pavement",
        "a tree is blocking the street",
        "a palm has come down across both lanes",
    ),
    "road_hazard": ("there is a big pothole", "an open manhole in the middle of the road"),
    "water_leak": ("a water main burst in front of the school, burst pipe",),
    "unknown": ("please come quickly", "I don't know what is happening"),
}

CHINESE = {
    "structure_fire": (
        "我屋企着火呀",
        "三樓有煙冒出嚟",
        "隔籬大廈火燭",
        "廚房起火，快啲嚟",
        "酒店二樓有火光同濃煙",
        "住宅單位起火，有人被困",
    ),
    "vegetation_fire": ("發生山火", "後面個山頭起火", "山坡着火呀", "草地起火", "樹林冒煙"),
    "rubbish_fire": ("垃圾桶起火", "垃圾站着火"),
    "fire_alarm": ("火警鐘響咗好耐", "大廈警鐘響，冇煙"),
    "gas_leak": ("樓梯有好大陣煤氣味", "聞到瓦斯味", "石油氣味好濃"),
    "traffic_collision": (
        "兩架車相撞，有人被困",
        "新馬路撞車",
        "有架巴士撞到人",
        "電單車炒車，司機受傷",
        "橋上發生交通意外",
        "阿伯俾車撞親",
        "有車翻咗",
    ),
    "drowning": (
        "有人遇溺",
        "有個細路溺水",
        "有人跌落海",
        "泳池有個小朋友沉咗落去",
        "有人俾浪捲走咗",
        "釣魚嗰個人落水",
    ),
    "choking": ("BB哽親", "佢食嘢噎住咗", "有嘢卡住喉嚨", "阿婆俾魚骨骾到"),
    "stroke": ("我老公中風", "佢嘴歪咗講嘢唔清楚", "阿媽半身無力", "懷疑中風，面歪"),
    "cardiac_arrest": ("佢冇呼吸", "沒有心跳，我哋做緊急救", "佢停止呼吸呀"),
    "chest_pain": ("阿爺胸口痛", "我心口痛", "佢心臟病發"),
    "unconscious": ("伯伯昏迷", "叫唔醒佢", "有個女人冇反應"),
    "fall": ("阿婆跌倒", "佢喺浴室跌親", "有人滑倒，起唔到身", "工人由棚架摔落嚟"),
    "unwell": ("佢好暈同埋嘔", "我阿媽氣促", "小朋友發燒抽筋", "佢哮喘發作", "老人家唔舒服"),
    "trapped": ("困𨋢", "升降機停咗，有三個人困住", "有人被困房間"),
    "flood": ("地庫水浸", "成條街浸水"),
    "assault": ("有人打架", "佢揸住把刀", "有人被打", "斬人呀"),
    "theft": ("我個銀包俾人偷咗", "有人打劫便利店", "舖頭被爆竊"),
    "noise": ("樓上好嘈", "隔籬裝修噪音"),
    "fallen_tree": ("路邊塌樹", "有棵樹倒咗喺馬路", "樹枝跌落行人路", "大樹冧咗"),
    "road_hazard": ("路面有油", "沙井蓋打開咗"),
    "water_leak": ("爆水管",),
    "street_cleaning": ("有人亂丟垃圾",),
    "unknown": ("快啲嚟", "我喺火車站"),
}

PORTUGUESE = {
    "structure_fire": (
        "a minha cozinha está a arder",
        "há fumo a sair do terceiro andar",
        "fogo num prédio",
        "a casa do vizinho está em chamas",
        "incêndio num armazém, há gente presa",
    ),
    "vegetation_fire": (
        "incêndio florestal",
        "há fogo no mato",
        "a serra está a arder",
        "está a arder a erva ao lado da estrada",
        "o pinhal está em chamas",
    ),
    "rubbish_fire": ("um caixote a arder", "o contentor está a arder"),
    "fire_alarm": ("o alarme de incêndio está a tocar", "toca o detetor de fumo"),
    "gas_leak": ("cheira a gás na escada", "há uma fuga de gás"),
    "traffic_collision": (
        "dois carros bateram, uma pessoa está encarcerada",
        "um atropelamento na passadeira",
        "houve um acidente na ponte",
        "um carro capotou",
        "uma mota despistou-se",
        "o meu filho foi atropelado",
    ),
    "drowning": (
        "está uma pessoa a afogar-se",
        "um miúdo caiu ao rio",
        "afogamento na praia",
        "o mar levou dois rapazes, foram arrastados pelas ondas e levado pelo mar",
        "há um homem no mar que não consegue sair",
    ),
    "choking": ("o meu bebé está engasgado", "engasgou-se com carne", "tem uma coisa presa na garganta"),
    "stroke": (
        "acho que é um AVC",
        "o meu marido teve uma trombose",
        "tem a boca ao lado e não fala",
        "está com um braço dormente e a fala arrastada",
    ),
    "cardiac_arrest": ("ele não respira", "está sem pulso", "entrou em paragem cardíaca"),
    "chest_pain": ("dor no peito", "acho que é um enfarte", "tem um aperto no peito"),
    "unconscious": ("está inconsciente", "a minha mãe não acorda", "perdeu os sentidos na rua"),
    "fall": ("a minha avó caiu", "escorregou na banheira", "uma queda das escadas"),
    "unwell": ("sente-se mal e está tonta", "tem falta de ar", "está com febre e convulsões"),
    "trapped": ("estamos presos no elevador", "o elevador está parado com gente presa"),
    "flood": ("inundação na cave", "a rua está inundada"),
    "assault": ("ele tem uma faca", "um homem foi esfaqueado", "estão a agredir uma pessoa"),
    "theft": ("roubaram-me a carteira", "foi um furto na loja", "há um ladrão em casa"),
    "noise": ("música muito alta", "o vizinho faz barulho"),
    "fallen_tree": (
        "caiu uma árvore na estrada",
        "árvore caída na avenida",
        "um ramo caiu no passeio",
        "uma palmeira tombou na rua",
    ),
    "road_hazard": ("há um buraco na estrada",),
    "blocked_drain": ("sarjeta entupida à porta",),
    "unknown": ("venham depressa",),
}

SPANISH = {
    "structure_fire": (
        "se quema una casa",
        "hay humo en el segundo piso",
        "incendio en un edificio",
        "la cocina está ardiendo",
        "hay fuego en la bodega",
    ),
    "vegetation_fire": (
        "incendio forestal",
        "se está quemando el cerro, hay humo en el cerro",
        "hay fuego en el pasto",
        "los matorrales, hay fuego en el matorral",
    ),
    "rubbish_fire": ("se quema un basurero", "hay un contenedor ardiendo"),
    "fire_alarm": ("suena la alarma de incendio",),
    "gas_leak": ("hay olor a gas", "huele a gas en el pasillo", "fuga de gas en la cocina"),
    "traffic_collision": (
        "chocaron dos autos, hay una persona atrapada",
        "atropellaron a una señora",
        "accidente en la ruta",
        "un auto volcado",
        "un choque en la esquina",
        "una micro chocó con una moto",
    ),
    "drowning": (
        "alguien se está ahogando",
        "un niño se ahoga en la piscina",
        "un bañista no puede salir del agua",
        "se lo llevó el mar",
        "una persona cayó al río, se cayó al río",
    ),
    "choking": (
        "mi hijo está atragantado",
        "se atragantó con un pedazo de carne",
        "tiene algo atascado en la garganta",
    ),
    "stroke": (
        "creo que es un derrame cerebral",
        "mi marido tuvo un ACV",
        "tiene la boca torcida",
        "tiene un brazo dormido y la boca caída",
    ),
    "cardiac_arrest": ("no respira", "está en paro cardíaco", "no tiene, está sin pulso"),
    "chest_pain": ("le duele el pecho", "dolor en el pecho", "creo que es un infarto"),
    "unconscious": ("no despierta", "está inconsciente", "no reacciona"),
    "fall": ("mi abuela se cayó", "resbaló en la ducha", "una caída en la escalera"),
    "unwell": ("se siente mal y está mareada", "tiene fiebre y vómitos, va a vomitar", "le falta el aire"),
    "trapped": ("estamos encerrados en el ascensor", "hay una persona atrapada"),
    "flood": ("se inundó la casa", "la calle está inundada"),
    "assault": ("tiene un cuchillo", "lo apuñalaron", "están golpeando a un hombre"),
    "theft": ("me robaron el teléfono", "hay un ladrón en la casa"),
    "noise": ("mucho ruido en el departamento de arriba",),
    "fallen_tree": ("se cayó un árbol en la calle", "árbol caído", "una rama cayó sobre el auto"),
    "water_leak": ("hay una cañería rota",),
    "unknown": ("vengan rápido por favor",),
}

TABLES = {"en": ENGLISH, "zh-Hant": CHINESE, "pt": PORTUGUESE, "es": SPANISH}


@pytest.mark.parametrize(
    ("said", "type"),
    [(said, type) for table in TABLES.values() for type, all_said in table.items() for said in all_said],
)
def test_what_people_say_gives_the_type_away(said: str, type: str) -> None:
    assert triage(said, None, None)[0] == type


@pytest.mark.parametrize("language", TABLES)
def test_each_language_has_its_sixty(language: str) -> None:
    assert sum(len(each) for each in TABLES[language].values()) >= 60
