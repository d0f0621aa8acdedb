"""Simplified does not follow Traditional.

What: the two Chinese editions of a paragraph are the same but for a few characters, and these are not what the change
of script or of region's words explains.
Why: Simplified is made from Traditional; a correction in one that did not reach the other is found by no other check.
Wrong: Traditional 未經審核的中期業績, Simplified 经审核的中期业绩.
Right: Simplified 未经审核的中期业绩; or a Simplified edition that is worded on its own throughout.
Fix: carry the change over, or run `l10n derive` again; the source tells which edition is right.
A negation in one only, an opposite (左 and 右, 男 and 女), another day (翌日 and 当日), another rank (决赛 and 半决赛),
another surname and a character that stands twice (来来自) are an error where little else differs, else a warning. One
character for another that sounds the same in Mandarin (咏 and 泳), where little else differs, is a warning: hardly ever
a choice of words but a slip of the input method. A difference that stands alone is a remark.
Does not: look at paragraphs that differ in more than a fifth, since those are translated apart; at figures, which
  other checks hold against the source; at words that the region says otherwise (質素 and 质量), little words (於 and
  在), characters of which either is right (份 and 分), terms of the glossary, punctuation or spaces. Says nothing where
  several words are chosen otherwise, nor of a place of which another finding, as bad or worse, says more.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from l10n import locale as locales
from l10n import romanisation, script
from l10n.checks import _laid
from l10n.checks._folded import folded
from l10n.checks._substitution import changed, is_choice
from l10n.checks._terms import codes_of
from l10n.model import Finding, Scope, Severity, Stretch, strip_codes
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from l10n.checks import CheckContext, Pairs
    from l10n.locale import Locale
    from l10n.model import BlockPair, Group

CODE = "SCR007"
NAME = "Simplified apart from Traditional"
SEVERITY = Severity.INFO
SCOPE = Scope.RELEASE

_ALIKE = 0.8
_LONGEST = 3000
_FEW = 3
"""In an edition that differs in more places, a character that sounds the same is one of its own words."""
_GAP = 2
"""Differences with no more characters between them are one."""
_BESIDE = 3
_SHOWN = 4
_WORD = 4
"""A difference of more characters is a clause that was worded apart."""
_FAMILIES = """
份分 做作 像象相 惟唯維维 詞辞辭词 它他她牠祂 呎尺 哩里 的地得 連联聯连 帳账帐賬 著着 裝装妝妆 卷券捲 訊讯信 佈布 那哪
計计 畫画劃划 訂订定 紀纪記记 道導导 代待 輕轻青 藉借 回恢
"""
_EITHER = {one: frozenset(family) for family in _FAMILIES.split() for one in family}
"""Characters that sound the same and of which either is right somewhere."""
_LITTLE = frozenset(
    "于在及和与跟将会亦也把较比日天令使让该此这本的了地得着过是为就便都均皆其之所以可能有约逾多超余由自至到等中内上个间家名位项0"
)
"""Characters that either edition chooses as it likes."""
_JOINS = "和及与"
"""What stands for a mark: 、副校长 and 及校長."""
_TWICE = frozenset(
    "人天年月日家户处时刻常往渐慢快好大小高远深轻静悄默纷仅刚稍略偏恰统屡频每种样件条个只步层次代世声片点滴星妈爸哥姐弟妹爷奶公婆太宝"
    "看想说试谈聊走笑听等谢多少早紧满牢实真白红绿青茫淡苍句字事物方面生节区位重双对早晚圈团排串堆代渐缓徐久细密微薄厚浓空虚圆前后上下中内外者到"
)
"""Characters that Chinese doubles, so that either edition may."""
_SERIES = frozenset("一逐两")
"""What is said twice with one of these means one after the other: 一步一步."""
_HAN = "〇○零一二三四五六七八九十百千万亿两"
_FIGURE = f"[0-9{_HAN}](?:[.,]?[0-9{_HAN}])*"
_TOKEN = later(
    rf"(?:(?:上午|下午|早上|晚上|凌晨|正午|中午|百分之)?{_FIGURE}[%％]?(?:[时点:：](?:正|半|{_FIGURE}分?)?)?|[^\W_])"
)
"""A figure, however it is written, or a character."""
_CLAUSE = frozenset("，。；：！？、,;:!?\n")
_SIDE = 2
Span: TypeAlias = tuple[int, int]
_Edition: TypeAlias = "tuple[BlockPair, Locale]"


class _Part(NamedTuple):
    """A difference: the stretches of Traditional (in Simplified characters) and Simplified, and where they stand."""

    one: str
    two: str
    there: Span
    here: Span
    what: str


class _Side(NamedTuple):
    """An edition of a block."""

    pair: BlockPair
    locale: Locale
    text: _Text


class _Text(NamedTuple):
    """A text, and where in it each character stands of the text without marks and with 0 for each figure."""

    text: str
    at: list[tuple[int, int]]


def find(editions: Mapping[str, Pairs], context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each place where a block's Simplified, nearly its Traditional, is not quite that.

    It stands in the Simplified edition; in the Traditional one where Simplified is the source.
    """
    hant = [code for code in editions if locales.get(code).script == "Hant"]
    for code, pairs in editions.items() if hant else ():
        simplified = locales.get(code)
        if simplified.script == "Hans":
            for ours, theirs in zip(pairs, editions[hant[0]], strict=False):
                yield from _of_block((ours, simplified), (theirs, locales.get(hant[0])), context)


