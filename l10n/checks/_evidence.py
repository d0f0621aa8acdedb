"""Evidence that a sentence of a block is not in its translation, and how long a translation should be.

In: the sentences of a source, the text of a target, their locales. Out: for each sentence the logarithm of how much
likelier the target is without it than with it; and weights of texts that are comparable over languages. Evidence is
what a sentence alone speaks of (values, words in capitals, common words by `_lexicon`) and whether the target does,
and the target's length. Numbers below were measured on human translations of 2015-2018 (HKMA annual reports) with and
without one sentence. May not touch: files. Declares no check.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from l10n import values
from l10n.checks import _lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from l10n.locale import Locale

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_LATIN = re.compile(r"[A-Za-z]+")
_DIGIT = re.compile(r"\d")
_MARK = re.compile(r"[,;:()“”，。、；：（）「」]")
_CAPITALS = 2
"""A word with so many capitals is a literal: HKMA, FinTech."""
_A_WORD, _A_LETTER, _A_DIGIT, _A_MARK = 0.372, 0.204, 0.6, 0.5
"""What an English word, each of its letters, a digit and a mark weigh in Chinese characters."""
_FLOOR, _GRAIN = 0.06, 1.0
"""Spread of the logarithm of lengths: of long texts, and what one character adds to short ones."""
_TWO, _ONE, _MISSED = -2.0, -0.98, 1.52
"""What a word says: read with two characters or more, with one, or not found."""
_LITERAL, _NO_LITERAL = -3.2, 0.87
_VALUE, _NO_VALUE = -3.0, 1.5
_CLIP = 8.0
_BIGRAM = -0.8
Item = tuple[str, ...]


@lru_cache(maxsize=4096)
def weight(text: str) -> float:
    """Return the length of a text in Chinese characters, English words counted as what they become in Chinese."""
    words = _LATIN.findall(text)
    latin = _A_WORD * len(words) + _A_LETTER * sum(map(len, words))
    return latin + len(_HAN.findall(text)) + _A_DIGIT * len(_DIGIT.findall(text)) + _A_MARK * len(_MARK.findall(text))


def spread(size: float) -> float:
    """Return the standard deviation of the logarithm of a translation's length, for a text of that weight."""
    return math.sqrt(_FLOOR**2 + _GRAIN**2 / max(size, 1.0))


def missing(sentences: Sequence[str], target: str, source: Locale, to: Locale) -> list[float]:
    """Return for each sentence how much likelier (natural logarithm) the target is without it than with it."""
    found = [set(_items(sentence, source.code, source, to)) for sentence in sentences]
    count: dict[Item, int] = {}
    for items in found:
        for item in items:
            count[item] = count.get(item, 0) + 1
    weights = [weight(sentence) for sentence in sentences]
    total = sum(weights) or 1.0
    off = math.log((weight(target) + 1) / (total + 1))
    wide = spread(total)
    known = _Target(target, to)
    scores: list[float] = []
    for items, own in zip(found, weights, strict=True):
        told = sum(known.says(item) for item in items if count[item] == 1)
        without = math.log(max(1 - own / total, 0.05))
        length = (off * off - (off - without) ** 2) / (2 * wide * wide)
        scores.append(told + max(-_CLIP, min(_CLIP, length)))
    return scores


class _Target:
    """A target, asked for what sentences speak of."""

    def __init__(self, text: str, locale: Locale) -> None:
        self.text = text
        self.chinese = locale.chinese
        self.words = frozenset() if locale.chinese else frozenset(_lexicon.words(text))
        self.starts = frozenset(word[:length] for word in self.words for length in range(2, len(word) + 1))
        self.values = {key for value in values.read(text, locale) for key in _keys(value)}

    def says(self, item: Item) -> float:
        """Return what the target's having or lacking an item says about its sentence."""
        kind, *forms = item
        if kind == "value":
            return _VALUE if forms[0] in self.values else _NO_VALUE
        if kind == "literal":
            return _LITERAL if forms[0] in self.text else _NO_LITERAL
        if kind == "word":
            hits = [form for form in forms if form in self.text]
            return _MISSED if not hits else _TWO if any(len(form) > 1 for form in hits) else _ONE
        if kind == "start":
            return _TWO if any(form in self.starts for form in forms) else _MISSED
        return _BIGRAM if forms[0] in self.text else -_BIGRAM


def _keys(value: values.Value) -> list[str]:
    """Return what is comparable of a value over languages."""
    if value.kind is values.Kind.DATE:
        return [f"{value.month}/{value.day}" if value.month else f"{value.year}"]
    if value.kind is values.Kind.RANGE:
        return [f"{end}" for end in (value.low, value.high) if end is not None]
    if value.loose:
        return []
    if value.amount is not None:
        return [f"{value.amount}"]
    return [value.unit or value.text.casefold()]


@lru_cache(maxsize=2048)
def _items(sentence: str, code: str, source: Locale, to: Locale) -> tuple[Item, ...]:
    del code
    found: list[Item] = [("value", key) for value in values.read(sentence, source) for key in _keys(value)]
    if source.chinese and to.chinese:
        return (*found, *_pairs(sentence, source, to))
    found += [
        ("literal", word)
        for word in dict.fromkeys(_LATIN.findall(sentence))
        if sum(map(str.isupper, word)) >= _CAPITALS
    ]
    if to.chinese:
        found += [("word", *forms) for forms in dict.fromkeys(_lexicon.renderings(sentence, to).values())]
    elif source.chinese:
        found += [("start", *starts) for starts in dict.fromkeys(_lexicon.beginnings(sentence, source))]
    return tuple(found)


def _pairs(sentence: str, source: Locale, to: Locale) -> list[Item]:
    """Return pairs of neighbouring characters, as the other script writes them."""
    from l10n import glossary, script  # noqa: PLC0415 - opencc is heavy

    if source.script != to.script:
        sentence = script.convert(sentence, source, to, glossary=glossary.Glossary.empty(), codes=()).text
    pairs = (sentence[at : at + 2] for at in range(0, len(sentence) - 1, 2))
    return [("pair", pair) for pair in pairs if len(_HAN.findall(pair)) == 2]  # noqa: PLR2004 - a pair
