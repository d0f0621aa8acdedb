"""The sentence or clause of one text that another one, shorter and otherwise the same, does not say.

In: a text that is longer than usual for the other one, both locales. Out: the part of it that is surplus, and whether
that is sure. A part is surplus where the other text has none of its figures, names and words, where the lengths agree
without it, and where what the other text says is said by the rest. May not touch: files. Declares no check.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from l10n import segmentation, values
from l10n.checks import _evidence
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Sequence

    from l10n.locale import Locale

LONGER = 1.2
"""A text with a sentence more than the other one weighs at least so many times as much."""
_SURE, _LIKELY = 2.5, 1.5
"""Evidence, as a natural logarithm, that makes a sentence sure, and likely."""
_SURE_CLAUSE, _LIKELY_CLAUSE = 4.0, 3.0
"""The same of a clause."""
_UNTOLD = 0.25
"""The share of the other text's words that the rest leaves untold at most."""
_SHORTEST = 6.0
"""Parts that weigh less, in Chinese characters, say too little."""
_FEWEST = 4.0
"""Of a text that weighs less there is no rest that it could translate."""
_MOST = 60
"""Texts of more sentences are no paragraphs."""
_LONGEST = 70
"""A text that weighs more says its clauses in so many ways that nothing is known of one."""
_CLAUSES = later(r"(?<=[,;:—–.]) |(?<=\w) (?=(?:and|but|although|though|while|which|who|because|or)\b)")
_CLAUSES_HAN = later(r"(?<=[，；：、。])|(?=[並并但惟])")


class Surplus(NamedTuple):
    """A part of a text that the other one does not say."""

    part: str
    sure: bool


def sentence(longer: str, shorter: str, of: Locale, other: Locale) -> Surplus | None:
    """Return the sentence of the longer text that the shorter one does not say."""
    if not _weighs(longer, shorter):
        return None
    parts = segmentation.sentences(longer, of)
    if not len(segmentation.sentences(shorter, other)) < len(parts) <= _MOST:
        return None
    return _likeliest(parts, (longer, shorter), (of, other), (_SURE, _LIKELY, 1))


def clause(longer: str, shorter: str, of: Locale, other: Locale) -> Surplus | None:
    """Return the clause of the longer text that the shorter one does not say."""
    if _evidence.weight(longer) > _LONGEST or not _weighs(longer, shorter):
        return None
    parts = [part for part in (_CLAUSES_HAN if of.chinese else _CLAUSES).split(longer) if part]
    if not 1 < len(parts) <= _MOST:
        return None
    return _likeliest(parts, (longer, shorter), (of, other), (_SURE_CLAUSE, _LIKELY_CLAUSE, 0))


def _weighs(longer: str, shorter: str) -> bool:
    """Return whether a text weighs enough more, and the other one enough to be a translation of the rest."""
    least = _evidence.weight(shorter)
    return least >= _FEWEST and _evidence.weight(longer) + 1 >= LONGER * (least + 1)


def _likeliest(
    parts: Sequence[str],
    texts: tuple[str, str],
    locales: tuple[Locale, Locale],
    least: tuple[float, float, int],
) -> Surplus | None:
    """Return the likeliest part, where it is likely; `least` is what is sure, likely, and the words it may keep."""
    (longer, shorter), (of, other) = texts, locales
    sure, likely, cuts = least
    figures = _evidence.figures_in(longer, parts, of)
    there = _evidence.keys(values.read(shorter, other))
    scores = _evidence.missing(parts, shorter, of, other, figures=figures, values_there=there)
    which = max(range(len(scores)), key=scores.__getitem__)
    part = parts[which]
    if scores[which] < likely or _evidence.weight(part) < _SHORTEST:
        return None
    rest = of.joiner.join([*parts[:which], *parts[which + 1 :]])
    every, untold, cut = _evidence.without(shorter, part, rest, other, of)
    if cut > cuts or untold > _UNTOLD * every:
        return None  # it was cut out of a sentence of the other text
    return Surplus(part.strip(), scores[which] >= sure and not cut and every > 1)


def longer(texts: Sequence[str], others: Sequence[str]) -> bool:
    """Return whether texts may weigh so much more than others that they say something more.

    By bounds, which other checks have asked for and are cheaper than weights.
    """
    if len(texts) == 1:
        return _evidence.bounds(texts[0])[1] + 1 >= LONGER * (_evidence.bounds(others[0])[0] + 1)
    most = sum([_evidence.bounds(text)[1] for text in texts])
    return most + 1 >= LONGER * (sum([_evidence.bounds(other)[0] for other in others]) + 1)


def more(texts: Sequence[str], others: Sequence[str], of: Locale, other: Locale) -> bool:
    """Return whether texts have more marks that end sentences than others, which is fast to tell."""
    return sum([_ends(text, of) for text in texts]) > sum([_ends(text, other) for text in others])


def _ends(text: str, locale: Locale) -> int:
    """Return how many sentences a text has by its marks alone: in English no fewer than it has, by abbreviations."""
    if locale.chinese:
        return text.count("。") + text.count("！") + text.count("？")
    return text.count(". ") + text.count("? ") + text.count("! ") + 1
