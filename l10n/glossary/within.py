"""Names inside longer names, and words said short: what a form of the glossary does not ask for. Part of `glossary`.

In: a form of a concept as it stands in a source text, the concept, a target. Out: whether it is a part of something
else there (勞工處 of 勞工處處長, which is the Commissioner for Labour; 廣東 of 廣東道, which is Canton Road; 發展局 of
建屋發展局), or the target says it short (trials for 臨床試驗, 京滬 for Beijing and Shanghai). Asked only of what a
target seems to lack. May not touch: files, the termbase.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from l10n.glossary.concept import Concept, Kind
from l10n.patterns import later

if TYPE_CHECKING:
    from re import Pattern

    from l10n.patterns import Later

POSTS = (
    "處長|处长|署長|署长|局長|局长|司長|司长|關長|关长|部長|部长|會長|会长|院長|院长|校長|校长|行長|行长|館長|馆长|所長|所长|台長|台长"
    "|廳長|厅长|組長|组长|科長|科长|園長|园长|秘書長|秘书长|理事長|理事长|董事長|董事长|專員|专员|主席|總監|总监|總裁|总裁|主任|主管"
    "|監督|监督|總經理|总经理|經理|经理|首長|首长|委員|委员|書記|书记|總長|总长|大法官|法官|總理|总理|總幹事|总干事|發言人|发言人|主教|教授|講師|讲师"
)
"""What a post is called at its end."""
_RANKED = "(?:副|助理|首席|常任|常務|常务|署理|候任|前任|高級|高级|總|总|時任|时任|前|原|代理|執行|执行|行政){0,3}"
_STREET = (
    "[東西南北中东]?(?:道|路|街|站|里|徑|径|巷|坊|橋|桥)(?![經经])|邨|苑|閣|阁|陵|裝|装|公園|公园|話|话|菜|戲|戏|劇|剧|麵|面包|炒飯|炒饭"
    "|條約|条约|日報|日报|晚報|晚报|時報|时报|隊|队"
)
"""What has the name of a place right before it in its own, by which it is often called otherwise: 廣東道, 廣東話."""
_HOUSE = (
    "大廈|大厦|廣場|广场|中心|商場|商场|花園|花园|隧道|碼頭|码头|大學|大学|學院|学院|書院|书院|中學|中学|小學|小学|學校|学校|醫院|医院"
    "|酒店|飯店|饭店|餐廳|餐厅|銀行|银行|證券|证券|保險|保险|人壽|人寿"
)
"""The same of what may have two more characters between: 上海商業銀行."""
_STREET_ENGLISH = (
    "Road|Street|Avenue|Lane|Drive|Path|Terrace|Court|House|Building|Tower|Towers|Mansion|Centre|Center|Plaza|Square"
    "|Garden|Gardens|Park|Station|Bridge|Tunnel|Pier|Hotel|Bank|University|College|School|Hospital|Club|Daily|Post|News|Times"
    "|Insurance|Opera|cuisine|dialect|dish|duck|noodles|Treaty|Motor|Film|Symphony|Ballet|Biennale|Declaration|Convention|Agreement"
)
_OF_A_BODY = (
    "Limited|Ltd|Insurance|Annuity|Holdings|Foundation|Institute|Academy|Innovation|Group|Tower|Building|Museum|Trust"
    "|Charities|Securities|Life|Press|Hall|Innovation|House|College|School|Association|Union|Club|Fellowship|Scholarship"
)
"""What another body or a building is called that has the name of a body in its own: HKMC Insurance Limited."""
_BODY_BEFORE = (
    "經濟|经济|旅遊|旅游|貿易|贸易|藝術|艺术|體育|体育|建屋|房屋|科技|文化|工業|工业|農業|农业|社會|社会|城市|市區|市区|區域|区域"
    "|企業|企业|投資|投资|人才|金融|教育|國家|国家|海事|勞工|劳工|產業|产业|航空|會展|会展|土地"
)
"""What makes another body of one that is called by a common word: 經濟發展局."""
_AFTER: dict[tuple[Kind, bool], Later | Pattern[str]] = {
    (Kind.ORGANISATION, True): later(f"的?{_RANKED}(?:{POSTS}|[長长](?![期遠远久時时年者]))"),
    (Kind.PLACE, True): later(f"(?:{_STREET})|(?:(?![的和與与及在市省將将有])[一-鿿]){{0,2}}?(?:{_HOUSE})"),
    (Kind.ORGANISATION, False): later(rf" (?:[A-Z][\w&'’-]{{0,20}} ){{0,3}}(?:{_OF_A_BODY})\b"),
    (Kind.PLACE, False): later(rf" (?:[A-Z][\w'’]{{0,20}} ){{0,2}}(?:{_STREET_ENGLISH})s?\b"),
}
_BEFORE = later(f"(?:{_BODY_BEFORE})$")
_LOWER = later(r"\b(?:Deputy|Assistant|Vice|Under|Associate|Principal|Senior|Chief|Sub|Regional|District)[ -]$")
"""What makes another post of a title that follows it: the Deputy Director of Health is 衞生署副署長."""
_LONGER = later(r"(?:[A-Za-z]['’]s|[A-Za-z]-[A-Z]\w{0,20}|\b(?:Commercial|Savings|Merchants|Construction|Import)) $")
"""What stands before the end of a longer name: the People's Bank of China is not the Bank of China."""
_GOES_ON = later(r" (?!Mrs?\b|Ms\b|Miss\b|Dr\b|Prof|Sir\b|Dame\b)(?:and )?[A-Z][a-z]")
"""What goes on with the name of a post: the Director of Marine Heritage."""
_FIRST = later(r"(?:^|[。！？；\n])\s*$")
_PASSIVE = later(r"\b(?:was|were|is|are|been|be) (?:[a-z]+ly )?[a-z]+(?:ed|en|nt|ld|de|ut)\b")
_OWNS = later(r"['’]s? |['’] | (?:[A-Z][a-z]+ )*(?:Centre|Center|Building|Office|website|site|app|premises|staff)\b")
"""What follows a body that something belongs to."""
_NAMED = later(r"(?:[a-z,;] (?:the )?|^The )(?:[A-Z][a-z]+ ){1,3}[A-Z][a-z]+")
_COMMON = frozenset({"發展局", "发展局", "教育局", "房屋局", "保安局", "規劃署", "规划署", "投資推廣署", "投资推广署"})
_SHORT = {
    "beijing": "京",
    "tianjin": "津",
    "hebei": "冀",
    "shanghai": "滬沪",
    "nanjing": "寧宁",
    "jiangsu": "蘇苏",
    "zhejiang": "浙",
    "anhui": "皖",
    "fujian": "閩闽",
    "jiangxi": "贛赣",
    "guangdong": "粵粤廣广",
    "guangxi": "桂",
    "guangzhou": "穗廣广",
    "shenzhen": "深",
    "zhongshan": "中",
    "zhuhai": "珠",
    "macao": "澳",
    "chongqing": "渝",
    "chengdu": "成蓉",
    "sichuan": "川",
    "hunan": "湘",
    "hubei": "鄂",
    "henan": "豫",
    "shandong": "魯鲁",
    "shanxi": "晉晋",
    "shaanxi": "陝陕",
    "yunnan": "滇",
    "guizhou": "黔",
    "hainan": "瓊琼",
    "hangzhou": "杭",
    "ningbo": "甬",
    "harbin": "哈",
    "dalian": "大",
    "xi-an": "西",
}
"""Places by the character that stands for them beside another of these: 京滬, 京津冀, 深中."""
_ALL_SHORT = "".join(_SHORT.values()) + "港台臺"
_PLAINLY = frozenset(
    {
        *(
            "the",
            "a",
            "an",
            "its",
            "their",
            "this",
            "that",
            "these",
            "those",
            "such",
            "of",
            "in",
            "on",
            "at",
            "by",
            "for",
        ),
        *("from", "to", "with", "and", "or", "but", "all", "any", "both", "each", "no", "some", "more", "most", "new"),
        *(
            "further",
            "first",
            "second",
            "third",
            "final",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
        ),
        *("ten", "phase", "i", "ii", "iii", "iv", "v"),
    }
)
"""What may stand before a word that is said short; any other word makes another thing of it (field trials)."""
_PLAINLY_CHINESE = frozenset(
    "期該该此的這这項项次個个關关述本等，。、；：（「在於于是為为有和及與与等了一二三四五六七八九十兩两"
)
_LAW_CHINESE = (
    "《條例》",
    "《条例》",
    "該條例",
    "该条例",
    "有關條例",
    "有关条例",
    "「條例」",
    "“条例”",
    "《規例》",
    "该法",
    "該法",
)
_LAW_ENGLISH = ("the Ordinance", "the Law", "the Act", "that Ordinance", "the ordinance", "the law")
"""What takes up a law that was named before."""
_SHOWN = {"email": "@"}
"""Terms that a sign shows: an address needs no word for what it is."""
_HEAD = 2
_LONG = 4
_WORD_BEFORE = later(r"([\w'’-]+)[\s]+$")


