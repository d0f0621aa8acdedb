"""One Chinese edition says what the other excludes.

What: a clause that both Chinese editions have, in which one says 必須 and the other 可, one 建議 and the other 反對,
  one 因 and the other 雖, one 回落 and the other 上漲, one 部分 and the other 全部; or in which one negates what the
  other says.
Why: nearly every word is the same, so that whoever proofreads one edition sees a good sentence.
Wrong: Traditional 未經批准，可以拍攝, Simplified 未经批准不得拍摄.
Right: Traditional 未經批准，不得拍攝.
Fix: say what the source says in both.
It is an error where the two words stand in one place and the clause is otherwise nearly the same, else a warning. So
are two words that are never said for one thing (保留 and 拆除) and are all that differs.
Does not: look at clauses that share too little to be one; at words that may be chosen freely (不可 and 不得, 大多數 and
  不少); at words of an axis of which a clause has several; at a word that is negated (不支持 and 反對).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from l10n.checks import _clauses, _laid, _meanings, _stands
from l10n.model import Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from l10n.checks import CheckContext, Pairs
    from l10n.checks._clauses import Cell
    from l10n.checks._laid import Edition
    from l10n.checks._stands import Stand
    from l10n.model import Finding

CODE = "CON022"
NAME = "Chinese editions say opposite things"
SEVERITY = Severity.ERROR
SCOPE = Scope.RELEASE

_ALIKE = 0.4
"""What clauses share, without the words in question, to be one."""
_SURE = 0.5
_SURELY = 0.7
"""What a clause shares with its negation, to be the same but for that."""
_VERB = 2
_LONG = 8
"""Characters of two words."""
_NEXT = 8
"""Characters behind 可 or 不得 that say what may be done."""


def find(editions: Mapping[str, Pairs], context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each clause of which the other edition says what excludes it."""
    for edition in _laid.editions(editions, context):
        for cell in edition.laid.apart:
            if not cell.one or not cell.other:
                continue
            found = (
                _opposed(edition, cell)
                or _negated(edition, cell)
                or _past(edition, cell)
                or _one_of(edition, cell)
                or _nobody(edition, cell)
                or _turned_back(edition, cell)
            )
            why = "one excludes the other"
            if not found:
                found, why = _another(edition, cell), "they are not said for one thing"
            if found:
                severity, here, there, at, beside = found
                here, there = _as_written(edition.text, at, here), _as_written(edition.there, beside, there)
                message = f"“{here}” here, “{there}” in {edition.base.code}: {why}"
                spans = (at, at + len(here)), (beside, beside + len(there))
                yield _laid.finding((CODE, severity), edition, message, *spans)


def _as_written(text: str, at: int, word: str) -> str:
    """Return a word of a text in Simplified characters as it stands at a place of the text itself."""
    there = text[at : at + len(word)]
    return there if _clauses.simple(there) == _clauses.simple(word) else word


Found = tuple[Severity, str, str, int, int]
"""How bad it is; the words here and there, and where they stand."""


def _opposed(edition: Edition, cell: Cell) -> Found | None:
    """Return the first two words of a cell of which one excludes the other."""
    here = _changed(edition, cell, _inside(edition.laid.other, cell.other), side=1)
    there = _changed(edition, cell, _inside(edition.laid.one, cell.one), side=0) if here else []
    for axis in dict.fromkeys(word.axis for word in here if there):
        mine, theirs = ([word for word in words if word.axis == axis] for words in (here, there))
        if not theirs or not _excluded(mine, theirs) or _elsewhere(edition, axis):
            continue
        first, second = mine[0], theirs[0]
        same = _at_one_place(edition, cell, second, first)
        alike = _without(edition, cell, theirs, mine)
        if alike < _ALIKE or (not same and (first.weak or second.weak)) or _made_good(edition, cell, second, first):
            continue
        severity = Severity.ERROR if same and alike >= _SURE and not (first.weak and second.weak) else Severity.WARNING
        words = edition.text[first.start : first.end], edition.there[second.start : second.end]
        return severity, *words, first.start, second.start
    return None


