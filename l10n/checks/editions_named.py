"""Another name in the other Chinese edition.

What: a name that the two Chinese editions of a clause have in one place and not the same: a person's (向國棟 and
  向国梁), a place's (湘潭 and 衡陽), a body's by what it is of or what it is (海事局 and 漁政局, 理工大學 and 師範大學,
  大學 and 学院), a word in Latin letters (Nwosu and Nwosus).
Why: the sentence is the same and reads well; names are what an edit or an input method turns, and no list has them all.
Wrong: Traditional 陸志明、甘麗珍及向國棟, Simplified 陆志明、甘丽珍和向国梁.
Right: Simplified 陆志明、甘丽珍和向国栋.
Fix: write the name as it is; the source tells which edition is right.
Does not: look at names that only changed their script, or that a region says otherwise; at two characters that may be
  a name and may be a word, but beside a title, a verb of speech or another name. What a body is of is looked
  at only where both words are known.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from l10n import locale as locales
from l10n import romanisation
from l10n.checks import _bodies, _clauses, _laid
from l10n.model import Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from l10n.checks import CheckContext, Pairs
    from l10n.checks._clauses import Cell
    from l10n.checks._laid import Change, Edition
    from l10n.model import Finding

CODE = "NAM024"
NAME = "another name between Chinese editions"
SEVERITY = Severity.ERROR
SCOPE = Scope.RELEASE

_ALIKE = 0.5
_EDGES = frozenset("，。、；：！？（）「」『』“”‘’《》()和及与由为是的对向请给让邀 \t\n,;:/·•")
_POSTS = frozenset("师长员家者官士授监")
"""What a post ends in: 治療師."""
_JOINS = "和与及、等的在于"
_LEAVES = ("辞任", "辞职", "离任", "退休", "上任", "履新", "逝世", "当选", "获委", "接任")
_GIVEN = 3
_FEWEST, _LONGEST = 2, 4
_FIELD = 4
_WORD = 8
_LATIN = re.compile(r"(?<![A-Za-z0-9@./_-])[A-Z][A-Za-z]{3,}(?![A-Za-z0-9@/_-])")
_LATIN_ENDINGS = ("s", "es", "d", "n", "an", "e")
_LETTERS = re.compile("[A-Za-z]{4}")
Found = tuple[Severity, str, str, int]


def find(editions: Mapping[str, Pairs], context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each name that the other Chinese edition has otherwise."""
    for edition in _laid.editions(editions, context):
        for cell in edition.laid.apart:
            if not cell.one or not cell.other or cell.alike < _ALIKE or not _may_be_named(cell):
                continue
            for change in _laid.changes(edition.laid, cell):
                found = _asked(edition, cell, change)
                if found:
                    severity, here, there, at = found
                    message = f"the name is {here} here and {there} in {edition.base.code}"
                    spans = (at, at + len(here)), (change.start, change.end)
                    yield _laid.finding((CODE, severity), edition, message, *spans)


def _may_be_named(cell: Cell) -> bool:
    """Return whether something stands for something else in a cell, or it has Latin letters."""
    return all(cell.differing) or _LETTERS.search(_clauses.words(cell.other)) is not None


def _asked(edition: Edition, cell: Cell, change: Change) -> Found | None:
    """Return the names of a change that are not one name."""
    change = _trimmed(change)
    if not change.one or not change.other or "0" in change.one + change.other:
        return None
    if change.one.isascii() or change.other.isascii():
        return _latin(edition, change)
    return _person(edition, change) or _place(edition, change) or _body(edition, cell, change)


def _trimmed(change: Change) -> Change:
    """Return a change without little words that join a name to what is beside it: 然及 and 文和, 及司徒 and 和司马."""
    one, other = change.one.strip(_JOINS), change.other.strip(_JOINS)
    lengths = (change.end - change.start, change.end_other - change.start_other)
    if (one, other) == (change.one, change.other) or lengths != (len(change.one), len(change.other)):
        return change
    start = change.start + len(change.one) - len(change.one.lstrip(_JOINS))
    start_other = change.start_other + len(change.other) - len(change.other.lstrip(_JOINS))
    return change._replace(
        start=start, end=start + len(one), start_other=start_other, end_other=start_other + len(other),
        one=one, other=other, behind=change.one[start - change.start + len(one) :] or change.behind,
    )  # fmt: skip


