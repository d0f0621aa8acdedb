"""Reading values from a text: literals first, then dates, then figures with what stands around them, then ranges.

In: any text and a Locale. Out: Values in order of place, none overlapping. Each step blanks what it took, so that the
next cannot read it again; every position stays that of the text as given. Never raises. May not touch: other rooms
but `locale`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from l10n.values import dates_chinese, dates_english, grammar, literals, numbers_chinese, numbers_english, numerals
from l10n.values.nouns import Approximation, Kind, Value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from l10n.locale import Locale
    from l10n.values.grammar import Grammar

_FOLDED = {
    **{ord("０") + n: ord("0") + n for n in range(10)},
    ord("％"): "%", ord("＄"): "$", ord("．"): ".", ord("＋"): "+", ord("－"): "-", ord("／"): "/", ord("：") : ":", ord("～"): "~",
    ord("\u00a0"): " ", ord("\u2009"): " ", ord("\u202f"): " ", ord("\u3000"): " ", ord("\u2007"): " ",
    ord("（"): "(", ord("）"): ")", ord("﹪"): "%", ord("﹩"): "$",
}  # fmt: skip
_WIDE_LETTERS = {0xFF21 + n: 0x41 + n for n in range(26)} | {0xFF41 + n: 0x61 + n for n in range(26)}
_FOLD = {**_FOLDED, **_WIDE_LETTERS}
_WIDE_COMMA = re.compile(r"(?<=[0-9])，(?=[0-9]{3}(?![0-9]))")
_ENGLISH_TRIGGER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|"
    r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|trillion|dozen"
    r"|half|halves|quarter|third|"
    r"first|second|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[a-z]+teenth|[a-z]+tieth|both|pair|couple"
    r"|dual|twin|bilateral|double|tripl|"
    r"single|noon|midday|midnight|today|yesterday|tomorrow|tonight|\w+day|twice|either|neither|January"
    r"|February|March|April|May|June|July|"
    r"August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b)"
    r"|[@½¼¾⅓⅔]|www\.|://|\.[a-z]{2,4}/|[a-z]\.(?:com|hk|org)",
    re.IGNORECASE,
)
_CHINESE_TRIGGER = re.compile(
    rf"[0-9{numerals.HAN}半首雙双倍今昨明午單单@]|www\.|://|新冠|第|\.(?:com|hk|org|net|gov|cn)(?![A-Za-z])"
)
_PERCENT = re.compile(r" ?(?:%|‰|per mille\b|per cent\b|percent\b|pct\b)|[ -]per-cent\b", re.IGNORECASE)
_PERCENT_ZH = re.compile(r" ?[%‰]")
_POINT = re.compile(r"[ -](?:percentage[ -]points?|ppts?|pp)\b| ?(?:ppts?|pp)\b|[ -]per cent points?\b", re.IGNORECASE)
_POINT_ZH = re.compile(r" ?(?:個|个)?百分點| ?(?:個|个)?百分点")
_MILLION = re.compile(r"(?:m|mn|bn)\b")
_NOT_UNIT = re.compile(
    r" ?(?:升[至到幅值級级上為为勢势]|年[代級级輕轻青]|日[圓元本內报報後后]|克[拉服]|度[假過过]|季前|桶裝"
    r"|碼頭|码头|米[其勒]|周[年邊边]|月[份]|碼|秒殺|磅礴|尺[寸度])"
)
_NOT_CURRENCY = re.compile(r" ?(?:元[素旦老件朗宇]|圓[形滿满桌])")
_RANGE = re.compile(r" ?(?:-|–|—|~|to|through) ?", re.IGNORECASE)
_RANGE_ZH = re.compile(r" ?(?:至|到|-|–|—|~) ?")
_BETWEEN = re.compile(r"\bbetween(?: an?| the)? ?\Z|\bfrom ?\Z", re.IGNORECASE)
_NOUN = re.compile(r"[ -](?:of the |of our |of its )?(?:[a-z’'-]+ ){0,2}?[A-Za-z-]*[a-z]s\b")
_ONE_NOUN = re.compile(
    r"[ -](?!of\b|in\b|to\b|and\b|or\b|that\b|who\b|is\b|such\b|another\b|day\b|year\b|hand\b|side\b|area\b"
    r"|way\b)[a-z]{3,}"
)
_LABEL = re.compile(
    r"\b(?:charts?|tables?|figures?|fig\.|box(?:es)?|notes?|sections?|chapters?|appendix|annex|article"
    r"|schedule|level|tier|phase|stage|page|item|no\.|type|ASEAN ?\+) ?\Z",
    re.IGNORECASE,
)
_LABEL_ZH = re.compile(r"(?:圖|图|表|附件|附錄|附录|附註|附注|專題|专题|東盟 ?\+|东盟 ?\+|[a-zA-Z]\+) ?\Z")
_AFTER_ONLY = frozenset({"元", "圓", "圆", "塊錢", "块钱"})
_BARE = frozenset("十百千萬万億亿")
_PAR = re.compile(r" ?(?:兌|兑|對|对|per\b|to\b|to the\b|[:/=])")
_NOT_BEFORE = re.compile(r"[不未沒没無无][會会有能得曾應应可宜准許许]?\Z")
_APART = re.compile(
    rf"(?P<hedge>至少|最少|最多|至多)[^\x00-\x7f，。；：、{numerals.HAN}]{{1,4}}\Z|(?P<most>最高|最長|最长"
    rf"|最低|最大)[可達达為为至][^\x00-\x7f，。；：、{numerals.HAN}]{{0,3}}\Z|(?P<verb>約|约|逾|超過|超过"
    r"|接近)[需為为有佔占達达共用花值設设]\Z"
)
_TIMES = re.compile(r"doubl|tripl|quadrupl|fold|倍|番|twice", re.IGNORECASE)
_MINUS = re.compile(r"(?:\bminus |\bnegative |零下|負|负|[-−])(?:攝氏|摄氏)?\Z", re.IGNORECASE)
_CELSIUS = re.compile(r"(?:攝氏|摄氏)[^，。；]{0,6}\Z")
_READY = frozenset({"some", "in-one"})
_OFF = re.compile(r" (?:off|discount|reduction)\b", re.IGNORECASE)
_ODD = frozenset("多餘余")
_WINDOW = 32
_CACHE = 512


def read(text: str, locale: Locale) -> list[Value]:
    """Return the values of `text` in order of place. Linear in the text's length; never raises."""
    rules = grammar.of(locale)
    if len(text) > 20_000:  # noqa: PLR2004 - the cache is for sentences and paragraphs
        return list(_read(text, rules))
    return list(_cached(text, rules.code))


