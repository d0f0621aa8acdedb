"""How a reading is spelt in Latin letters on the papers of people: the rules. Part of `romanisation`.

In: a syllable of Jyutping or of pinyin, without tones. Out: the spellings that names have for it, in small letters:
for Jyutping those of Hong Kong's government and what is usual beside them (`zi` is chi, tsz, tze …), for pinyin itself,
Wade-Giles as Taiwan writes it, and older ways. May not touch: anything. Pure functions, written from general knowledge.
"""

from __future__ import annotations

from functools import cache

_SOUTH_INITIALS = {
    "b": "p b",
    "p": "p",
    "m": "m",
    "f": "f",
    "d": "t d",
    "t": "t",
    "n": "n l",
    "l": "l",
    "gw": "kw gw k qu",
    "kw": "kw k qu gw",
    "ng": "ng -",
    "g": "k g",
    "k": "k",
    "h": "h",
    "w": "w",
    "z": "ch ts tz j c z",
    "c": "ch ts c",
    "s": "s sh",
    "j": "y -",
    "": "- ng",
}
"""Initials of Jyutping, the longer before the shorter, and their spellings; `-` is none."""
_SOUTH_FINALS = {
    "aa": "a ah ar",
    "aai": "ai",
    "aau": "au ao",
    "aam": "am arm",
    "aan": "an arn aan",
    "aang": "ang",
    "aap": "ap",
    "aat": "at aat",
    "aak": "ak",
    "a": "a",
    "ai": "ai ei",
    "au": "au ow ou",
    "am": "am um",
    "an": "an un en",
    "ang": "ang eng",
    "ap": "ap up",
    "at": "at ut",
    "ak": "ak uk uck ack eck",
    "e": "e eh",
    "ei": "ei i ee ey ay hei",
    "eu": "iu",
    "em": "em",
    "eng": "eng ing",
    "ep": "ep",
    "et": "et",
    "ek": "ek ik eck",
    "i": "i ee ie ze z e y",
    "iu": "iu ew iew ui",
    "im": "im",
    "in": "in een ien",
    "ing": "ing",
    "ip": "ip",
    "it": "it",
    "ik": "ik ick",
    "o": "o or oh",
    "oi": "oi oy",
    "ou": "o ow ou oo",
    "on": "on",
    "ong": "ong",
    "ot": "ot",
    "ok": "ok",
    "u": "u oo",
    "ui": "ui ooi",
    "un": "un oon",
    "ung": "ung oong",
    "ut": "ut oot",
    "uk": "uk ook",
    "oe": "eu er or",
    "oeng": "eung ong",
    "oek": "euk eok erk",
    "oet": "eut",
    "eoi": "ui oi eui oy",
    "eon": "un on eun",
    "eot": "ut eut",
    "yu": "u yu ue yue",
    "yun": "uen yuen un ün in",
    "yut": "uet yuet ut",
    "m": "m",
    "ng": "ng",
}
_SOUTH_WHOLE = {
    "zi": "tsz tze tse tz chi chee ji jee tsze zi che",
    "ci": "chi chee tsz tse tze tsze che",
    "si": "si sze see shi sz szu sy szi shee",
    "ji": "yi yee i yea ye yie",
    "jyu": "yu yue u",
    "jyun": "yuen yun un yuan uen ewen",
    "jyut": "yuet yut",
    "jau": "yau yow you yao",
    "ng": "ng",
    "m": "ng m",
    "wu": "wu woo u oo",
    "wui": "wui ui ooi wooi",
    "wun": "wun woon oon un wan",
    "wai": "wai wei why",
    "ze": "tse che tze jeh che ja",
    "coi": "choi tsoi choy tsoy",
    "zau": "chau chow jau tsau jow",
    "gei": "kei ki kay kee gay key",
    "hei": "hei hi hay hey hee",
    "lei": "lei lee li ley lay",
    "nei": "nei lei lee ni",
    "mei": "mei mi may mee bee",
    "fei": "fei fee fay",
    "bei": "pei bei pi bee bay",
    "cyun": "chuen tsuen chun chuan",
    "zyun": "chuen tsuen juen chun",
    "syun": "suen shuen sun suan syun",
    "ceoi": "chui tsui choi tsuei choy tzui chiu",
    "zeoi": "chui tsui jui choi",
    "seoi": "shui sui seoi suey shuey",
    "heoi": "hui hoi huey",
    "jeoi": "yui yeoi",
    "leoi": "lui loi louie looi lei",
    "gam": "kam gam kum gum",
    "gin": "kin gin keen",
    "king": "king keng",
    "ging": "king ging keng",
    "wong": "wong wang",
    "wing": "wing",
    "waa": "wah wa war",
    "gwok": "kwok kok quok kuok kwock",
    "gwong": "kwong kong quong gwong",
    "kwong": "kwong kong hong",
    "fung": "fung foong fong",
    "fu": "fu foo hu",
    "jing": "ying ing ying",
    "jan": "yan yun ian yen",
    "jam": "yam yum",
    "jat": "yat yut",
    "hok": "hok hock",
    "ou": "o ou",
    "aau": "au ao",
    "au": "au ow ou ngau",
    "gaa": "ka kar ga gar kah",
    "jung": "yung jung yong",
    "zing": "ching tsing jing cheng",
    "zung": "chung tsung jung",
    "zoeng": "cheung tseung jeung chong",
    "coeng": "cheung cheong tseung chong",
    "soeng": "sheung seung shong sheong",
    "loeng": "leung leong long",
    "joeng": "yeung yeong young ieong",
    "hoeng": "heung heong",
    "goeng": "keung geung keong",
    "koeng": "keung keong",
    "zeon": "chun tsun jun",
    "ceon": "chun tsun",
    "seon": "shun sun seon",
    "jik": "yik yick ik",
    "luk": "luk look",
    "baak": "pak bak park pack bark",
    "maak": "mak mark",
    "sek": "shek sek sik",
    "zoek": "cheuk tseuk cheok",
    "coek": "cheuk cheok",
    "faa": "fa fah wah",
}
"""Syllables whose spellings do not follow, beside those that the tables above give."""
_VOWELS = "aeiouy"