def _latin(edition: Edition, change: Change) -> Found | None:
    """Return two words in Latin letters that differ in an ending; what else may differ in them NAM012 says."""
    here, there = _LATIN.findall(edition.text), _LATIN.findall(edition.there)
    for word in _LATIN.findall(edition.text[change.start_other : change.end_other]):
        for other in _LATIN.findall(edition.there[change.start : change.end]):
            short, long = sorted((word, other), key=len)
            if word not in there and other not in here and any(short + end == long for end in _LATIN_ENDINGS):
                return SEVERITY, word, other, edition.text.find(word)
    return None


def _person(edition: Edition, change: Change) -> Found | None:
    """Return the two names of a person at a change."""
    one, other = edition.laid.one, edition.laid.other
    left, right = _alike(one, other, change)
    for back in range(left + 1):
        for on in range(right + 1):
            span, there = (change.start - back, change.end + on), (change.start_other - back, change.end_other + on)
            mine, theirs = edition.text[there[0] : there[1]], edition.there[span[0] : span[1]]
            if len(mine) == len(theirs) and _is_name(mine) and _is_name(theirs) and _stands(one, other, span, there):
                sure = one[span[0]] == other[there[0]] or _titled(one, span)
                return SEVERITY if sure else Severity.WARNING, mine, theirs, there[0]
    return None


def _alike(one: str, other: str, change: Change) -> tuple[int, int]:
    """Return how many characters on either side of a change are the same in both texts, up to three."""
    left = right = 0
    while left < _GIVEN and change.start > left and change.start_other > left:
        if one[change.start - left - 1] != other[change.start_other - left - 1]:
            break
        left += 1
    while right < _GIVEN and max(change.end + right - len(one), change.end_other + right - len(other)) < 0:
        if one[change.end + right] != other[change.end_other + right]:
            break
        right += 1
    return left, right


def _stands(one: str, other: str, span: tuple[int, int], there: tuple[int, int]) -> bool:
    """Return whether a name stands at a span of both texts: edges, and a title, a verb or a name beside it."""
    start, end = span
    title = _titled(one, span)
    post = one[max(0, start - 1) : start] in _POSTS and start > 0
    left = not start or one[start - 1] in _EDGES or post or _title_before(one, start) or _led(one, start)
    says = _says(one, end)
    if not left or not (end == len(one) or one[end] in _EDGES or _title_behind(one, end) or says):
        return False
    same = sum(one[start + at] == other[there[0] + at] for at in range(end - start))
    shared, long = one[start] == other[there[0]], end - start > _FEWEST
    listed = long and _beside(one, other, span, there)
    return (title and (shared or long)) or listed or (long and same >= _FEWEST and (says or post))


def _is_name(text: str) -> bool:
    """Return whether a stretch may be a person's name: one surname or two, and a given name."""
    return (
        _FEWEST <= len(text) <= _LONGEST
        and all(map(romanisation.is_han, text))
        and not any(word in _clauses.simple(text) for word in _words("honorifics"))
        and (
            _clauses.simple(text[:2]) in _words("doubles")
            or (romanisation.is_surname(text[0]) and (len(text) < _LONGEST or romanisation.is_surname(text[1])))
        )
        and _clauses.LITTLE.isdisjoint(_clauses.simple(text[1:]) if len(text) > _FEWEST else "")
    )


@cache
def _words(key: str) -> tuple[str, ...]:
    return tuple(
        word for word in str(locales.get("zh_Hans_CN").table("conversion").get(key, "")).split() if len(word) > 1
    )


def _title_before(text: str, at: int) -> bool:
    return text[max(0, at - _WORD) : at].endswith(_words("titles"))


def _titled(text: str, span: tuple[int, int]) -> bool:
    return _title_before(text, span[0]) or _title_behind(text, span[1])


def _led(text: str, at: int) -> bool:
    return text[max(0, at - _WORD) : at].endswith(_words("joins"))