def _made_good(edition: Edition, cell: Cell, there: Stand, here: Stand) -> bool:
    """Return whether something else turns a clause back: a negation on one side (表示从未), another verb (不得少於)."""
    sides = ((edition.laid.one, cell.one, there), (edition.laid.other, cell.other, here))
    count = [
        sum(text.count(one, part.start, part.end) for one in _ANY for part in some)
        - sum(map(text[word.start : word.end].count, _ANY))
        for text, some, word in sides
    ]
    if count[0] != count[1]:
        return True
    if here.axis != "what must be":
        return False
    verbs = [set(text[word.end : word.end + _NEXT]) - _clauses.LITTLE for text, _, word in sides]
    return verbs[0].isdisjoint(verbs[1])


def _changed(edition: Edition, cell: Cell, words: list[Stand], *, side: int) -> list[Stand]:
    """Return those words of a side of a cell that are not simply the same on the other side."""
    if not words:
        return words
    spans = [
        (change.start_other, change.end_other) if side else (change.start, change.end)
        for change in _laid.changes(edition.laid, cell)
    ]
    return [word for word in words if any(start < word.end and word.start < end for start, end in spans)]


def _inside(text: str, some: tuple[_clauses.Clause, ...]) -> list[Stand]:
    """Return the words of clauses that take a stand."""
    start, end = (some[0].start, some[-1].end) if some else (0, 0)
    return _stands.stands(text[start:end], start)


def _excluded(mine: list[Stand], theirs: list[Stand]) -> bool:
    """Return whether each of one side's stands excludes each of the other's, all of them negated or none."""
    return len({word.negated for word in (*mine, *theirs)}) == 1 and all(
        _stands.exclude(word.axis, word.stand, other.stand) for word in mine for other in theirs
    )


def _elsewhere(edition: Edition, axis: str) -> bool:
    """Return whether a clause that nothing answers takes a stand on the axis: the word may have moved there."""
    return any(
        word.axis == axis
        for alone in edition.laid.apart
        if not (alone.one and alone.other)
        for word in (*_inside(edition.laid.one, alone.one), *_inside(edition.laid.other, alone.other))
    )


def _at_one_place(edition: Edition, cell: Cell, there: Stand, here: Stand) -> bool:
    """Return whether two words are in what stands for one another."""
    return any(
        change.start < there.end and there.start < change.end
        and change.start_other < here.end and here.start < change.end_other
        for change in _laid.changes(edition.laid, cell)
    )  # fmt: skip


def _without(edition: Edition, cell: Cell, theirs: list[Stand], mine: list[Stand]) -> float:
    """Return how much a cell's sides share, but for the words in question."""
    gone = {edition.laid.one[at] for word in theirs for at in range(word.start, word.end)}
    gone |= {edition.laid.other[at] for word in mine for at in range(word.start, word.end)}
    one, other = _clauses.chars(cell.one) - gone, _clauses.chars(cell.other) - gone
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


_NOBODY = ("无", "没有", "未有", "并无", "沒有")


def _nobody(edition: Edition, cell: Cell) -> Found | None:
    """Return a change in which one side has a figure and the other one 无: 其中一人 and 无人."""
    sides = (_clauses.words(cell.one), _clauses.words(cell.other))
    if _ANY.isdisjoint(sides[0]) == _ANY.isdisjoint(sides[1]) or cell.alike < _SURE:
        return None
    for change in _laid.changes(edition.laid, cell):
        for figure, none, plain in ((change.one, change.other, 0), (change.other, change.one, 1)):
            if "0" in figure and "0" not in none and none.startswith(_NOBODY) and _ANY.isdisjoint(sides[plain]):
                here = edition.text[change.start_other : change.end_other]
                there = edition.there[change.start : change.end]
                return Severity.ERROR, here, there, change.start_other, change.start
    return None