def inside(concept: Concept, form: str, text: str, *, chinese: bool) -> bool:
    """Return whether a form, as it stands in a source, is everywhere a part of the name of something else.

    True for 勞工處 in 「勞工處處長」, and False as soon as it stands once for itself.
    """
    places = [match.start() for match in re.finditer(re.escape(form), text)] if form else []
    return bool(places) and all(_part(concept.kind, form, text, at, chinese=chinese) for at in places)


def _part(kind: Kind, form: str, text: str, at: int, *, chinese: bool) -> bool:
    """Return whether a form at a place is a part of a longer name."""
    before = text[max(0, at - 30) : at]
    if not chinese and kind is Kind.TITLE:
        return _LOWER.search(before) is not None or _GOES_ON.match(text, at + len(form)) is not None
    if not chinese and kind is Kind.ORGANISATION and " " in form and _LONGER.search(before) is not None:
        return True
    if chinese and form in _COMMON and _BEFORE.search(before) is not None:
        return True
    after = _AFTER.get((kind, chinese))
    return after is not None and after.match(text, at + len(form)) is not None


def said_short(concept: Concept, forms: tuple[str, ...], folded: str, *, chinese: bool) -> bool:
    """Return whether a folded target says a term by its head word alone, or a place by its character."""
    if concept.kind is Kind.PLACE:
        return chinese and _by_character(concept.id, folded)
    if concept.kind is not Kind.TERM:
        return False
    if _SHOWN.get(concept.id, "\0") in folded:
        return True
    if chinese:
        return any(
            len(form) >= _LONG
            and any(at == 0 or folded[at - 1] in _PLAINLY_CHINESE for at in _found(form[-_HEAD:], folded))
            for form in forms
            if not form.isascii()
        )
    return any(_head_alone(form.rsplit(maxsplit=1)[-1].casefold(), folded) for form in forms if " " in form)