@lru_cache(maxsize=_CACHE)
def _cached(text: str, code: str) -> tuple[Value, ...]:
    return _read(text, grammar.known(code))


def _read(text: str, rules: Grammar) -> tuple[Value, ...]:
    trigger = _CHINESE_TRIGGER if rules.chinese else _ENGLISH_TRIGGER
    plain = fold(text)
    if not trigger.search(plain) and not rules.loose.search(_lower(plain)) and not rules.today.search(_lower(plain)):
        return ()
    found: list[Value] = []
    plain = _take(plain, literals.find(plain, rules), found)
    plain = _take(plain, (dates_chinese if rules.chinese else dates_english).find(plain), found)
    bare: list[Value] = []
    if rules.chinese and any(character in plain for character in "分每合"):
        _take(plain, numbers_chinese.fractions(plain), bare)
    idioms = [match.span() for match in rules.idioms.finditer(_lower(plain))]
    plain = _blank(
        plain, [span for span in idioms if not any(one.start < span[1] and span[0] < one.end for one in bare)]
    )
    loose = (
        Value(
            Kind.NUMBER,
            m.start(),
            m.end(),
            m[0],
            amount=rules.loose_amounts[m[0]],
            unit=_said_as(m[0]),
            loose=True,
            letters=True,
        )
        for m in rules.loose.finditer(_lower(plain))
        if m[0] != "首"
    )
    today = (
        Value(
            Kind.DATE,
            m.start(),
            m.end(),
            m[0],
            unit="" if pattern is rules.today else "last-year",
            loose=True,
            letters=True,
        )
        for pattern in (rules.today, rules.last_year)
        for m in pattern.finditer(_lower(plain))
    )
    unread = plain
    _take(
        _blank(plain, [(one.start, one.end) for one in bare]),
        numbers_chinese.find(plain, rules) if rules.chinese else numbers_english.find(plain),
        bare,
    )
    bare.sort(key=lambda value: value.start)
    dressed = [_dressed(value, unread, rules) for value in bare]
    ranged = _ranges(dressed, unread, rules)
    plain = _take(unread, ranged, found)
    plain = _take(plain, today, found)
    _take(plain, loose, found)
    found.sort(key=lambda value: value.start)
    found = _same_half(found, text, rules)
    return tuple(_hedged(_part_of_month(value, text, rules), unread, rules, text) for value in found)


