"""What is asked of a form beside its letters: capitals, neighbouring words. Part of the room `glossary`.

In: forms of concepts, folded; a place in a folded text. Out: Entries, one a form of a concept behind a pattern; those
that a place of the pattern allows. May not touch: the automaton, tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from l10n.glossary import inflect
from l10n.glossary.concept import Case, Concept, Kind, Status, Term
from l10n.glossary.fold import fold_form, fold_forms
from l10n.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from l10n.glossary.fold import Folded

_new = tuple.__new__  # a fifth of the price, and there are a hundred thousand of them
NEAR = 80
"""How many characters to each side of a form count as near it, for `when`."""
PAIR = 2
"""Characters of a form that is short enough to stand across two words of Chinese."""
_WORDS = """
目前 以前 之前 日前 早前 先前 提前 空前 眼前 当前 當前 面前 年前 月前 天前 周前 隆重 嚴重 严重 著重
着重 注重 尊重 多重 雙重 双重 比重 創新 创新 全新 更新 嶄新 崭新 革新 最新 強大 强大 擴大 扩大 龐大
庞大 巨大 壯大 壮大 加大 重大 寬大 宽大 最大 香港 今天 明天 昨天 每天 春天 航天 珠江 長江 长江 浙江
越南 河南 湖南 雲南 云南 嶺南 岭南 沿海 上海 青海 年青 集中 其中 當中 当中 空中 心中 高中 初中 華東
华东 股東 股东 華西 华西 廣西 广西 江西 山西 陝西 陕西 代理 管理 處理 处理 經理 经理 物理 地理 宗教
重新 清新 翻新 推廣 推广 幸福 造福 祝福 廣大 广大 當天 当天 翌天 成長 成长 增長 增长 經濟 经济 建成
西南 東南 东南 東北 东北 西北 華南 华南 華北 华北 複合 复合 晚上 早上 路上 樓上 楼上 街上 面上
場上 场上 會上 会上 岸上 加上 向上 之上 河上 完成 形成
組成 组成 達成 达成 變成 变成 構成 构成 網上 网上 線上 线上 以上 陸上 陆上 海上 船上 礎上
础上 圳河 運河 运河 黃河 黄河 大河 混合 符合 獲悉 获悉 據悉 据悉 拿大 盛大 浩大
"""
_ACROSS = frozenset(_WORDS.split())
"""Words whose second character may begin what looks like a name of two: 創新界, 隆重慶祝, 目前海外, 珠江西岸."""
_HAN = compiled(r"[\u3400-\u9fff\uf900-\ufaff]")
WORDLESS = frozenset(
    {Kind.PERSON, Kind.ORGANISATION, Kind.PLACE, Kind.SCHEME, Kind.PRODUCT, Kind.KEEP, Kind.BOILERPLATE}
)
"""Kinds whose forms are names, which have neither a singular nor a head in the plural."""


class Spelling(NamedTuple):
    """A form of a concept as it is written or varied, and folded: `text` with capitals evened out, `plain` without."""

    concept: Concept
    term: Term
    form: str
    text: str
    plain: str


class Entry(NamedTuple):
    """One form behind a pattern.

    `capitals`: offsets that must be capitals; `exact`: the very letters wanted, or "". `plain`: where capitals or the
    very letters are asked for, the folded form with its own, which has all of them.
    """

    concept: Concept
    term: Term
    capitals: tuple[int, ...]
    exact: str
    when: tuple[str, ...]
    plain: str


def spellings(terms: Iterable[tuple[Concept, Term]], *, chinese: bool) -> list[Spelling]:
    """Return every form with its variants, folded; forms of which nothing is left are left out."""
    needed = inflect.NEEDED.search
    written: list[tuple[Concept, Term, str]] = []
    for concept, term in terms:
        text = term.text.strip()
        written.append((concept, term, text))
        if concept.case is not Case.EXACT and needed(text) is not None:
            written += [(concept, term, other) for other in varied(concept, term)]
    folded = fold_forms([form for _, _, form in written], chinese=chinese)
    pairs = zip(written, folded, strict=True)
    return [_new(Spelling, one + both) for one, both in pairs if both[0] and not both[0].isspace()]


def varied(concept: Concept, term: Term) -> list[str]:
    """Return the other spellings of a form, but those that the row names itself: `start-up`, not `startup`."""
    others = inflect.variants(term.text.strip(), words=concept.kind not in WORDLESS)
    if others and len(concept.terms) > 1:
        named = {one.text.strip().casefold() for one in concept.terms if one.locale == term.locale}
        return [one for one in others if one.casefold() not in named]
    return others


def entries(found: Iterable[Spelling], *, chinese: bool) -> dict[str, list[Entry]]:
    """Return the entries by folded form: one pattern may stand for forms of several concepts."""
    collected: dict[str, list[Entry]] = {}
    for concept, term, form, text, plain in found:
        exact = concept.case is Case.EXACT
        when = _near_words(concept, chinese=chinese) if concept.when else ()
        capitals = () if exact or plain.islower() else _capitals(plain, concept.case)
        entry = _new(Entry, (concept, term, capitals, form if exact else "", when, plain if exact or capitals else ""))
        held = collected.get(text)
        if held is None:
            collected[text] = [entry]
        elif not any(_covers(one, entry) for one in held):
            held.append(entry)
    return collected


def _near_words(concept: Concept, *, chinese: bool) -> tuple[str, ...]:
    """Return a concept's `when` in the script of a locale, folded."""
    return tuple(fold_form(one, chinese=chinese) for one in concept.when if bool(_HAN.search(one)) == chinese)


