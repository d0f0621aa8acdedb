"""Two plain series of which one has an item less, told by counting: few of their words need be known.

In: two texts, each with the one series it has, and their locales. Out: the item that the shorter one has not, as far as
the items that are known show, and how sure that is. An item is known that the other series says; known items have to
stand in the same order, with one place left over. May not touch: files. Declares no check.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from l10n.checks import _series

if TYPE_CHECKING:
    from l10n.checks._series import Series, Spans
    from l10n.locale import Locale

_FEWEST = 2
"""Items of the shorter series."""
_SHORT = 3
"""English words of an item; a Chinese one has no more than `_series.is_short` says."""
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
    if mine is None or its is None or len(mine) != len(its) + 1 or len(its) < _FEWEST:
        return None
    one, other = _series.series(longer[0], mine, here), _series.series(shorter[0], its, there)
    if _series.is_open(one) or _series.is_open(other) or not (_plain(one, here) and _plain(other, there)):
        return None
    return _gap(one, other, shorter[0], locales)


def _only(every: list[Spans]) -> Spans | None:
    """Return the one series of a text; of several the one that is no mere pair."""
    if len(every) == 1:
        return every[0]
    longer = [own for own in every if len(own) > _FEWEST]
    return longer[0] if len(longer) == 1 else None


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
    known = [[_same(item, its, locales) for its in other.items] for item in one.items]
    found: list[int] = []
    best = 0
    for gap in range(0 if locales[0].chinese else 1, size):  # what stands before an English series may be no item
        if any(known[gap]) or _series.told(one.items[gap], text, locales):
            continue
        pairs = [(at, at - (at > gap)) for at in range(size) if at != gap]
        straight = sum(known[at][its] for at, its in pairs)
        if straight < sum(any(row) for row in known) or straight < best:
            continue
        found = found if straight == best else []
        best = straight
        found.append(gap)
    if not found or not best:
        return None
    sure = best >= min(len(other.items), _FEWEST) and best >= len(other.items) - 1
    return Missing(one.items[found[0]], sure)


def _same(one: str, other: str, locales: tuple[Locale, Locale]) -> bool:
    """Return whether two items say the same, or name a person by the same title."""
    english, chinese = (other, one) if locales[0].chinese else (one, other)
    word = next((word for word in english.replace(".", "").split() if word in _TITLES), "")
    if word:
        return any(title in chinese for title in _TITLES[word])
    return _series.same(one, other, locales)