_EARLY = re.compile(
    r"(?:(?P<early>\bearly|\bbeginning of|\bstart of)|(?P<mid>\bmid|\bmiddle of)|(?P<late>\blate"
    r"|\bend(?: of)?))[ -](?:the )?\Z",
    re.IGNORECASE,
)
_EARLY_ZH = re.compile(
    r"(?:份)?(?:(?P<early>年?初|上旬)|(?P<mid>中旬|中期|年?中(?![國国央心環环華华小西旬期間间環]))"
    r"|(?P<late>年?底|末|下旬))"
)


def _part_of_month(value: Value, text: str, rules: Grammar) -> Value:
    """Return a month or year with its part in `unit`: early, mid or late (end counts as late)."""
    if value.kind is not Kind.DATE or value.day is not None or value.loose:
        return value
    match = (
        _EARLY_ZH.match(text, value.end)
        if rules.chinese
        else _EARLY.search(text, max(0, value.start - 20), value.start)
    )
    part = next((name for name in ("early", "mid", "late") if match[name]), "") if match else ""
    return replace(value, unit=part) if part else value


def _lower(text: str) -> str:
    """Return a text in lower case, every character in its place."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _said_as(word: str) -> str:
    """Return the unit of a word that holds a number: `times` for doubled and 翻倍, `word` for the others."""
    return "times" if _TIMES.search(word) else "word"


def fold(text: str) -> str:
    """Return `text` with full-width digits, letters and signs made ASCII; every character keeps its place."""
    if text.isascii():
        return text
    return _WIDE_COMMA.sub(",", text.translate(_FOLD))


def _take(text: str, values: Iterable[Value], found: list[Value]) -> str:
    """Add to `found` the values that overlap none taken before; return the text with them blanked."""
    taken = bytearray(len(text))
    spans = []
    for value in values:
        if (
            value.end > value.start
            and not any(taken[value.start : value.end])
            and "\0" not in text[value.start : value.end]
        ):
            taken[value.start : value.end] = b"\1" * (value.end - value.start)
            found.append(value)
            spans.append((value.start, value.end))
    return _blank(text, spans)


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    if not spans:
        return text
    pieces, last = [], 0
    for start, end in sorted(spans):
        pieces += [text[last:start], "\0" * (end - start)]
        last = end
    return "".join([*pieces, text[last:]])


def _dressed(value: Value, text: str, rules: Grammar) -> Value:
    """Return a bare figure with its per cent sign, currency, unit or counter."""
    if value.kind in {Kind.PERCENT, Kind.ORDINAL, Kind.MEASURE, Kind.MONEY} or value.unit in _READY:
        return _ordinal(value, text, rules) if value.kind is Kind.ORDINAL else value
    label = (_LABEL_ZH if rules.chinese else _LABEL).search(text, max(0, value.start - 14), value.start)
    if label:
        return value
    if rules.chinese and value.kind is Kind.NUMBER and text[value.end : value.end + 1] in _ODD:
        value = _extended(value, value.end + 1, text, approximation=Approximation.OVER)
    money = _money(value, text, rules)
    if money is not None:
        return money
    for kind, pattern in (
        (Kind.POINT, _POINT_ZH if rules.chinese else _POINT),
        (Kind.PERCENT, _PERCENT_ZH if rules.chinese else _PERCENT),
    ):
        sign = pattern.match(text, value.end)
        if sign:
            amount = value.amount / 10 if value.amount is not None and "‰" in sign[0] else value.amount
            unit = "off" if kind is Kind.PERCENT and _OFF.match(text, sign.end()) else ""
            return _extended(value, sign.end(), text, kind=kind, amount=amount, unit=unit)
    return _measured(value, text, rules)


def _extended(value: Value, end: int, text: str, **fields: object) -> Value:
    return replace(value, end=end, text=text[value.start : end], **fields)  # type: ignore[arg-type]


def _ordinal(value: Value, text: str, rules: Grammar) -> Value:
    counter = rules.counter.match(text, value.end)
    if counter and value.text != "首":
        return _extended(value, counter.end(), text, unit=counter[0].strip())
    return value


def _money(value: Value, text: str, rules: Grammar) -> Value | None:
    before = rules.currency_before.search(text, max(0, value.start - 16), value.start)
    after = rules.currency_after.match(text, value.end)
    if after and _NOT_CURRENCY.match(text, value.end):
        after = None
    amount, end = value.amount, value.end
    if before and not after and amount is not None:
        short = _MILLION.match(text, end)
        if short and not rules.chinese:
            amount, end = amount * numerals.SHORT_SCALES[short[0].lower()], short.end()
            after = rules.currency_after.match(text, end)
    if not before and not after:
        return None
    if before and rules.chinese and before[0].strip() in _AFTER_ONLY:
        before = None
    if not before and not after:
        return None
    if before and not after and rules.chinese and value.letters and not before[0].rstrip().endswith("$"):
        return None  # 人民幣一級
    codes = [rules.currencies[match[0].strip(" -").lower()] for match in (before, after) if match]
    code = next((one for one in codes if len(one) == 3), codes[0])  # noqa: PLR2004 - an ISO code says more than 元
    start = before.start() if before else value.start
    end = after.end() if after else end
    unsaid = (
        value.letters
        and rules.chinese
        and set(value.text) <= _BARE
        and not rules.before.search(text, max(0, start - 8), start)
    )
    par = amount == 1 and bool(_PAR.search(text, max(0, start - 3), start) or _PAR.match(text, end))
    return replace(
        value,
        kind=Kind.MONEY,
        unit=code,
        start=start,
        end=end,
        amount=amount,
        text=text[start:end],
        loose=value.loose or unsaid or par,
    )


def _measured(value: Value, text: str, rules: Grammar) -> Value:
    unit = rules.unit.match(text, value.end)
    if unit and rules.chinese and _NOT_UNIT.match(text, value.end):
        unit = None
    counter = rules.counter.match(text, value.end)
    if unit and counter and len(counter[0]) > len(unit[0]) and counter[0].strip() not in {"個", "个"}:
        unit = None
    if unit:
        name = rules.units[unit[0].lstrip(" -").lower()]
        end, amount = unit.end(), value.amount
        if rules.chinese and amount is not None and text[end : end + 1] == "半" and name in _HALVED:
            amount, end = amount + numerals.Fraction(1, 2), end + 1
        if name == "degree" and _CELSIUS.search(text, max(0, value.start - 8), value.start):
            name = "celsius"
        if name == "celsius" and amount is not None and _MINUS.search(text, max(0, value.start - 10), value.start):
            amount = -amount
        if name == "degree" and value.letters:
            return replace(value, kind=Kind.COUNT)
        vague = _vague(value, text, rules)
        return _extended(value, end, text, kind=Kind.MEASURE, unit=name, amount=amount, loose=value.loose or vague)
    if counter:
        vague = _vague(value, text, rules)
        loose = value.loose or (value.amount == 1 and value.letters) or vague
        kind = Kind.FRACTION if value.kind is Kind.FRACTION else Kind.COUNT
        return _extended(value, counter.end(), text, kind=kind, unit=counter[0].strip(), loose=loose)
    if not rules.chinese and value.kind is Kind.NUMBER:
        if text[value.end : value.end + 1] == "m" and not text[value.end + 1 : value.end + 2].isalpha():
            return _extended(value, value.end + 1, text, kind=Kind.MEASURE, unit="metre")
        if value.amount == 1 and value.letters:
            return replace(value, loose=True, kind=Kind.COUNT if _ONE_NOUN.match(text, value.end) else Kind.NUMBER)
        if _NOUN.match(text, value.end):
            return replace(value, kind=Kind.COUNT)
    return value


def _vague(value: Value, text: str, rules: Grammar) -> bool:
    """Return whether a bare 百, 千, 萬 or 億 without a hedge only means "many": 千人, 養兵千日."""
    bare = rules.chinese and set(value.text) <= _BARE - {"十"}
    return bare and not rules.before.search(text, max(0, value.start - 8), value.start)


_HALVED = frozenset({"year", "month", "week", "day", "hour", "minute", "times", "century"})


def _ranges(values: list[Value], text: str, rules: Grammar) -> list[Value]:
    """Return the values with every pair that is joined by a dash or 至 made one RANGE."""
    joined: list[Value] = []
    for value in values:
        before = joined[-1] if joined else None
        both = _joined(before, value, text, rules) if before is not None else None
        if both is None:
            joined.append(value)
        else:
            joined[-1] = both
    return _shared(joined, text, rules)


_LIST = re.compile(r"(?:, | and | or |, and |、|及|和|與|与|以及|或|，)")


def _shared(values: list[Value], text: str, rules: Grammar) -> list[Value]:
    """Return the values with a currency that stands once in a list given to all: 420、320及180港元, HK$1.2 and 1.3 billion."""
    out = list(values)
    order = range(len(out) - 2, -1, -1) if rules.chinese else range(1, len(out))
    step = 1 if rules.chinese else -1
    for index in order:
        one, other = out[index], out[index + step]
        first, second = (one, other) if rules.chinese else (other, one)
        bare = one.kind is Kind.NUMBER and not one.loose and not one.letters
        if bare and other.kind is Kind.MONEY and not other.loose and _LIST.fullmatch(text, first.end, second.start):
            out[index] = replace(one, kind=Kind.MONEY, unit=other.unit)
    return out


def _joined(one: Value, two: Value, text: str, rules: Grammar) -> Value | None:
    gap = text[one.end : two.start]
    if len(gap) > 10 or one.amount is None or two.amount is None or one.kind is Kind.RANGE:  # noqa: PLR2004 - " through "
        return None
    between = not rules.chinese and gap == " and " and _BETWEEN.search(text, max(0, one.start - 14), one.start)
    pair = rules.chinese and not gap and one.letters and two.letters and len(one.text) == 1  # 三四個小時
    if not between and not pair and not (_RANGE_ZH if rules.chinese else _RANGE).fullmatch(gap):
        return None
    if one.kind is Kind.MONEY is two.kind and one.unit != two.unit:
        return None
    low, high = one.amount, two.amount
    plain = one.kind in {Kind.NUMBER, Kind.COUNT} and not one.unit
    if not plain and (one.kind is not two.kind or not (one.unit == two.unit or not two.unit or two.kind is Kind.MONEY)):
        if not (
            one.kind in {Kind.MONEY, Kind.PERCENT, Kind.MEASURE}
            and two.kind in {Kind.NUMBER, Kind.COUNT}
            and not two.unit
        ):
            return None
        two = replace(two, kind=one.kind, unit=one.unit)
    scale = _scale_of(two, rules)
    if (plain or one.kind is Kind.MONEY) and scale > 1 and _scale_of(one, rules) == 1 and low < high / scale:
        low *= scale
    if low >= high:
        return None
    unit = two.unit if not one.unit or (len(two.unit) > len(one.unit) and two.kind is Kind.MONEY) else one.unit
    return Value(
        Kind.RANGE, one.start, two.end, text[one.start : two.end], low=low, high=high, of=two.kind, unit=unit,
        approximation=one.approximation, letters=one.letters,
    )  # fmt: skip


def _same_half(values: list[Value], text: str, rules: Grammar) -> list[Value]:
    """Return the values with the second time of 下午2時至4時 in the first one's half of the day."""
    out: list[Value] = []
    for value in values:
        before = out[-1] if out else None
        if before is not None and value.kind is Kind.TIME is before.kind and value.unit == "12" and not before.unit:
            gap = text[before.end : value.start]
            shifted = (value.amount or 0) + 720
            if len(gap) <= 4 and (before.amount or 0) >= 720 and (before.amount or 0) < shifted < 1440:  # noqa: PLR2004
                value = replace(value, amount=numerals.Fraction(shifted), unit="")  # noqa: PLW2901 - the corrected value
        out.append(value)
    return out


