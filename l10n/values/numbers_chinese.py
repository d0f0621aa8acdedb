"""Figures in Chinese text, either script: digits with 萬 and 億, and Han numerals, before what stands around them.

In: text in which dates, addresses and idioms are already blanked. Out: bare Values with their places. A single Han
digit is a figure only before a counter, a unit or a currency, after 第, or beside 至: the general rule that keeps
一般 and 四川 out. Shares are read in `fractions_chinese`. May not touch: other rooms.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from l10n.values import fractions_chinese, numerals, special_chinese
from l10n.values.nouns import COUNT, EXACT, NUMBER, ORDINAL, Approximation, Value
from l10n.values.patterns import later
from l10n.values.special_chinese import CENTS, DIGITS, FIGURE, HAN, number

if TYPE_CHECKING:
    from l10n.values.grammar import Grammar

_FINANCIAL = "壹貳贰叁參肆伍陸陆柒捌玖拾佰仟"
_SCALE = r"(?:[十百千]?(?:萬億|万亿|萬萬|万万|億|亿|萬|万)|[百千](?![克瓦米赫卡字焦帕]))"
_SIZES = {"十": 10, "百": 100, "千": 1000, "萬": 10**4, "万": 10**4, "億": 10**8, "亿": 10**8}
_FIGURE_BEGINS = later(
    rf"[0-9{HAN}{_FINANCIAL}](?:(?<=[0-9])(?<![0-9][0-9])(?<![0-9][.,][0-9])"
    r"(?:[0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9]|,[0-9])|[0-9]*(?:\.[0-9]+)?)"
    rf"(?P<scaled> ?[多餘余]?{_SCALE}(?:{FIGURE}{_SCALE})*)?|(?<![0-9]))"
)
"""A whole figure in digits, or the first character of a Han numeral: one class to jump to for both."""
_PIECE = later(rf"({FIGURE}) ?([多餘余]?)({_SCALE}?)")
_HAN = later(
    rf"[{HAN}]+(?:[點点][{DIGITS}]+(?:[萬万億亿]+)?)?(?:[多餘余幾几](?=[十百千萬万億亿])[十百千萬万億亿]+)?"
    rf"|(?:[{_FINANCIAL}{HAN}]{{3,}})"
)
_MULTIPLIERS = frozenset("十百千萬万億亿廿卅")
_VAGUE = frozenset("數数幾几上")
_ORDINAL = later(
    rf"第 ?(?P<n>[{HAN}]+|[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9,]*[0-9])|[0-9]{{1,4}}(?:\.[0-9]{{1,2}})?[百千]?[萬万億亿]"
    rf"|[0-9]{{1,4}}(?![0-9,]*[0-9]|\.[0-9])|(?P<roman>i{{1,3}}|iv|vi{{0,3}}|ix|x)(?![a-z0-9]))"
)
_ROMANS = {name: at for at, name in enumerate(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"], 1)}
_FIRST = later(
    r"首(?=個|个|次|屆|届|家|間|间|名|批|項|项|位|款|隻|只|座|期|輪|轮|份|宗|條|条|套|場|场|階段|阶段|部|日"
    r"|創|创|部|年|班|架|台|支|度|設|设|推|發|发|本|幅)"
)

_FIGURES = frozenset("0123456789" + HAN)


def find(text: str, grammar: Grammar) -> list[Value]:
    """Return every figure; overlaps are the caller's business, what comes first has precedence."""
    found = fractions_chinese.tenths(text) if "成" in text else []
    found += special_chinese.find(text)
    if "數" in text or "数" in text or "幾" in text or "几" in text or ("上" in text and _UP_FROM.search(text)):
        found += _some(text)
    if "半" in text:
        found += fractions_chinese.halves(text)
    if "第" in text or "首" in text:
        found += _ordinals(text)
    arabic, han = _figures(text, grammar)
    return found + arabic + han


def _figures(text: str, grammar: Grammar) -> tuple[list[Value], list[Value]]:
    """Return the figures in digits, and the Han numerals."""
    arabic: list[Value] = []
    han: list[Value] = []
    last = 0
    for match in _FIGURE_BEGINS.finditer(text):
        start, end = match.span()
        if match["scaled"] is not None:
            arabic += _scaled(match)
            last = _end_of_scale(text, end) if text[end : end + 1] in _GOES_ON else end
        elif text[start] <= "9":
            written = match[0]
            amount = numerals.digits(written)
            if amount is not None:
                arabic.append(Value(NUMBER, start, end, written, amount))
        elif start >= last and not (text.startswith("分之", end) and text[end + 2 : end + 3] in _FIGURES):
            last = _han_numeral(text, start, han, grammar)  # 百分之五 was read before
    return arabic, han


def _end_of_scale(text: str, end: int) -> int:
    """Return where a numeral ends that begins with the scale of a figure: the 億一 of 322億一元 says nothing."""
    start = end - 1
    while text[start - 1] in _HAN_ONLY:
        start -= 1
    match = _HAN.match(text, start)
    return end if match is None else match.end()