def _of_block(ours: _Edition, theirs: _Edition, context: CheckContext) -> Iterator[Finding]:
    """Yield the findings of one block: its Simplified edition, its Traditional one."""
    mine, other = _text(*ours, context), _text(*theirs, context)
    if not mine or not other or max(len(mine), len(other)) > _LONGEST or _laid.lay(other, mine).same:
        return
    made = script.convert(other, theirs[1], ours[1], glossary=context.glossary, codes=()).text
    if made == mine:
        return
    found, severity = _worth(_apart(made, mine, ours[1], context))
    if not found:
        return
    there = _read(made)
    if len(other) == len(made):  # shown as it stands in the edition, not as converted
        there = there._replace(text=other)
    plain, traditional = _Side(*ours, _read(mine)), _Side(*theirs, there)
    for part in found:
        if ours[1].code == context.source.code:
            yield _finding(severity, traditional, plain, (part.there, part.here, part.what))
        else:
            yield _finding(severity, plain, traditional, (part.here, part.there, part.what))


def _text(pair: BlockPair, locale: Locale, context: CheckContext) -> str:
    """Return the text of a block in an edition: the source's own where it is the source."""
    text = pair.source if locale.code == context.source.code else pair.target if pair.complete else ""
    return strip_codes(text, codes_of(pair))


def _read(text: str) -> _Text:
    """Return a text and where each character of its `_bare` form stands in it."""
    return _Text(text, [token.span() for token in _TOKEN.finditer(text)])


def _bare(text: str) -> str:
    """Return a text without marks, each figure as 0."""
    tokens = _TOKEN.findall(text)
    return "".join(["0" if len(one) > 1 or one in _HAN or one.isdigit() else one for one in tokens])


def _apart(there: str, here: str, target: Locale, context: CheckContext) -> list[_Part]:
    """Return where Traditional in Simplified characters and a Simplified text differ, but for what is explained.

    An empty list where the two are the same, or so different that they were worded apart.
    """
    made, mine = _bare(there), _bare(here)
    if made == mine or 2.0 * min(len(mine), len(made)) / (len(mine) + len(made)) < _ALIKE:
        return []
    matcher = difflib.SequenceMatcher(None, made, mine, autojunk=False)
    if matcher.quick_ratio() < _ALIKE or matcher.ratio() < _ALIKE:
        return []
    explained = _explained(target, context, here)
    found: list[_Part] = []
    for a, b, c, d in _joined(matcher.get_opcodes()):
        one, two, beside = made[a:b], mine[c:d], (made[max(0, a - _BESIDE) : a], made[b : b + _BESIDE])
        what = changed(one, two, *beside) or changed(one.strip(_JOINS), two.strip(_JOINS), *beside)
        if not what and (not one or not two) and _is_doubled(one + two, *((there, a) if one else (here, c))):
            what = "a doubled character"
        if what or not (_is_said(mine, c, d, explained) or is_choice(one, two, *beside)):
            found.append(_Part(one, two, (a, b), (c, d), what))
    return found


def _is_doubled(more: str, text: str, place: int) -> bool:
    """Return whether what only this text has is what stands beside it once more: 来来自, 每日每日."""
    size = len(more)
    if more in _TWICE or size > _WORD or more[0] in _SERIES or not all(map(romanisation.is_han, more)):
        return False
    at = _read(text).at[place][0]
    return more in (text[max(0, at - size) : at], text[at + size : at + 2 * size])