def _covers(one: Entry, other: Entry) -> bool:
    """Return whether an entry makes another one of the same pattern superfluous: same concept, same demands."""
    same = one.concept is other.concept and one.capitals == other.capitals and one.exact == other.exact
    return same and (one.term.status is not Status.FORBIDDEN or other.term.status is Status.FORBIDDEN)


def _capitals(plain: str, case: Case) -> tuple[int, ...]:
    """Return the offsets at which a text must have a capital for this form to be meant."""
    if case is not Case.SMART:
        return ()
    letters = [at for at, one in enumerate(plain) if one.isupper()]
    body = plain.removesuffix("s")
    if len(letters) > 1 and body.isupper() and " " not in plain:
        return tuple(letters)
    # a capital that begins a word, or one inside a word that begins with a small letter (iBond, inSight)
    return tuple(at for at in letters if at == 0 or not plain[at - 1].isalpha() or _begun_small(plain, at))


def _begun_small(plain: str, at: int) -> bool:
    while at and plain[at - 1].isalpha():
        at -= 1
    return plain[at].islower()


def cuts(text: str, start: int) -> bool:
    """Return whether a form of two characters that begins at `start` would cut a common word."""
    return text[max(0, start - 1) : start + 1] in _ACROSS


def meant(entries: list[Entry], folded: Folded, start: int, end: int) -> list[Entry]:
    """Return the entries that the text's capitals and neighbouring words allow.

    A form of two characters that cuts a common word (新界 in 創新界別) is none.
    """
    if end - start == PAIR and cuts(folded.text, start):
        return []
    alive = [entry for entry in entries if not (entry.capitals or entry.exact) or _written(entry, folded, start, end)]
    asking = [entry for entry in alive if entry.when]
    if not asking:
        return alive
    near = folded.text[max(0, start - NEAR) : start] + "\0" + folded.text[end : end + NEAR]
    told = [entry for entry in asking if _told(entry.when, near)]
    return told or [entry for entry in alive if not entry.when]


def _told(when: tuple[str, ...], near: str) -> bool:
    """Return whether one of the words stands in a folded text."""
    for word in when:  # noqa: SIM110 - asked of every ambiguous word: `any` would take twice as long
        if word in near and inflect.contains(near, word):
            return True
    return False


def _written(entry: Entry, folded: Folded, start: int, end: int) -> bool:
    if entry.exact:
        begin, until = (start, end) if folded.places is None else folded.span(start, end)
        at = folded.original.find(entry.exact, max(0, begin - len(entry.exact)), until + len(entry.exact))
        return 0 <= at <= begin and until <= at + len(entry.exact)
    return all(folded.plain[start + at].isupper() for at in entry.capitals)
