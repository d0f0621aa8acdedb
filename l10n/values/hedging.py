"""Hedges of a figure (over, 逾, 左右) and parts of a month (mid-May, 5月底), read from the words beside it.

In: a Value and its text. Out: the Value with its approximation, or with early, mid or late as its unit. May not touch:
other rooms.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from l10n.values import numerals
from l10n.values.clues import places_of
from l10n.values.nouns import (
    DATE,
    DECADE,
    EMAIL,
    EXACT,
    FISCAL_YEAR,
    FRACTION,
    MONEY,
    NAME,
    ORDINAL,
    PERCENT,
    PHONE,
    PLAN,
    TIME,
    URL,
    WEEKDAY,
    Approximation,
    Value,
    amend,
)
from l10n.values.patterns import later

if TYPE_CHECKING:
    from l10n.values.clues import Page
    from l10n.values.grammar import Grammar

_NOT_BEFORE = later(r"[不未沒没無无][會会有能得曾應应可宜准許许]?\Z")
_APART = later(
    rf"(?P<hedge>至少|最少|最多|至多)[^\x00-\x7f，。；：、{numerals.HAN}]{{1,4}}\Z|(?P<most>最高|最長|最长"
    rf"|最低|最大)[可達达為为至][^\x00-\x7f，。；：、{numerals.HAN}]{{0,3}}\Z|(?P<verb>約|约|逾|超過|超过"
    r"|接近)[需為为有佔占達达共用花設设]\Z"
)
_COMPARED = "than the "
_WINDOW = 32
_FAR = 48
_MOVED = later(
    r"\b(?:add|amount|sum|tot|com|came|edg|inch|tick|mov|nudg|creep|crept|climb|push|go|went|gone|shot|shoot|jump|ratchet|pick|driv|drove)"
    r"[a-z]* \Z"
)
_CLAUSE = rf"[^\x00-\x7f，。；：、{numerals.HAN}]"
_ABOUT = (
    r"[約约](?<![合預预條条契節节簽签公邀違违誓特失履制解續续租和毀毁赴紐纽][約约])"
    r"(?<![^以之東东西偏向港岸]北[約约])(?<!\A北[約约])"
)
"""約 that belongs to no word before it: not 合約, not 紐約."""
_NOUN_ZH = later(
    r"(?:[紐纽契預预續续簽签]|(?<![辦办])公|(?<![符整綜综聯联集混配場场結结融適适組组])合|(?<![以之東东西偏向港岸])北)\Z"
)
"""What makes a noun of the 約 behind it, even right before a figure: 紐約有20間, but 以北約20公里, 符合約20項."""
_EXPECTED = "料(?<![資资材物飲饮原燃塑肥廢废布飼饲顏颜染面調调香油照塗涂飾饰乳史木石填衣涉]料)"
"""料 that is a verb: not 資料."""
_ELSEWHERE_ZH = later(
    rf"(?:(?P<over>逾(?![期時时])|超過|超过|超出|高於|高于|多於|多于|突破|衝破|冲破|升穿|升破|漲破|涨破)"
    rf"|(?P<under>不足|少於|少于|低於|低于|未滿|未满|跌破|跌穿|失守)"
    rf"|(?P<about>{_ABOUT}(?![翰旦會会定束談谈])|估計|估计|大概|{_EXPECTED}|預計|预计|預期|预期)"
    rf"|(?P<nearly>接近)"
    rf"|(?P<least>至少|最少|最低|起碼|起码|年滿|年满|足(?<!不足)|[滿满](?<![飽饱充圓圆不美豐丰])(?![意足]))"
    rf"|(?P<most>最多|至多|最高|最長|最长|最大|多達|多达|高達|高达|[更竟][達达]|上限|封[頂顶]))"
    rf"{_CLAUSE}{{0,8}}\Z"
)
_ELSEWHERE = later(
    r"\b(?:(?P<over>pass|passed|passes|passing|cross|crossed|crosses|crossing|breach|breached|breaks?|broke|broken|hit"
    r"|reach|reached|reaches|reaching|surpass)"
    r"|(?P<about>(?:is|was|are|were) estimated|estimates?|estimated|expected)"
    r"|(?P<least>minimum|lowest)"
    r"|(?P<most>maximum|highest|limit|ceiling|cap|capped|limited|within))\b[a-z -]{0,40}\Z"
)
"""Hedges that stand apart from a figure: they answer one on the other side, and may be anybody else's."""
_WORDS_ELSEWHERE = (
    "pass passed passes passing cross crossed crosses crossing breach breached break breaks broke broken hit reach"
    " reached reaches reaching surpass estimated estimate estimates expected minimum lowest maximum highest limit"
    " ceiling cap capped limited within"
)
_OF_ELSEWHERE = frozenset(_WORDS_ELSEWHERE.split())
_OF_PARTS = frozenset({"early", "beginning", "start", "mid", "middle", "late", "end"})
OF_APART = frozenset({"shortly", "just", "soon", "under", "less", "below"})
"""Words of which one stands in every text with such a hedge that is told by what stands right beside the figure."""
VOCABULARY = _OF_ELSEWHERE | _OF_PARTS | OF_APART
"""Words of which one stands in every text with a hedge apart from its figure, or with a part of a month."""
_MAY_HEDGE_ZH = later(
    r"[逾約约料足滿满超高多低少突衝冲升漲涨跌失估大預预接至最起上封更竟](?:(?<=[逾約约料足滿满])"
    r"|(?=[過过出於于達达破穿守計计概期近少多低高長长大碼码限頂顶]))"
)
"""How every hedge in Chinese begins that is apart from its figure: one class to jump to, then what may follow."""
_REACH_ZH = 13
"""Characters of such a hedge and what it may have before its figure."""
_NEGATED = later(r"\b(?:not?|none|never|nobody|cannot|neither|nor|without)\b|n['’]t\b")
_NEGATED_ZH = later(r"[不未沒没無无]")
_STOPS = later(r"[.;。；]")
_TURNED = {Approximation.OVER: Approximation.AT_MOST, Approximation.UNDER: Approximation.AT_LEAST}
_NAMES = {
    "over": Approximation.OVER, "under": Approximation.UNDER, "about": Approximation.ABOUT,
    "nearly": Approximation.NEARLY, "least": Approximation.AT_LEAST, "most": Approximation.AT_MOST,
}  # fmt: skip
_VERB_ZH = later(
    _ABOUT + r"(?:[佔占]|[達达](?![成致])|有(?![關关效利限意所助望機机可]))"
    rf"[^，。；：\n0-9{numerals.HAN}]{{0,24}}\Z"
)
"""A hedged verb that stands far before its figure: 約佔每天棄置於堆填區的都市固體廢物的三成."""
_VERBS = frozenset("佔占達达有")
_VERB_REACH = 27
"""Characters of such a verb and what it may have before its figure."""
_SPANS = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century"})
_INSIDE = later(r"(?:的?[時时][間间])?[內内](?![地容部外閣阁需政房銀银])")
"""What behind a span of time sets a limit: 12分鐘內."""
_INSIDES = frozenset("內内的時时")
_EARLY = later(
    r"(?:(?P<early>\bearly|\bbeginning of|\bstart of)|(?P<mid>\bmid|\bmiddle of)|(?P<late>\blate"
    r"|\bend(?: of)?))[ -](?:the )?\Z",
    re.IGNORECASE,
)
_EARLY_ZH = later(
    r"(?:份)?(?:(?P<early>年?初|上旬)|(?P<mid>中旬|中期|年?中(?![國国央心環环華华小西旬期間间環]))"
    r"|(?P<late>年?底|末|下旬))"
)