def by_initials(concept: Concept, forms: tuple[str, ...], target: str) -> bool:
    """Return whether an English target has a body or a scheme by its initials, defined elsewhere: CHP, the DH.

    Those that say another thing everywhere (ID, IT) are no name.
    """
    if concept.kind not in _HAVE_INITIALS:
        return False
    for form in forms:
        initials = "".join(_INITIAL.findall(form))
        if len(initials) > 1 and initials not in _OTHERWISE and initials in target:
            return re.search(rf"\b{initials}(?![a-z])\b", target) is not None
    return False


_HAVE_INITIALS = frozenset({Kind.ORGANISATION, Kind.SCHEME, Kind.DOCUMENT})
_INITIAL = later(r"\b[A-Z]")
_OTHERWISE = frozenset({"ID", "IT", "TV", "PR", "AI", "UK", "US", "EU", "PC", "CD", "AM", "PM", "HK", "UN"})


def left_out(concept: Concept, form: str, text: str, target: str) -> bool:
    """Return whether an English target does without a body that begins a Chinese sentence: 消防處派出 … were sent.

    Only where it has a passive and no name of several words.
    """
    if concept.kind is not Kind.ORGANISATION or _PASSIVE.search(target) is None or _NAMED.search(target) is not None:
        return False
    return all(
        _FIRST.search(text[max(0, at - 4) : at]) is not None
        for at in _found(form, text)
        if not _part(concept.kind, form, text, at, chinese=True)
    )


def owner(concept: Concept, form: str, text: str) -> bool:
    """Return whether a body only stands in an English text as whose something is: the HKMA's, by the HKMA.

    Chinese often does without it: 資訊中心 for the HKMA Information Centre.
    """
    return concept.kind is Kind.ORGANISATION and all(
        _OWNS.match(text, at + len(form)) is not None or text[max(0, at - 8) : at].endswith((" by the ", " by "))
        for at in _found(form, text)
    )


def law_again(concept: Concept, target: str, *, chinese: bool) -> bool:
    """Return whether a target takes up a law that was named before: 《條例》, the Ordinance."""
    return concept.kind is Kind.DOCUMENT and any(form in target for form in (_LAW_CHINESE if chinese else _LAW_ENGLISH))


def _head_alone(head: str, folded: str) -> bool:
    """Return whether the last word of a term stands in a text behind a word that makes no other thing of it."""
    low = folded.casefold()
    if len(head) < _LONG:
        return False
    for at in _found(head, low):
        end = at + len(head)
        if (at and low[at - 1].isalnum()) or low[end : end + 2].rstrip("s ,.;:!?)").isalnum():
            continue
        before = _WORD_BEFORE.search(low[max(0, at - 30) : at])
        if before is None or before[1] in _PLAINLY or before[1].isdecimal():
            return True
    return False


def _by_character(name: str, folded: str) -> bool:
    return any(
        (at > 0 and folded[at - 1] in _ALL_SHORT) or (at + 1 < len(folded) and folded[at + 1] in _ALL_SHORT)
        for one in _SHORT.get(name, "")
        for at in _found(one, folded)
    )


def _found(part: str, text: str) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(part), text)]