def _han_numeral(text: str, start: int, found: list[Value], grammar: Grammar) -> int:
    """Add to `found` what a character begins that may be the first of a Han numeral, and return where that ends."""
    if text[start + 1 : start + 2] in _GOES_ON:
        match = _HAN.match(text, start)
        if match is None:
            return start
        last = match.end()
    elif text[start] in _HAN_ONLY:
        last = start + 1
    else:
        return start
    if last > start + 1 or _stands(text, start, last, grammar):
        found += _han(text, start, last, grammar)
    elif _is_of_toll(text, start):
        one, amount = text[start] == "一", _amount(text[start])
        found.append(Value(COUNT, start, last, text[start:last], amount=amount, letters=True, loose=one))
    return last


def _some(text: str) -> list[Value]:
    """Return the size of what is not counted: 數百, 幾十萬, 數以千計."""
    found = []
    for match in _SOME.finditer(text):
        size = Fraction(_size(match["n"] or match["m"] or match["o"]))
        start, end = match.span()
        found.append(Value(NUMBER, start, end, match[0], amount=size, unit="some", loose=True, letters=True))
    return found


_UP_FROM = later("上[百千萬万億亿]")
_SOME = later(
    r"上(?<![以晚早海路線线台街身世面網网])(?:(?P<o>[百千](?=[名人個个家間间部元架件份宗戶户輛辆隻只項项次場场位]|[萬万億亿])|[百千]?[萬万億亿]))|"
    r"[數数幾几](?<![十百千廿卅][幾几])(?:(?P<n>[十百千]?[萬万億亿]|[十百千])(?![分歲岁年])|(?<=[數数])以(?P<m>[十百千]?[萬万億亿]|[十百千])[計计])"
)


def _ordinals(text: str) -> list[Value]:
    found = []
    for match in _ORDINAL.finditer(text):
        roman = match["roman"]
        amount = Fraction(_ROMANS[roman]) if roman else number(match["n"])
        letters = bool(roman) or not match["n"].isascii()
        if amount is not None:
            found.append(Value(ORDINAL, match.start(), match.end(), match[0], amount=amount, letters=letters))
    return found + [
        Value(ORDINAL, match.start(), match.end(), "首", amount=Fraction(1), letters=True)
        for match in _FIRST.finditer(text)
    ]


def _scaled(match: re.Match[str]) -> list[Value]:
    """Return digits with 萬 or 億: 3,000萬, 1億2,000萬."""
    written, (start, end) = match[0], match.span()
    figure = written.rstrip(_SCALES)
    if figure.isascii():  # one figure with its scale
        part = numerals.digits(figure)
        return [] if part is None else [Value(NUMBER, start, end, written, _times(part, written[len(figure) :]))]
    total, over = Fraction(0), False
    for piece in _PIECE.finditer(written):
        part = numerals.digits(piece[1])
        if part is None:
            return []
        over = over or bool(piece[2] and piece[3])
        total += _times(part, piece[3])
    hedge = Approximation.OVER if over else EXACT
    return [Value(NUMBER, start, end, written, amount=total, approximation=hedge)]


_SCALES = "十百千萬万億亿"


def _times(figure: Fraction, scale: str) -> Fraction:
    """Return a figure with a scale as an amount."""
    numerator, denominator = figure.as_integer_ratio()
    size = numerator * _size(scale)
    return Fraction(size) if denominator == 1 else Fraction(size, denominator)


def _size(scale: str) -> int:
    size = 1
    for character in scale:
        size *= _SIZES[character]
    return size


_HAN_ONLY = frozenset(HAN)
_GOES_ON = frozenset(HAN + _FINANCIAL + "點点多餘余幾几")
"""What may stand behind the first character of a numeral and belong to it."""
_ODD = frozenset("多餘余幾几")
_NOT_ODD = dict.fromkeys(map(ord, _ODD))


def _han(text: str, start: int, end: int, grammar: Grammar) -> list[Value]:
    """Return the figure or the two figures of a Han numeral; a single character was asked about before."""
    written = text[start:end]
    amount = _amount(written)
    if amount is None:
        return _either(text, start, end)
    if start and _is_vague(text, start):
        return []
    if len(written) > 1 and _MYRIADS.issuperset(written) and not _stands(text, start, end, grammar):
        return []
    over = len(written) > 1 and not _ODD.isdisjoint(written)
    hedge = Approximation.OVER if over else EXACT
    return [Value(NUMBER, start, end, written, amount=amount, letters=True, approximation=hedge)]


def _is_vague(text: str, start: int) -> bool:
    """Return whether 數, 幾 or 上 before a numeral says that it is not counted: 上萬, 數百, but not 總數六萬."""
    before = text[start - 2 : start - 1] if text[start - 1] == " " else text[start - 1]
    if before == "上" and text[start - 2 : start - 1] == "以":
        return False  # 一萬元以上十萬元以下
    return before in _VAGUE and text[start] in _SIZES


