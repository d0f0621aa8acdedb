"""The sentence of a short paragraph that has none beside it, while all others answer one another in order.

In: a block of one group in two languages. Out: the sentence that one side has more, where each of the others has
another one of like length beside it with a known word or a figure in common, and that one has none with its neighbours.
So short sentences are found whose words say too little for `_evidence`. May not touch: files. Declares no check.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from l10n import values
from l10n.checks import _evidence, _lexicon, _sentences
from l10n.patterns import later

if TYPE_CHECKING:
    from l10n.locale import Locale

_MOST = 8
_LONGEST = 900
"""Characters of both texts: a longer paragraph is put in other words."""
_OFF = 1.5
"""Times that a sentence may weigh as much as the one beside it."""
_MUCH = 1.05
"""Times that the longer text weighs at least as much as the shorter one."""
_LEAST, _MORE = 0.75, 1.15
"""Times that the shorter text weighs as much as the rest of the longer one."""
_TWO = 2
_LATIN = later("[A-Za-z]{3,}")
_FIGURE = later(r"\d[\d.,]*\d|\d")


def more(longer: str, shorter: str, of: Locale, other: Locale) -> str:
    """Return the sentence that a text has more than the other one; empty where none surely is."""
    if of.chinese is other.chinese or len(longer) + len(shorter) > _LONGEST:
        return ""
    if (_ahead(longer, shorter) if of.chinese else -_ahead(shorter, longer)) != 1:
        return ""
    if _evidence.bounds(longer)[1] < _MUCH * _evidence.bounds(shorter)[0]:
        return ""
    mine, its = _sentences.split(longer, of), _sentences.split(shorter, other)
    if not 1 < len(mine) == len(its) + 1 <= _MOST:
        return ""
    found = [at for at in range(len(mine)) if _fits(mine, its, at, (of, other))]
    return mine[found[0]].strip() if len(found) == 1 else ""


@lru_cache(maxsize=256)
def _ahead(chinese: str, english: str) -> int:
    """Return how many sentences more than the English the Chinese has, by the marks: it is asked for both ways."""
    marks = chinese.count("。")
    if "！" in chinese or "？" in chinese:  # rare, and seen faster than counted
        marks += chinese.count("！") + chinese.count("？")
    stops = english.count(". ") + 1
    if "!" in english or "?" in english:
        stops += english.count("! ") + english.count("? ")
    return (marks or 1) - stops


def _fits(mine: list[str], its: list[str], gap: int, locales: tuple[Locale, Locale]) -> bool:
    """Return whether two texts answer one another without one sentence of the longer one."""
    pairs = [(mine[at], its[at - (at > gap)]) for at in range(len(mine)) if at != gap]
    for one, other in pairs:
        heavy, light = _evidence.weight(one) + 1, _evidence.weight(other) + 1
        if not 1 / _OFF < heavy / light < _OFF:
            return False
    rest = sum(_evidence.weight(one) for one, _ in pairs) + 1
    whole = sum(map(_evidence.weight, its)) + 1
    if not _LEAST < whole / rest < _MORE:
        return False
    known = [_common(one, other, locales) for one, other in pairs]
    least = _TWO if len(its) == 1 else 1
    if min(known) < least:
        return False
    if not _known(mine[gap], locales) or _common(mine[gap], "".join(its), locales):
        return False
    there = _evidence.keys(value for other in its for value in values.read(other, locales[1]))
    if not there.isdisjoint(_evidence.keys(values.read(mine[gap], locales[0]))):
        return False
    return not any(_common(mine[gap], other, locales, short=True) for other in its[max(0, gap - 1) : gap + 1])


def _common(one: str, other: str, locales: tuple[Locale, Locale], *, short: bool = False) -> int:
    """Return how many known words and figures two sentences have in common; with `short`, of one character too."""
    english, chinese, locale = _sides(one, other, locales)
    least = 1 if short else _TWO
    words = [
        forms
        for forms in _lexicon.renderings(english, locale)
        if any(len(form) >= least and form in chinese for form in forms)
    ]
    names = {word for word in _LATIN.findall(chinese) if word in english}
    return len(words) + len(names) + sum(figure in chinese for figure in set(_FIGURE.findall(english)))


def _known(one: str, locales: tuple[Locale, Locale]) -> int:
    """Return how many words of a sentence are known."""
    if locales[0].chinese:
        return len(_lexicon.beginnings(one, locales[0]))
    return sum(any(len(form) > 1 for form in forms) for forms in _lexicon.renderings(one, locales[1]))


def _sides(one: str, other: str, locales: tuple[Locale, Locale]) -> tuple[str, str, Locale]:
    return (other, one, locales[0]) if locales[0].chinese else (one, other, locales[1])