_PARTS_ZH = frozenset("份年初上中底末下")
"""What a part of a month or year begins with in Chinese."""


def _part_of_month(value: Value, text: str, rules: Grammar) -> str:
    """Return the part of a month or year that a value is: early, mid or late (end counts as late); empty for none."""
    start, end = value.start, value.end
    if rules.chinese:
        match = _EARLY_ZH.match(text, end) if text[end : end + 1] in _PARTS_ZH else None
    else:
        match = _EARLY.search(text, max(0, start - 20), start)
    return match.lastgroup or "" if match else ""


def hedged(values: list[Value], low: str, page: Page, rules: Grammar, text: str, words: frozenset[str]) -> None:
    """Give each value the hedge before or after it, or its part of a month, and the `text` that really stands there.

    `low` is the text in lower case with dates and the like blanked, `words` are those of `OF_APART` on the page and
    any others; nobody else has the values yet.
    """
    parted = rules.chinese or page.has(_OF_PARTS)
    figures = []
    for value in values:
        shown = text[value.start : value.end]
        if shown != value.text:
            amend(value, text=shown)
        if value.loose:
            continue
        if value.kind not in _UNHEDGED:
            figures.append(value)
        elif parted and value.kind is DATE and value.day is None:
            part = _part_of_month(value, text, rules)
            if part:
                amend(value, unit=part)
    if not figures:
        return
    if rules.chinese:
        _in_chinese(figures, low, rules)
    else:
        _in_english(figures, low, page, rules, beside=not OF_APART.isdisjoint(words))


