"""Two plain series of which one has an item less, told by counting: few of their words need be known.

In: two texts, each with the one series it has, and their locales. Out: the item that the shorter one has not, as far as
the items that are known show, and how sure that is. An item is known that the other series says; known items have to
stand in the same order, with one place left over. May not touch: files. Declares no check.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from l10n import romanisation
from l10n.checks import _lexicon, _paired, _series
from l10n.romanisation import sound

if TYPE_CHECKING:
    from l10n.checks._series import Series, Spans
    from l10n.locale import Locale

_FEWEST = 2
"""Items of the shorter series."""
_SHORT = 3
"""English words of an item; a Chinese one has no more than `_series.is_short` says."""
_OPENING = frozenset("《〈「『")
_LONG = 4
"""Characters of a Chinese item that is surely one thing."""
_CORE = 4
"""Characters of a Chinese item at an end of its series that surely are of it."""
_KINDS = frozenset("攤摊類类部隊队組组科系課课區区館馆院校局會会處处署店廠厂園园室場场站物品工業业人員员生者機机")
"""Characters that many names of things end with."""
_TITLES = {
    "Ms": ("女士", "小姐"),
    "Mr": ("先生",),
    "Mrs": ("太太", "夫人", "女士"),
    "Miss": ("小姐", "女士"),
    "Dr": ("博士", "醫生", "医生"),
    "Professor": ("教授",),
    "Prof": ("教授",),
}


class Missing(NamedTuple):
    """An item that a series has not, and whether all the others are known to be there."""

    item: str
    sure: bool


def missing(
    longer: tuple[str, list[Spans]], shorter: tuple[str, list[Spans]], locales: tuple[Locale, Locale]
) -> Missing | None:
    """Return what the only series of a text has more than the only one of the other text; None where that is unsure."""
    here, there = locales
    if here.chinese is there.chinese:
        return None
    mine, its = _only(longer[1]), _only(shorter[1])
    if mine is None or its is None or len(its) < _FEWEST:
        return None
    if not here.chinese and len(mine) == len(its) + 2:
        mine = mine[1:]  # what stands before the first comma: by four members, Chan, Lo
    if len(mine) != len(its) + 1:
        return None
    if any(
        text[own[0][0] - 1 : own[0][0]] in _OPENING for text, own in ((longer[0], mine), (shorter[0], its)) if own[0][0]
    ):
        return None  # of a title
    one = _series.series(longer[0], mine, here)
    if not _plain(one, here):
        return None
    other = _series.series(shorter[0], its, there)
    if not _plain(other, there) or _series.is_open(one) or _series.is_open(other):
        return None
    return _gap(one, other, shorter[0], locales)


def may_miss(left: list[Spans], right: list[Spans]) -> bool:
    """Return whether the only series of one text has an item more than the only one of the other text, or two."""
    mine, its = _only(left), _only(right)
    return mine is not None and its is not None and len(mine) != len(its) and abs(len(mine) - len(its)) <= _FEWEST


def _only(every: list[Spans]) -> Spans | None:
    """Return the one series of a text; of several the one that is no mere pair."""
    if len(every) == 1:
        return every[0]
    longer: Spans | None = None
    for own in every:
        if len(own) > _FEWEST:
            if longer is not None:
                return None
            longer = own
    return longer


def _plain(one: Series, locale: Locale) -> bool:
    """Return whether the inner items of a series are things, and no clauses or figures."""
    for item in one.items[1:]:
        if not item or any(char.isdigit() for char in item):
            return False
    inner = one.items[1:-1]
    if locale.chinese:
        return all(_series.is_short(item, locale) for item in inner)
    return all(len(item.split()) <= _SHORT for item in inner)


def _gap(one: Series, other: Series, text: str, locales: tuple[Locale, Locale]) -> Missing | None:
    """Return the item without which the series answer each other in order."""
    size = len(one.items)
    ends = {0, size - 1}, {0, size - 2}
    cores = [_core(other, which, locales[1]) for which in range(size - 1)]
    first = 0 if locales[0].chinese else 1  # what stands before an English series may be no item
    found: list[int] = []
    places: list[tuple[bool, bool]] = []  # whether an item is said at its own place, and at the one before it
    most = 0
    for at in range(size):
        item = _core(one, at, locales[0])
        said = [
            0 <= which < size - 1 and _same(item, cores[which], (at in ends[0], which in ends[1]), locales)
            for which in (at, at - 1)
        ]
        places.append((said[0], said[1]))
        if any(said) or any(
            _same(item, cores[which], (at in ends[0], which in ends[1]), locales)
            for which in range(size - 1)
            if which not in (at, at - 1)
        ):
            most += 1
        elif at >= first:
            if _series.told(item, text, locales):
                return None  # the other text says it elsewhere
            found.append(at)
    found = [gap for gap in found if sum(places[at][at > gap] for at in range(size) if at != gap) == most]
    if not found or 2 * most < len(other.items):
        return None
    things = (one.items if locales[0].chinese else other.items)[1:-1]
    sure = most >= max(len(other.items) - 1, _FEWEST) and all(len(item) <= _LONG for item in things)
    return Missing(one.items[found[0]], sure and not _joins(found, one, other, locales))


def _core(one: Series, at: int, locale: Locale) -> str:
    """Return what surely is an item: of the first and the last one what stands next to the marks."""
    item = one.items[at]
    if locale.chinese:
        return item[-_CORE:] if at == 0 else item[:_CORE] if at == len(one.items) - 1 else item
    words = item.split()
    return " ".join(words[-2:] if at == 0 else words[:2] if at == len(one.items) - 1 else words)


def _joins(found: list[int], one: Series, other: Series, locales: tuple[Locale, Locale]) -> bool:
    """Return whether a neighbour of the gap may say both: 桌椅."""
    if locales[0].chinese:
        return False
    near = {which for gap in found for which in (gap - 1, gap) if which < len(other.items)}
    return any(
        len(other.items[which]) == 2  # noqa: PLR2004 - one character for each
        and any(len(form) == 1 and form in other.items[which] for form in _forms(one.items[at], locales[1]))
        for which in near
        for at in (which, which + 1)
        if at not in found
    )


def _forms(item: str, locale: Locale) -> list[str]:
    return [form for word in item.split() for form in _lexicon.lookup(word, locale.code)]


def _same(one: str, other: str, edges: tuple[bool, bool], locales: tuple[Locale, Locale]) -> bool:
    """Return whether two items say the same, or name a person by the same title or by a surname."""
    english, chinese = (other, one) if locales[0].chinese else (one, other)
    edge = edges[not locales[0].chinese]
    title, names = _named(english)
    if title:
        return any(one in chinese for one in _TITLES[title])
    ends = {chinese[:1], chinese[-1:]} if edge or len(chinese) == 1 else set[str]()
    if any(romanisation.surname_fits(name, char) for name in names for char in ends):
        return True
    if any(_sounds(name, chinese) for name in names):
        return True
    return _series.same(one, other, locales) or _by_one(english, chinese, locales[locales[1].chinese], edge=edge)


@lru_cache(maxsize=256)
def _named(english: str) -> tuple[str, list[str]]:
    """Return the title of an item, if it has one, and its words that may be names, in small letters."""
    words = english.replace(".", "").split()
    title = next((word for word in words if word in _TITLES), "")
    return title, [word.lower() for word in words if word.isalpha() and word.istitle()]


def _sounds(word: str, chinese: str) -> bool:
    """Return whether a Chinese item is, begins or ends with what a word in Pinyin spells: Guilin, 桂林."""
    return any(
        part and len(part) == len(split) > 1 and all(map(romanisation.is_near, part, split))
        for split in (sound.pinyin_words(word) if _paired.may_sound(word) else ())
        for part in (chinese[: len(split)], chinese[-len(split) :])
    )


def _by_one(english: str, chinese: str, locale: Locale, *, edge: bool) -> bool:
    """Return whether a short Chinese item begins or ends with the one character that an English word may read as."""
    if len(chinese) > _LONG and not edge:
        return False
    return any(
        len(form) == 1 and form not in _KINDS and (chinese.startswith(form) or chinese.endswith(form))
        for form in _forms(english, locale)
    )