def _title_behind(text: str, at: int) -> bool:
    return text.startswith(_words("honorifics"), at) or text.startswith(_words("titles"), at)


def _says(text: str, at: int) -> bool:
    return text.startswith(_words("office"), at) or text.startswith(_words("verbs"), at) or text.startswith(_LEAVES, at)


def _beside(one: str, other: str, span: tuple[int, int], there: tuple[int, int]) -> bool:
    """Return whether a name of three characters stands beside a stretch in a list, the same in both texts."""
    for text, (start, end), another in ((one, span, other), (other, there, one)):
        before = re.search(
            r"(?:^|[，。、；：和及与由为是括])([\u3400-\u9fff]{3})(?:[、和及与]|以及)$", text[max(0, start - 8) : start]
        )
        behind = re.match(r"(?:[、和及与]|以及)([\u3400-\u9fff]{3})(?:[，。、；和及与等]|$)", text[end : end + 8])
        for match in (before, behind):
            if match and _is_name(match[1]) and match[1] in another:
                return True
    return False


def _place(edition: Edition, change: Change) -> Found | None:
    """Return the two places at a change, where neither is in the other text."""
    mine = _places_at(edition.laid.other, change.start_other, change.end_other)
    theirs = _places_at(edition.laid.one, change.start, change.end)
    if len(mine) != 1 or len(theirs) != 1 or not mine[0][2].isdisjoint(theirs[0][2]):
        return None
    if not _bodies.is_one_kind(mine[0][2], theirs[0][2]):
        return None
    (start, end, ids), (first, last, others) = mine[0], theirs[0]
    name, other = edition.laid.other[start:end], edition.laid.one[first:last]
    if name in edition.laid.one or other in edition.laid.other or name in other or other in name:
        return None
    known = {which for _, _, which in (*_bodies.places(edition.laid.one), *_bodies.places(edition.laid.other))}
    if sum(ids <= which or others <= which for which in known) != _FEWEST:
        return None
    severity = Severity.WARNING if _bodies.is_doubtful(name) or _bodies.is_doubtful(other) else SEVERITY
    return severity, edition.text[start:end], edition.there[first:last], start


def _places_at(text: str, start: int, end: int) -> list[tuple[int, int, frozenset[str]]]:
    """Return the places whose names overlap a stretch of a text."""
    low = max(0, start - _WORD)
    found = [(low + first, low + last, ids) for first, last, ids in _bodies.places(text[low : end + _WORD])]
    return [row for row in found if row[0] < end and start < row[1]]


def _body(edition: Edition, cell: Cell, change: Change) -> Found | None:
    """Return the two bodies at a change that are of two fields, or two things of one name."""
    one, other = change.one, change.other
    if len(change.before) >= _FEWEST and one in _bodies.ENDINGS and other in _bodies.ENDINGS:
        name = change.before[-_FEWEST:]
        free = _bodies.is_one(one, other) or not _clauses.LITTLE.isdisjoint(name) or not name.isalpha()
        if free or max(len(one), len(other)) < _FEWEST:
            return None
        severity = SEVERITY if cell.alike >= _ALIKE + 0.1 else Severity.WARNING
        return (
            severity,
            _shown(edition.text, change.start_other - 2, change.end_other),
            _shown(edition.there, change.start - 2, change.start + len(one)),
            change.start_other,
        )
    if not (_FEWEST <= len(one) <= _FIELD and _FEWEST <= len(other) <= _FIELD) or not set(one).isdisjoint(other):
        return None
    if not (_bodies.is_field(one) and _bodies.is_field(other)):
        return None
    tail = next((size for size in range(3) if _bodies.ending(change.behind[size:])), -1)
    if tail < 0 or _bodies.is_one(one, other):
        return None
    end = tail + len(_bodies.ending(change.behind[tail:]))
    return (
        SEVERITY,
        _shown(edition.text, change.start_other, change.end_other + end),
        _shown(edition.there, change.start, change.end + end),
        change.start_other,
    )


def _shown(text: str, start: int, end: int) -> str:
    return text[max(0, start) : end]