_EDGES: dict[str, tuple[frozenset[str], frozenset[str], frozenset[str]]] = {}


def _edges(rules: Grammar) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return with what a hedge right before a figure ends, and with what one begins right behind it.

    The last character (a space or an article may follow it), and the last two with those that stand for all of their
    hedge; the first character. A figure beside which none stands is touched by no hedge.
    """
    found = _EDGES.get(rules.code)
    if found is None:
        before, after = rules._hedges, rules._hedges_after  # noqa: SLF001 - both are of this room
        last, two = frozenset(" ane"), [word[-2:] for word in (*before, *_MAY_REACH)]
        found = (
            last.union(word[-1] for word in before),
            last.union(two),
            frozenset(" ").union(word[0] for word in after),
        )
        _EDGES[rules.code] = found
    return found


def _in_english(figures: list[Value], low: str, page: Page, rules: Grammar, *, beside: bool) -> None:
    """Give figures their hedges, and those that stand apart where a word that hedges from afar is on the page."""
    far = places_of(page.words & _OF_ELSEWHERE, low)
    near = bool(far) or _COMPARED in low
    last: Value | None = None
    for value in figures:
        hedge, at = value.approximation, value.start
        if hedge is EXACT:
            hedge, at = _beside(value, low, rules)
        if hedge is not EXACT:
            _give(value, hedge, turned=hedge in _TURNED and _is_turned(low, at, 48, _NEGATED))
            last = value if value.approximation in _LIMITS else None
            continue
        found = _told_beside(value, low) if beside else EXACT
        if near and not found:
            reach = _OF_PENALTIES if value.kind is MONEY else _FAR
            found = _elsewhere(value.start, low, reach) if _is_near(value.start, far, low, reach) else EXACT
        if last is not None:
            found = found or _as_before(last, value, low)
            last = None
        if found is not EXACT:
            amend(value, apart=found)


def _told_beside(value: Value, low: str) -> Approximation:
    """Return the hedge apart from a figure that is told by what stands right beside it: shortly after 3pm."""
    if low.startswith(_TO_UNDER, value.end):  # aged 18 to under 65
        return Approximation.AT_LEAST
    return Approximation.ABOUT if value.kind is TIME and low.endswith(_SHORTLY, 0, value.start) else EXACT


def _beside(value: Value, low: str, rules: Grammar) -> tuple[Approximation, int]:
    """Return the hedge in English that touches a figure, and where it begins when it stands before it."""
    start = value.start
    before = rules.before.at(low, start - _WINDOW, start)
    if before is not None and not _is_no_hedge(value, before, low):
        at, word = before
        if word == "up to" and _MOVED.search(low, max(0, at - 14), at):
            return EXACT, start  # edged up to 0.82%
        return rules.approximations[word], at
    after = rules.after.at(low, value.end)
    return EXACT if after is None else rules.approximations[after[1]], start


def _give(value: Value, hedge: Approximation, *, turned: bool) -> None:
    """Give a value its hedge, or the opposite of one that is turned round, apart."""
    if turned:
        amend(value, approximation=EXACT, apart=_TURNED[hedge])
    elif hedge is not value.approximation:
        amend(value, approximation=hedge)


def _give_apart(value: Value, hedge: Approximation) -> None:
    """Give a value a hedge that stands apart."""
    if hedge is not EXACT:
        amend(value, apart=hedge)


_LIMITS = frozenset({Approximation.AT_MOST, Approximation.AT_LEAST})
_AND = later(r"(?: (?:an?|per|each|every) [a-z]{3,12})?,? (?:and|or) ")


def _as_before(last: Value, value: Value, low: str) -> Approximation:
    """Return the limit of the figure before, which may be this one's: capped at $10 a day and $200 a year."""
    alike = last.kind is value.kind and last.unit == value.unit
    return last.approximation if alike and _AND.fullmatch(low, last.end, value.start) else EXACT


