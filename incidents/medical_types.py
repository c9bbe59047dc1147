"""Somebody is ill, hurt or in the water."""

from incidents.terms import Priority
from incidents.type_info import TypeInfo, spoken

MEDICAL_TYPES = {
    "drowning": TypeInfo(
        en="Water rescue, drowning",
        zh="溺水",
        pt="Afogamento",
        priority=Priority.P1,
        words=spoken(
            "drown*|water rescue|swept out to sea|swept away|caught in a rip|rip current|cannot swim"
            "|can't swim|afogar|afogad*|afogament*|afogo|a afogar-se|ahog*|no sabe nadar|nao sabe nadar|溺"
            "|遇溺|浸親|墮海|跌落海|跌落水|落水|沖走"
        ),
        together=(
            (
                "sea|water|river|lake|pool|harbour|harbor|waves|canal|beach|swimmer|swimming|surfer",
                "person in|man in|woman in|child in|boy in|girl in|someone in|somebody in|fell in"
                "|fell into|going under|went under|in trouble|in difficulty|struggling|sinking"
                "|calling for help|face down"
                "|cannot get out|can't get out|disappeared|dragged",
            ),
            (
                "mar|agua|rio|lago|piscina|ondas|olas|playa|praia|laguna",
                "caiu a|caiu ao|cayo al|se cayo a|arrastad*|levado pel*|arrastou|arrastro|em apuros|en apuros"
                "|pede ajuda|pide ayuda|a afundar|hundiendo|se hunde|nao volta|desapareceu|desaparecio"
                "|nao consegue sair|no puede salir|no puede volver|llevo",
            ),
            ("海|水|河|泳池|湖|浪|沙灘", "浸緊|沉|扒緊|游唔返|跌咗落|跌落|掉進|掉入|捲走|冲走|漂走"),
        ),
        takes=frozenset({"unconscious", "cardiac_arrest", "fall", "unwell", "trapped"}),
    ),
    "cardiac_arrest": TypeInfo(
        en="Cardiac arrest",
        zh="心臟驟停",
        pt="Paragem cardíaca",
        priority=Priority.P1,
        words=spoken(
            "not breathing|isn't breathing|isnt breathing|stopped breathing|no pulse|cardiac arrest"
            "|heart has stopped|doing cpr|nao respira|nao esta a respirar|deixou de respirar"
            "|parou de respirar|sem pulso|paragem cardiaca|no respira|no esta respirando|dejo de respirar"
            "|sin pulso|paro cardiaco|沒有呼吸|没有呼吸|冇呼吸|無呼吸|停止呼吸|冇晒呼吸|無脈搏|冇脈搏"
            "|冇心跳|沒有心跳|心跳停"
        ),
    ),
    "choking": TypeInfo(
        en="Choking",
        zh="哽塞",
        pt="Engasgamento",
        priority=Priority.P1,
        words=spoken(
            "chok*|stuck in his throat|stuck in her throat|stuck in my throat|engasg*|entalad*|atragant*"
            "|atorad*|entalou-se|哽親|哽塞|哽到|噎|骾|卡住喉嚨|鯁"
        ),
        together=(
            ("throat|garganta|airway", "stuck|swallowed|blocked|preso|presa|atascad*|atravessad*"),
            ("喉嚨|喉", "卡|塞|頂住"),
        ),
    ),
    "stroke": TypeInfo(
        en="Stroke",
        zh="中風",
        pt="AVC",
        priority=Priority.P1,
        words=spoken(
            "stroke|face is drooping|face drooping|slurred speech|speech is slurred|one side of her face"
            "|one side of his face|avc|acv|derrame cerebral|trombose|derrame|ictus|boca ao lado"
            "|boca torcida|boca torta|中風|中风|嘴歪|口歪|面歪|半身無力|半邊身無力|半邊身郁唔到"
        ),
        together=(
            (
                "face|mouth|cara|boca|rosto",
                "droop*|lopsided|twisted|crooked|descaid*|torcid*|caida|caida de um lado",
            ),
            (
                "arm|side|braco|lado|brazo",
                "weak|numb|paralysed|paralyzed|dormente|paralisad*|paralizad*|dormido",
            ),
            (
                "speech|words|fala|habla",
                "slurred|slurring|arrastada|enrolada|enredada|trabada|makes no sense",
            ),
        ),
    ),
    "chest_pain": TypeInfo(
        en="Chest pain",
        zh="胸痛",
        pt="Dor no peito",
        priority=Priority.P1,
        words=spoken(
            "chest pain|pain in his chest|pain in her chest|pain in my chest|pain in the chest|chest hurts"
            "|tight chest|heart attack|dor no peito|dores no peito|aperto no peito|dolor de pecho"
            "|dolor en el pecho|le duele el pecho|ataque cardiaco|ataque al corazon|ataque de coracao"
            "|infarto|enfarte|胸痛|胸口痛|心口痛|心絞痛|心臟病發|心肌梗塞"
        ),
    ),
    "unconscious": TypeInfo(
        en="Person unconscious",
        zh="昏迷",
        pt="Pessoa inconsciente",
        priority=Priority.P1,
        words=spoken(
            "unconscious|not conscious|isn't conscious|unresponsive|not responding|does not respond"
            "|passed out|does not wake|doesn't wake|won't wake|wont wake|cannot wake|can't wake|collapsed"
            "|blacked out|inconsciente|sem sentidos|perdeu os sentidos|nao acorda|nao reage|nao responde"
            "|no despierta|no responde|no reacciona|perdio el conocimiento|昏迷|叫不醒|叫唔醒|冇反應"
            "|沒有反應|失去知覺|不省人事"
        ),
    ),
    "fall": TypeInfo(
        en="Fall",
        zh="跌倒",
        pt="Queda",
        priority=Priority.P2,
        words=spoken(
            "fell|fall|fallen|falling|slipped|tripped|caiu|cai|queda|escorregou|tropecou|caida|se cayo|cayo"
            "|se ha caido|caido|resbalo|tropezo|跌倒|跌咗|跌親|仆親|摔|滑倒|跌低"
        ),
        graver=spoken(
            "off the roof|from the roof|off a ladder|out of the window|from the window|from the balcony"
            "|from the third floor|from the second floor|do telhado|da janela|da varanda|del techo"
            "|de la ventana|del balcon|del tercer piso|do terceiro andar|墮樓|跌落樓|由高處"
        ),
    ),
    "unwell": TypeInfo(
        en="Person unwell",
        zh="身體不適",
        pt="Pessoa doente",
        priority=Priority.P2,
        words=spoken(
            "unwell|sick|faint*|dizzy|vomit*|throwing up|fever|short of breath|trouble breathing"
            "|difficulty breathing|cannot breathe|can't breathe|asthma*|seizure|allergic|bleeding|in labour"
            "|in labor|overdose|diabetic|desmai*|tontura*|tonta|tonto|vomitar|febre|falta de ar|asma"
            "|convuls*|a sangrar|sente-se mal|sente mal|sentindo mal|sentir-se mal|mareado|maread*|fiebre"
            "|se siente mal|falta el aire|sangrando|暈|嘔|發燒|唔舒服|不舒服|氣促|唞唔到氣|呼吸困難|抽筋"
            "|抽搐|流血|哮喘|作動"
        ),
    ),
}