_AGAINST = frozenset(("避免", "切勿", "不要", "勿", "拒绝", "停止", "防止", "禁止", "取消", "放弃", "严禁", "请勿"))
_RANK, _MOST = "第0", "最"
_LOOK = re.compile("|".join(sorted(_AGAINST, reverse=True)) + "|第|最")


def _turned_back(edition: Edition, cell: Cell) -> Found | None:
    """Return a change that puts 避免 before what the other side says, or 最 for 第二."""
    sides = (_clauses.words(cell.one), _clauses.words(cell.other))
    if set(_LOOK.findall(sides[0])) == set(_LOOK.findall(sides[1])) or cell.alike < _SURELY:
        return None
    for change in _laid.changes(edition.laid, cell):
        stretches = {change.one, change.other}
        here, there = edition.text[change.start_other : change.end_other], edition.there[change.start : change.end]
        ranked = stretches == {_RANK, _MOST} and not {"第一", "第1"} & {here, there}
        if ranked or (stretches & _AGAINST and any(_little(one) for one in stretches)):
            beside = change.behind[:_VERB]
            return Severity.ERROR, here + beside, there + beside, change.start_other, change.start
    return None


def _another(edition: Edition, cell: Cell) -> Found | None:
    """Return two words that are not said for one thing and are all that differs in a cell."""
    one, other = cell.differing
    if not one or not other or cell.alike < _SURE or len(one) + len(other) > _LONG:
        return None
    words = [change for change in _laid.changes(edition.laid, cell) if not _little(change.one + change.other)]
    if len(words) != 1 or not _meanings.apart(words[0].one, words[0].other):
        return None
    change = words[0]
    if _stands.on_one_axis(change.one, change.other):
        return None
    here = edition.text[change.start_other : change.end_other]
    return Severity.WARNING, here, edition.there[change.start : change.end], change.start_other, change.start


def _little(text: str) -> bool:
    return all(one in _clauses.LITTLE or one == "0" for one in text)


_PART = re.compile("(?<!分)之一")
"""One of several, and no fraction: 三分之一."""
_PARTS = (
    "之一",
    "其中",
    "之中",
    "一名",
    "一位",
    "一个",
    "一家",
    "一项",
    "一座",
    "首批",
    "名列",
    "跻身",
    "之列",
    "一员",
    "部分",
)
"""What says that something is one of several."""


def _one_of(edition: Edition, cell: Cell) -> Found | None:
    """Return the end of a side that says 之一 where the other side says nothing like it."""
    sides = (_clauses.words(cell.one), _clauses.words(cell.other))
    for side, other in ((0, 1), (1, 0)):
        part = _PART.search(sides[side]) if cell.alike >= _SURELY else None
        if part is not None and not any(word in sides[other] for word in _PARTS):
            said = sides[side][max(0, part.start() - 4) : part.end()]
            here, there = (said, sides[0][-len(said) :]) if side else (sides[1][-len(said) :], said)
            return Severity.ERROR, here, there, *_places(edition, cell, here, there)
    return None


_AHEAD = frozenset(("将", "会", "将会", "即将", "拟"))
_DONE = frozenset(("已", "已经", "业已"))
_TAILS = "于在为"
_TO_COME = frozenset("将会拟")


def _past(edition: Edition, cell: Cell) -> Found | None:
    """Return the words of a change where one side is still to come and the other is done."""
    sides = (_clauses.words(cell.one), _clauses.words(cell.other))
    if ("已" in sides[0]) == ("已" in sides[1]) or all(_TO_COME.isdisjoint(side) for side in sides):
        return None
    for change in _laid.changes(edition.laid, cell):
        one, other = change.one.rstrip(_TAILS), change.other.rstrip(_TAILS)
        if (one in _AHEAD and other in _DONE) or (one in _DONE and other in _AHEAD):
            here = edition.text[change.start_other : change.end_other]
            severity = Severity.ERROR if cell.alike >= _SURE else Severity.WARNING
            return severity, here, edition.there[change.start : change.end], change.start_other, change.start
    return None