_SHORTLY = ("shortly after ", "just after ", "soon after ", "shortly before ", "just before ")
_OF_PENALTIES = 90
_PENALTY = later(r"\bmaximum (?:penalty|fine|punishment)\b[a-z -]{0,70}\Z")
"""What sets a limit to a sum far behind: the maximum penalty on conviction is a fine of $5,000."""
_TO_UNDER = (" to under ", " to less than ", " to below ")
_LIMIT = later(
    r" ?(?:\Z|[,.;:!?)])|[ -](?:mark|level|limit|threshold|target|line|figure|barrier|ceiling|floor|average|minimum"
    r"|maximum|norm|forecast|and|or|but|in|of|a|to|for|from|by|at|last|this|recorded|set|required|needed)\b"
)
_AGO = later(r" (?:ago|earlier|before|previously)\b")
_COUNTED_BEFORE = later(
    r"(?:\d|%|\bper ?cent|\bpoints?|\bdegrees?|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozen|many|far"
    r"|hundred|thousand|million|billion|much|slightly|little|half|third|quarter|fifth|tenth)) \Z"
)


def _is_no_hedge(value: Value, before: tuple[int, str], low: str) -> bool:
    """Return whether what stands before a figure is no hedge of it.

    "Fewer than the 2,600 of last year" and "over 20% fewer than five years ago" compare; "under the 80% Guarantee
    Product" names what is guaranteed by.
    """
    at, word = before
    start, end = value.start, value.end
    if low.endswith(_COMPARED, at, start):
        return True
    if word == "under" and low.startswith("under the ", at):
        return _LIMIT.match(low, end) is None
    if word.endswith(" than") and _AGO.match(low, end):
        return _COUNTED_BEFORE.search(low, max(0, at - 12), at) is not None
    return False


def _is_near(start: int, far: list[int], low: str, reach: int) -> bool:
    """Return whether a word that hedges from a distance stands before a figure."""
    nearest = bisect_left(far, start - reach)
    return (nearest < len(far) and far[nearest] < start) or low.endswith(_COMPARED, 0, start)


def _elsewhere(start: int, low: str, reach: int) -> Approximation:
    """Return the hedge that stands apart before a figure."""
    if low.endswith(_COMPARED, max(0, start - 10), start):
        return Approximation.OVER  # or under: more than the 20.4 million of last year
    if reach > _FAR and _PENALTY.search(low, max(0, start - reach), start):
        return Approximation.AT_MOST
    return _name(_ELSEWHERE.search(low, max(0, start - _FAR), start))


def _name(found: re.Match[str] | None) -> Approximation:
    return _NAMES[found.lastgroup] if found and found.lastgroup else EXACT


def _in_chinese(figures: list[Value], low: str, rules: Grammar) -> None:
    """Give figures their hedges; one that neither touches nor has what may begin a hedge before it has none."""
    inside, verbs = "內" in low or "内" in low, _hedged_verbs(low)
    may_hedge, (ends, twos, begins) = _MAY_HEDGE_ZH.search, _edges(rules)
    for value in figures:
        start, end = value.start, value.end
        last = low[start - 1 : start]
        if (
            (last in ends and (last in twos or low[start - 2 : start] in twos))
            or low[end : end + 1] in begins
            or value.approximation is not EXACT
            or may_hedge(low, max(0, start - _REACH_ZH), start) is not None
            or (last == "的" and _is_multiple(value))
        ):
            hedge, at = _hedge(value, low, rules)
            if hedge is not EXACT:
                turned = hedge in _TURNED and _is_turned(low, at, 14, _NEGATED_ZH)
                if not turned and value.kind in _SHARED and low.startswith("超出", at):
                    amend(value, approximation=EXACT, apart=hedge)  # by so much
                else:
                    _give(value, hedge, turned=turned)
                continue
            first = max(0, start - _REACH_ZH)
            if low.endswith(_MAY_REACH, first, start):
                _give_apart(value, Approximation.AT_MOST)
                continue
            led = _LED_ZH.search(low, first, start) if last == "的" and _is_multiple(value) else None
            if led is not None:
                _give_apart(value, rules.approximations.get(led[1], EXACT))
                continue
            found = _name(_ELSEWHERE_ZH.search(low, first, start)) if at >= 0 else EXACT
            _give_apart(value, found or _around(value, low, verbs))
        elif verbs or (inside and low[end : end + 1] in _INSIDES):
            _give_apart(value, _around(value, low, verbs))