@cache
def southern(syllable: str) -> frozenset[str]:
    """Return how names spell a syllable of Jyutping."""
    found = set(_SOUTH_WHOLE.get(syllable, "").split())
    for initial, spelt in _SOUTH_INITIALS.items():
        final = syllable[len(initial) :]
        if not syllable.startswith(initial) or final not in _SOUTH_FINALS:
            continue
        for first in spelt.replace("-", "").split(" "):
            for last in _SOUTH_FINALS[final].split():
                found.add(_joined(first, last))
        break
    return frozenset(one for one in found if one)


def _joined(first: str, last: str) -> str:
    """Return an initial and a final as one word: `y` and `ung` are yung, `y` and `yun` yun."""
    return last if first == "y" and last.startswith("y") else first + last


_NORTH_INITIALS = {
    "zh": "ch j",
    "ch": "ch",
    "sh": "sh",
    "b": "p b",
    "p": "p",
    "d": "t d",
    "t": "t",
    "g": "k g",
    "k": "k",
    "z": "ts tz",
    "c": "ts tz",
    "j": "ch",
    "q": "ch",
    "x": "hs sh s",
    "r": "j r",
}
_NORTH_FINALS = {
    "ian": "ian ien",
    "ie": "ie ieh",
    "ue": "ueh ue uei",
    "ve": "ueh ue",
    "uan": "uan wan",
    "uo": "uo o",
    "o": "o",
    "e": "e o eh er",
    "ong": "ung ong oong",
    "iong": "iung iong",
    "ui": "ui uei wei",
    "ua": "ua wa",
    "uai": "uai wai",
    "uang": "uang wang",
    "iu": "iu iou ieu",
    "v": "u v ue",
    "un": "un uen",
    "ou": "ou o",
    "ao": "ao au",
    "ing": "ing",
    "eng": "eng",
    "en": "en",
    "i": "i ih ee",
    "u": "u oo",
}
_NORTH_WHOLE = {
    "zhi": "chih chi jyh jhih jr",
    "chi": "chih chi",
    "shi": "shih shi shyh",
    "ri": "jih jih",
    "zi": "tzu tze tsu tz",
    "ci": "tzu tsu tze",
    "si": "ssu szu sze su",
    "xi": "hsi shi shyi",
    "xia": "hsia sha",
    "xu": "hsu shu shyu hsue",
    "ju": "chu chue",
    "qu": "chu",
    "yu": "yu yue",
    "yi": "yi i ih yih yie",
    "ying": "ying ing",
    "yin": "yin in",
    "ya": "ya",
    "yan": "yen yan",
    "ye": "yeh ye",
    "you": "yu you yo yiu",
    "yong": "yung yong",
    "yuan": "yuan yuen",
    "yue": "yueh yue",
    "er": "erh er",
    "he": "ho he her",
    "e": "o e er",
    "ge": "ko ke ger",
    "ke": "ko ke ker",
    "jie": "chieh jieh jye",
    "wen": "wen",
    "jun": "chun jiun",
    "jian": "chien jian",
    "xuan": "hsuan shuan hsuen",
    "rong": "jung yung rong",
    "ren": "jen ren",
    "lv": "lu lyu lui lue",
    "nv": "nu nyu",
    "song": "sung soong song",
    "kong": "kung kong",
    "jing": "ching jing jeng",
    "de": "te teh der",
    "hai": "hai",
    "wu": "wu woo",
    "hua": "hua hwa",
    "huang": "huang hwang",
    "guang": "kuang kwang",
    "guo": "kuo kwo",
}


@cache
def northern(syllable: str) -> frozenset[str]:
    """Return how names spell a syllable of pinyin (`v` is ü)."""
    found = {syllable, syllable.replace("v", "u"), *_NORTH_WHOLE.get(syllable, "").split()}
    if "v" in syllable:
        found.add(syllable.replace("v", "yu"))
    first = next((one for one in _NORTH_INITIALS if syllable.startswith(one)), "")
    if not first:
        first = syllable[:1] if syllable[:1] not in _VOWELS + "w" else ""
    last = syllable[len(first) :]
    for one in _NORTH_INITIALS.get(first, first).split() or [""]:
        for other in _NORTH_FINALS.get(last, last).split():
            if not (one == "j" and first == "zh" and last == "i"):
                found.add(one + other)
    return frozenset(found)