_WORDS = (
    "没有",
    "未有",
    "未能",
    "未曾",
    "并未",
    "并没有",
    "并不",
    "并非",
    "不会",
    "不能",
    "尚未",
    "仍未",
    "未",
    "没",
    "不",
    "无",
    "非",
)
_IDIOMS_WORDS = """
不但 不仅 不单 不只 不止 不论 无论 不断 不同 不少 不久 不过 不禁 不妨 不外 不乏 无不 无非 莫不 非常 非凡 无比 无限
不日 不时 不一 不足 不到 不超 不多 不低 未来 未满 除非 并非但 非但 不错 不已 毫无疑 无疑 不愧 不得不 不无 不良 不幸
不明 不当 不适 不动产 不锈 不便 不利 不法 不安 不可 不得 不准 不许 无法 无障碍 无线 无人 无家 无形 无偿 无条件 无烟
非法 非洲 非牟利 非营利 非政府 非典 非物质 非本地 未婚 未成年 未必 不定 不等 不丹 是非 似非 不平 无效 不满 不凡 不远
不停 无私 不屈 不舍 不需 不须 不用 无需 无须 不必 不应 不宜 是否 能否 可否 否则 不然 不迟 不早 不逊 不输 不下 不外乎
不妨 不易 不料 不由 不知 不惜 不容 不再 不想 不怕 不在 不如 不计 不包 无缘 无奈 非会 非执 非上
"""
_IDIOMS = re.compile("|".join(_IDIOMS_WORDS.split()))
_NEGATES = frozenset("不未没无")
_ANY = frozenset("不未没无非毋勿莫否")
_LESS = frozenset("不未没无非毋勿莫否拒禁避难缺免停除仅只尚才前失欠少漏空零败绝防暂待差别休够却仍非疑去吗")
"""A clause with one of these may say without a negation what another says with one."""
_BETWEEN = frozenset("有能会曾可被获作经得予再所出以对就把将")


def _negated(edition: Edition, cell: Cell) -> Found | None:
    """Return what one side of a cell negates and the other says."""
    texts = (_clauses.words(cell.one), _clauses.words(cell.other))
    for negating, plain in ((0, 1), (1, 0)):
        if _LESS.isdisjoint(texts[negating]) or not _LESS.isdisjoint(set(texts[plain]) - set(texts[negating])):
            continue
        if not _ANY.isdisjoint(texts[plain]):
            continue
        found = _first(texts[negating]) if _IDIOMS.search(texts[negating]) is None else None
        if not found:
            continue
        verb = found[1] if found[1] in texts[plain] else _in_place(edition, cell, negating)
        if not verb:
            continue
        alike = cell.alike
        if alike < _SURE:
            continue
        severity = Severity.ERROR if alike >= _SURELY else Severity.WARNING
        shown = (found[0], verb) if negating == 1 else (verb, found[0])
        return severity, *shown, *_places(edition, cell, *shown)
    return None


def _places(edition: Edition, cell: Cell, here: str, there: str) -> tuple[int, int]:
    """Return where words of both sides of a cell stand: where the cell begins, if marks stand between them."""
    first, second = cell.other[0].start, cell.one[0].start
    places = edition.laid.other.find(here, first), edition.laid.one.find(there, second)
    return max(first, places[0]), max(second, places[1])


def _in_place(edition: Edition, cell: Cell, negating: int) -> str:
    """Return what stands for a negation in a change of a cell: 有检 for 未有驗."""
    for change in _laid.changes(edition.laid, cell):
        one, other = (change.one, change.other) if negating == 0 else (change.other, change.one)
        if one[:1] in _NEGATES and one[1:2] == other[:1] and other:
            return other
    return ""


def _first(text: str) -> tuple[str, str] | None:
    """Return the first negation of a text with its verb, and the verb."""
    for word in _WORDS:
        at = text.find(word)
        if at < 0:
            continue
        end = at + len(word)
        while text[end : end + 1] in _BETWEEN and text[end : end + 1]:
            end += 1
        verb = text[end : end + _VERB]
        if len(verb) == _VERB and verb.isalnum():
            return text[at : end + _VERB], verb
    return None