_TOLLS = frozenset("死亡傷伤男女勝胜負负敗败和平金銀银銅铜戰战")


def _is_of_toll(text: str, at: int) -> bool:
    """Return whether one Han digit is a figure of 兩死五傷, 三男兩女, 四勝一負 or 兩金一銀: two of them together."""
    if text[at + 1 : at + 2] not in _TOLLS:
        return False
    after, before = text[at + 2 : at + 4], text[max(0, at - 2) : at]
    both = len(after) == 2 and after[0] in _FIGURES and after[1] in _TOLLS  # noqa: PLR2004 - a figure and what it counts
    return both or (len(before) == 2 and before[0] in _FIGURES and before[1] in _TOLLS)  # noqa: PLR2004 - as above


_MYRIADS = _MULTIPLIERS - {"十"}


_EITHER = later(
    r"(?P<ten>[二三四五六七八九]?十)?(?P<low>[一二兩两三四五六七八])(?P<high>[二兩两三四五六七八九])"
    r"(?P<scale>[十百千]?[萬万億亿]?)"
)


def _either(text: str, start: int, end: int) -> list[Value]:
    """Return the two figures of 三四個, 五六百人, 十七八歲: a range without a sign between its ends.

    三五天 is no range, but a few days that may be three or five: both may be left out.
    """
    both = _EITHER.fullmatch(text, start, end)
    if both is None:
        return []
    low, high = numerals.HAN_DIGITS[both["low"]], numerals.HAN_DIGITS[both["high"]]
    few = (low, high) == (3, 5) and not both["ten"]
    if not few and high != low + 1:
        return []
    size, tens = _size(both["scale"]), numerals.han(both["ten"]) if both["ten"] else Fraction(0)
    middle = both.start("high")
    return [
        Value(NUMBER, one, last, text[one:last], Fraction((tens or 0) + amount) * size, loose=few, letters=True)
        for one, last, amount in ((start, middle, low), (middle, end, high))
    ]


def _amount(written: str) -> Fraction | None:
    if len(written) == 1:
        return Fraction(_SIZES[written]) if written in _SIZES else numerals.han(written)
    written = written.translate(_NOT_ODD)
    if "點" in written or "点" in written:
        scaled = re.fullmatch(r"(.+?)([萬万億亿]+)", written)
        if scaled:
            base = numerals.han(scaled[1])
            return base * _size(scaled[2]) if base is not None else None
    if _MULTIPLIERS.issuperset(written):  # 百萬, 千億, 萬
        return Fraction(_size(written)) if all(c in _SIZES for c in written) else numerals.han(written)
    return numerals.han(written)


_RANGE_AFTER = later(rf" ?(?:至|到|-|–|~|～) ?[0-9{HAN}]")
_ODD_COUNT = later(
    r"[餘余](?![額额款下暉晖地威震熱热])"
    r"|[多幾几](?:個|个|名|間|间|家|人|位|項|项|所|萬|万|億|亿|元|年|次|份|種|种)"
)


_FOLLOWERS: dict[str, frozenset[str]] = {}


def _followers(grammar: Grammar) -> frozenset[str]:
    """Return the characters with which begins whatever makes a figure of a single Han digit before it."""
    found = _FOLLOWERS.get(grammar.code)
    if found is None:
        words = (*grammar.counters, *grammar.currencies, *grammar.units)
        found = _FOLLOWERS[grammar.code] = frozenset([*(word[0] for word in words), *" -港美角毫仙分至到–~～%％"])
    return found


def _stands(text: str, start: int, end: int, grammar: Grammar) -> bool:
    """Return whether one Han digit, or a bare 十 百 千 萬 億, is a figure where it stands."""
    written, following = text[start:end], text[end : end + 1]
    scale = len(written) > 1 or written in _MULTIPLIERS
    if following in _followers(grammar) and _has_unit(text, end, grammar):
        return True
    if scale and (written != "十" or _RANGE_AFTER.match(text, end, end + 8) is None):  # 十至十五
        hedge = grammar.before.at(text[max(0, start - 3) : start], 0, min(start, 3))
        return bool(hedge) or (following in _ODD and _ODD_COUNT.match(text, end, end + 8) is not None)
    return following in {"%", "％"} or _RANGE_AFTER.match(text, end, end + 8) is not None


def _has_unit(text: str, end: int, grammar: Grammar) -> bool:
    """Return whether a counter, a currency or a unit that is no Latin letter begins behind a figure."""
    if grammar.counter.at(text, end) or grammar.currency_after.at(text, end):
        return True
    unit = grammar.unit.at(text, end)
    return bool(unit and not text[end : unit[0]].lstrip(" -").isascii()) or CENTS.match(text, end) is not None