_SCALE_WORD = re.compile(
    r"hundred|thousand|million|billion|trillion|(?<=\d)(?:bn|mn|tn|m|k)|[十百千]?(?:萬億|万亿|[億亿萬万])",
    re.IGNORECASE,
)


def _scale_of(value: Value, rules: Grammar) -> int:
    """Return the scale a figure is written with: 10**6 for `15 million`, 10**8 for 15億."""
    match = _SCALE_WORD.search(value.text)
    if match is None:
        return 1
    word = match[0].lower()
    if rules.chinese:
        size = 1
        for character in word:
            size *= {"十": 10, "百": 100, "千": 1000, "萬": 10**4, "万": 10**4, "億": 10**8, "亿": 10**8}.get(
                character, 1
            )
        return size
    return numerals.SCALES.get(word) or numerals.SHORT_SCALES.get(word, 1)


def _hedged(value: Value, plain: str, rules: Grammar, text: str) -> Value:
    """Return the value with the hedge before or after it, and `text` as it really stands."""
    shown = text[value.start : value.end]
    if value.kind in _UNHEDGED or value.loose:
        return replace(value, text=shown) if shown != value.text else value
    hedge = value.approximation
    if hedge is Approximation.NONE:
        match = rules.before.search(plain, max(0, value.start - _WINDOW), value.start)
        if match:
            hedge = rules.approximations.get(_hedge_word(match[0]), hedge)
            if (
                hedge is Approximation.OVER
                and rules.chinese
                and _NOT_BEFORE.search(plain, max(0, match.start() - 2), match.start())
            ):
                hedge = Approximation.AT_MOST
    if hedge is Approximation.NONE:
        match = rules.after.match(plain, value.end)
        if match:
            hedge = rules.approximations.get(match[0].strip().lower(), hedge)
    if hedge is Approximation.NONE and rules.chinese:
        apart = _APART.search(plain, max(0, value.start - 8), value.start)
        if apart:
            hedge = rules.approximations.get(apart["hedge"] or apart["most"] or apart["verb"], hedge)
    return replace(value, text=shown, approximation=hedge)


def _hedge_word(match: str) -> str:
    return re.sub(r" (?:an?|the)\Z", "", match.strip().lower()).strip()


_UNHEDGED = frozenset(
    {
        Kind.PHONE,
        Kind.EMAIL,
        Kind.URL,
        Kind.NAME,
        Kind.PLAN,
        Kind.WEEKDAY,
        Kind.ORDINAL,
        Kind.DATE,
        Kind.FISCAL_YEAR,
        Kind.DECADE,
    }
)