def _is_multiple(value: Value) -> bool:
    """Return whether a value says how much, or how many times, something else is."""
    return value.unit == "times" or value.kind in _SHARED


_MAY_REACH = ("可達", "可达", "可達到", "可达到")
_SHARED = frozenset({PERCENT, FRACTION})
_LED_ZH = later(rf"(近|逾|超|超過|超过|約|约|不足|不到|接近){_CLAUSE}{{1,8}}的\Z")
"""A hedge of a multiple that stands before what it is a multiple of: 近估價的五倍."""


def _hedge(value: Value, low: str, rules: Grammar) -> tuple[Approximation, int]:
    """Return the hedge of a figure in Chinese, and where it begins when it stands before it.

    -1 where none stands apart before it either.
    """
    hedge, start = value.approximation, value.start
    if hedge is not EXACT:
        return hedge, start
    before = rules.before.at(low, start - _WINDOW, start)
    if before is not None:
        first, word = before
        if _is_noun(low, first):
            return EXACT, -1
        hedge = rules.approximations[word]
        if hedge in _TURNED and _NOT_BEFORE.search(low, max(0, first - 2), first):
            hedge = _TURNED[hedge]
        return hedge, first
    after = rules.after.at(low, value.end)
    if after is not None:
        return rules.approximations[after[1]], start
    if _MAY_HEDGE_ZH.search(low, max(0, start - _REACH_ZH), start) is None:
        return EXACT, -1
    apart = _APART.search(low, max(0, start - 8), start)
    if apart is not None and not _is_noun(low, apart.start()):
        hedge = rules.approximations.get(apart["hedge"] or apart["most"] or apart["verb"], hedge)
    return hedge, start


def _is_noun(low: str, at: int) -> bool:
    """Return whether the 約 at a place is the end of a noun: 紐約, 北約, 合約."""
    return low[at] in "約约" and _NOUN_ZH.search(low, max(0, at - 2), at) is not None


def _hedged_verbs(low: str) -> list[int]:
    """Return the places of 約佔 and the like, each of which may stand far before its figure."""
    places = []
    for about in ("約", "约"):
        at = low.find(about)
        while at >= 0:
            if low[at + 1 : at + 2] in _VERBS:
                places.append(at)
            at = low.find(about, at + 1)
    places.sort()
    return places


def _around(value: Value, low: str, verbs: list[int]) -> Approximation:
    """Return what 內 behind a span of time, or 約佔 far before a figure, may answer on the other side."""
    start, end = value.start, value.end
    if low[end : end + 1] in _INSIDES and value.unit in _SPANS and _INSIDE.match(low, end):
        return Approximation.WITHIN
    first = max(0, start - _VERB_REACH)
    nearest = bisect_left(verbs, first)
    if nearest < len(verbs) and verbs[nearest] < start and _VERB_ZH.search(low, first, start):
        return Approximation.ROUGHLY
    return EXACT


def _is_turned(low: str, start: int, reach: int, negated: re.Pattern[str]) -> bool:
    """Return whether a negation stands before a hedge in its sentence: none of them is over 35."""
    before = _STOPS.split(low[max(0, start - reach) : start])[-1]
    return negated.search(before) is not None


_UNHEDGED = frozenset(
    {
        PHONE,
        EMAIL,
        URL,
        NAME,
        PLAN,
        WEEKDAY,
        ORDINAL,
        DATE,
        FISCAL_YEAR,
        DECADE,
    }
)