def _joined(spans: Sequence[tuple[str, int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Return the stretches that differ; what is left out here and put in nearby is one difference."""
    found: list[tuple[int, int, int, int]] = []
    for kind, a, b, c, d in spans:
        if kind == "equal":
            continue
        last = found[-1] if found else (0, -_WORD, 0, -_WORD)
        moved = (last[0] == last[1] and c == d) or (last[2] == last[3] and a == b)
        if found and a - last[1] <= _GAP and moved:
            found[-1] = (last[0], b, last[2], d)
        else:
            found.append((a, b, c, d))
    return found


def _worth(parts: list[_Part]) -> tuple[list[_Part], Severity]:
    """Return the differences that are worth a word, and how bad they are."""
    wrong = [part for part in parts if part.what]
    if wrong and len(parts) <= _FEW:
        return wrong[:_SHOWN], Severity.ERROR
    if len(parts) <= _FEW:
        slips = [part for part in parts if not part.what and _is_slip(part.one, part.two)]
        wrong += [part._replace(what="a character that sounds the same") for part in slips]
    if wrong:
        return wrong[:_SHOWN], Severity.WARNING
    words = [part for part in parts if not _LITTLE.issuperset(part.one + part.two)]
    if len(words) == 1 and words[0].one and words[0].two and max(len(words[0].one), len(words[0].two)) <= _WORD:
        return words, SEVERITY
    return [], SEVERITY


def _finding(severity: Severity, mine: _Side, other: _Side, row: tuple[Span, Span, str]) -> Finding:
    """Return a finding in one edition; the row has the places in it and in the other edition, and what differs."""
    here, there, what = row
    said = f"“{_shown(mine.text, here)}” here, “{_shown(other.text, there)}” in {other.locale.code}"
    group = _group(mine, here[0])
    wanted = _shown(other.text, there) if severity is SEVERITY else ""
    return Finding(
        CODE, severity, f"{said}: {what}" if what else said, unit=group.units[0].id, locale=mine.locale.code,
        source=group.source, target=group.target, expected=wanted,
        stretches=(_stretch(mine, here), _stretch(other, there)),
    )  # fmt: skip


def _stretch(side: _Side, span: Span) -> Stretch:
    """Return where a difference stands in the text of a side."""
    text, at = side.text
    start, last = (place if place < len(at) else len(at) - 1 for place in (span[0], span[1] - 1))
    first = at[start][0] if at else 0
    return Stretch(side.locale.code, text, first, at[last][1] if span[0] < span[1] and at else first)


def _group(side: _Side, place: int) -> Group:
    """Return the group of a block in whose target a character of its text without marks stands; the source's first."""
    groups = side.pair.groups
    seen = 0
    for group in groups if side.pair.target else ():
        seen += len(_bare(strip_codes(group.target, codes_of(side.pair))))
        if place < seen:
            return group
    return groups[0]


def _shown(text: _Text, span: Span) -> str:
    """Return a difference as it stands in the text, with two characters on each side that belong to its clause."""
    before = list(range(max(0, span[0] - _SIDE), span[0]))
    behind = list(range(span[1], min(len(text.at), span[1] + _SIDE)))
    first, last = min([*before, span[0]]), max([*behind, span[1] - 1])
    while first < span[0] and not _CLAUSE.isdisjoint(text.text[text.at[first][0] : text.at[span[0] - 1][1]]):
        first += 1
    while last >= span[1] and not _CLAUSE.isdisjoint(text.text[text.at[span[1]][0] : text.at[last][1]]):
        last -= 1
    return text.text[text.at[first][0] : text.at[last][1]] if first <= last < len(text.at) else ""


def _is_slip(one: str, two: str) -> bool:
    """Return whether a character stands for another one that an input method offers for the same keys."""
    if (
        len(one) != 1
        or len(two) != 1
        or one in _LITTLE
        or {one, two} <= _EITHER.get(one, frozenset())
        or folded(one) == folded(two)
    ):
        return False
    return all(map(romanisation.is_han, (one, two))) and romanisation.sounds_alike(one, two, mandarin=True)


def _explained(target: Locale, context: CheckContext, mine: str) -> list[str]:
    """Return words of the Simplified text that are the region's own: its words for others', and the glossary's."""
    words = [word for word in target.table("conversion").get("elsewhere", {}).values() if word and word in mine]
    words += [hit.term.text for hit in context.glossary.find(mine, target)]
    return [_bare(word) for word in words]


def _is_said(here: str, start: int, end: int, explained: list[str]) -> bool:
    """Return whether the difference lies inside a word of the region or the glossary."""
    for word in explained:
        at = here.find(word)
        while at >= 0:
            if at <= start and end <= at + len(word):
                return True
            at = here.find(word, at + 1)
    return False
