"""Evidence that a sentence of a block is not in its translation, and how long a translation should be.

In: the sentences of a source, the text of a target, their locales. Out: for each sentence the logarithm of how much
likelier the target is without it than with it; and weights of texts that are comparable over languages. Evidence is
what a sentence alone speaks of (values, words in capitals, common words by `_lexicon`) and whether the target does,
and the target's length. Numbers below were measured on human translations of 2015-2018 (HKMA annual reports) with and
without one sentence. May not touch: files. Declares no check.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from l10n import values
from l10n.checks import _heard, _lexicon
from l10n.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from l10n.checks._values import Side
    from l10n.locale import Locale

_HAN = compiled(r"[\u3400-\u9fff\uf900-\ufaff]+")
_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_SHAPES = bytes(
    ord("a") if one in _LETTERS else ord("0") if one in b"0123456789" else ord(",") if one in b",;:()" else ord(" ")
    for one in range(256)
)
"""What an ASCII character is, as a weight sees it: a letter, a digit, a mark, or nothing."""
_FIGURES = _SHAPES.replace(b",", b" ")
_NO_DIGITS = bytes.maketrans(b"0", b" ")
_WIDE_MARKS = "“”，。、；：（）「」"
_WIDE_DIGITS = "".join(map(chr, range(0xFF10, 0xFF1A)))
_HAN_PAGES = bytes((*range(0x34, 0xA0), 0xF9, 0xFA))
"""First bytes of what `_HAN` matches, all of it and nothing else."""
_OTHER_DIGITS = compiled(r"[^\W\D0-9\uff10-\uff19]")
_PAGES = bytes((0x00, *range(0x20, 0x2F), *range(0x30, 0xA0), 0xE0, *range(0xF9, 0x100)))
"""First bytes of pages that have no digits but ASCII and full-width ones."""
_A_WORD, _A_LETTER, A_DIGIT, _A_MARK = 0.372, 0.204, 0.6, 0.5
"""What an English word, each of its letters, a digit and a mark weigh in Chinese characters."""
_A_BYTE = (1.0 - _A_MARK) / 2
"""What Han weighs more than a mark, for each byte that it has more."""
_FLOOR, _GRAIN = 0.06, 1.0
"""Spread of the logarithm of lengths: of long texts, and what one character adds to short ones."""
VALUE, NO_VALUE = -3.0, 1.5
CLIP = 8.0
_BIGRAM = -0.8
_DATE, _RANGE = values.Kind.DATE, values.Kind.RANGE
Item = tuple[str, "str | tuple[str, ...]"]
"""A kind, and a value's key, a literal, a pair of characters, or what a word may read as."""


@lru_cache(maxsize=4096)
def weight(text: str) -> float:
    """Return the length of a text in Chinese characters, English words counted as what they become in Chinese.

    Characters are counted in bytes, one for each, many times as fast as patterns find them.
    """
    shapes = text.encode("ascii", "replace").translate(_SHAPES)
    words = shapes.count(b" a") + shapes.count(b",a") + shapes.count(b"0a") + shapes.startswith(b"a")
    latin = _A_WORD * words + _A_LETTER * shapes.count(b"a")
    digits, marks, han = shapes.count(b"0"), shapes.count(b","), 0
    if not text.isascii():
        pages = text.encode("utf-16-le", "surrogatepass")[1::2]
        han = len(pages) - len(pages.translate(None, _HAN_PAGES))
        marks += sum(map(text.count, _WIDE_MARKS))
        digits += sum(map(text.count, _WIDE_DIGITS)) if b"\xff" in pages else 0
        digits += len(_OTHER_DIGITS.findall(text)) if pages.translate(None, _PAGES) else 0
    return latin + han + A_DIGIT * digits + _A_MARK * marks


@lru_cache(maxsize=256)
def bounds(text: str) -> tuple[float, float]:
    """Return what a text weighs at least and at most, from what is counted fastest: letters, digits and Han.

    Whatever else there is weighs nothing at least and as much as a mark at most. Digits that are no ASCII and Han among
    Latin letters weigh more: they have at least one byte of UTF-8, and two, beyond the one of a character.
    """
    raw = text.encode("ascii", "replace")
    shapes = raw.translate(_FIGURES)
    digits, rest = shapes.count(b"0"), shapes.count(b" ")
    letters = len(raw) - digits - rest
    words = shapes.translate(_NO_DIGITS) if digits else shapes
    least = _A_LETTER * letters + _A_WORD * (words.count(b" a") + words.startswith(b"a")) + A_DIGIT * digits
    rest -= raw.count(b" ")
    if text.isascii():
        return least, least + _A_MARK * rest
    if letters > rest:
        return least, least + _A_MARK * rest + _A_BYTE * (len(text.encode("utf-8", "surrogatepass")) - len(raw))
    pages = text.encode("utf-16-le", "surrogatepass")[1::2]
    others = pages.translate(None, _HAN_PAGES)
    han = len(pages) - len(others)
    each = A_DIGIT if b"\xff" in others or others.translate(None, _PAGES) else _A_MARK
    # two of UTF-16 for a character beyond Han and the like, which is one among the rest
    return least + han, least + han + each * (rest - han + len(pages) - len(raw))


def spread(size: float) -> float:
    """Return the standard deviation of the logarithm of a translation's length, for a text of that weight."""
    return math.sqrt(_FLOOR**2 + _GRAIN**2 / max(size, 1.0))


def missing(
    sentences: Sequence[str],
    target: str,
    source: Locale,
    to: Locale,
    *,
    figures: Sequence[tuple[Item, ...]],
    values_there: set[str],
) -> list[float]:
    """Return for each sentence how much likelier (natural logarithm) the target is without it than with it.

    `figures` are the values that the running text has in each sentence (`figures_in`), `values_there` those of the
    target (`known`).
    """
    weights = [weight(sentence) for sentence in sentences]
    total = sum(weights) or 1.0
    off = math.log((weight(target) + 1) / (total + 1))
    wide = spread(total)
    known = _Target(target, values_there)
    if source.chinese and to.chinese:
        told = _told(_pairs(sentences, source, to), known)
    else:
        told = _heard.told(sentences, target, source, to)
    said = _told(figures, known)
    return [
        score + figure + of_length(off, own / total, wide)
        for score, figure, own in zip(told, said, weights, strict=True)
    ]


def known(both: Sequence[Side], to: Locale) -> set[str]:
    """Return what is comparable of a block's target: of each group's values, which other checks have read."""
    return keys([value for _, _, text in both for value in values.read(text, to)])


def figures_in(text: str, sentences: Sequence[str], source: Locale) -> list[tuple[Item, ...]]:
    """Return for each of the sentences of a text what is comparable of the text's values that begin in it."""
    every = [(start, ("value", key)) for start, key in keyed(values.read(text, source))]
    found: list[tuple[Item, ...]] = []
    at = 0
    for sentence in sentences:
        start = max(text.find(sentence, at), at)
        at = start + len(sentence)
        found.append(tuple(dict.fromkeys(item for place, item in every if start <= place < at)))
    return found


def _told(items: Sequence[tuple[Item, ...]], known: _Target) -> list[float]:
    """Return for each sentence what the items say that it alone has."""
    count = Counter(item for own in items for item in own)
    return [sum(known.says(item) for item in own if count[item] == 1) for own in items]


def of_length(off: float, share: float, wide: float) -> float:
    """Return what the length of the target says of a sentence with that share of the source."""
    without = math.log(max(1 - share, 0.05))
    length = (off * off - (off - without) ** 2) / (2 * wide * wide)
    return max(-CLIP, min(CLIP, length))


class _Target:
    """A target, asked for what sentences speak of."""

    def __init__(self, text: str, values_there: set[str]) -> None:
        self.text = text
        self.values = values_there
        self._begun: frozenset[str] | None = None

    def says(self, item: Item) -> float:
        """Return what the target's having or lacking an item says about its sentence."""
        kind, content = item
        if kind == "word":
            return self._hears(content)
        if kind == "value":
            return VALUE if content in self.values else NO_VALUE
        if kind == "literal":
            return _heard.of_literal(content, self.text)  # type: ignore[arg-type]  # a word
        if kind == "start":
            return _heard.MISSED if self._starts().isdisjoint(content) else _heard.TWO
        return _BIGRAM if content in self.text else -_BIGRAM  # type: ignore[operator]  # two characters

    def _starts(self) -> frozenset[str]:
        """Return how the words of an English target begin."""
        if self._begun is None:
            words = _lexicon.words(self.text)
            self._begun = frozenset(word[:length] for word in words for length in range(2, len(word) + 1))
        return self._begun

    def _hears(self, forms: Iterable[str]) -> float:
        """Return what the target says of a word that may read as any of `forms`."""
        said = _heard.MISSED
        for form in forms:
            if form in self.text:
                if len(form) > 1:
                    return _heard.TWO
                said = _heard.ONE
        return said


def keys(found: Iterable[values.Value]) -> set[str]:
    """Return what is comparable of values over languages; nothing of a year that is not said (last year)."""
    return {key for _, key in keyed(found)}


def keyed(found: Iterable[values.Value]) -> list[tuple[int, str]]:
    """Return the same of each value, with its place; of a range, of both ends."""
    said: list[tuple[int, str]] = []
    for value in found:
        kind = value.kind
        if kind is _DATE:
            if value.month or value.year:
                said.append((value.start, f"{value.month}/{value.day}" if value.month else f"{value.year}"))
        elif kind is _RANGE:
            said += [(value.start, _number(end)) for end in (value.low, value.high) if end is not None]
        elif not value.loose:
            amount = value.amount
            if amount is not None and value.unit in _PARTED and (amount.denominator > 1 or value.unit in _LONG):
                amount *= _PARTED[value.unit]
            said.append((value.start, _number(amount) if amount is not None else value.unit or value.text.casefold()))
    return said


_PARTED = {"century": 100, "decade": 10, "year": 12, "day": 24, "hour": 60}
_LONG = frozenset({"century", "decade"})
"""Spans that are said in years, too; of the others parts are said by a smaller one: half an hour is 30分鐘."""


def _number(amount: Fraction) -> str:
    """Return a number as text, several times as fast as `str` does for a Fraction."""
    above, below = amount.as_integer_ratio()
    return f"{above}" if below == 1 else f"{above}/{below}"


@lru_cache(maxsize=2048)
def _spoken(sentence: str, code: str, source: Locale, to: Locale) -> tuple[Item, ...]:
    """Return what else a sentence speaks of, each once: literals, and words between English and Chinese."""
    del code
    found: list[Item] = [("literal", word) for _, word in _heard.literals(sentence)]
    if to.chinese:
        found += [("word", forms) for forms in _lexicon.renderings(sentence, to)]
    elif source.chinese:
        found += [("start", starts) for starts in _lexicon.beginnings(sentence, source)]
    return tuple(dict.fromkeys(found))


def _pairs(sentences: Sequence[str], source: Locale, to: Locale) -> list[tuple[Item, ...]]:
    """Return for each sentence its pairs of neighbouring characters, as the other locale writes them, each once.

    All are converted at once, without regard to names, which is many times as fast.
    """
    from l10n import script  # noqa: PLC0415 - opencc is heavy

    text = "\n".join([sentence.replace("\n", " ") for sentence in sentences])
    found: list[tuple[Item, ...]] = []
    for sentence in script.convert_words(text, source, to).split("\n") if source.script != to.script else sentences:
        pairs = {sentence[at : at + 2]: None for at in range(0, len(sentence) - 1, 2)}
        found.append(tuple(("pair", pair) for pair in pairs if _HAN.fullmatch(pair)))
    return found


def no_pairs(lacks: Iterable[str]) -> float:
    """Return what a target says by lacking pairs of neighbouring characters."""
    return -_BIGRAM * sum([_HAN.fullmatch(pair) is not None for pair in lacks])


def without(source: str, sentence: str, rest: str, came: Locale, to: Locale) -> tuple[int, int, int]:
    """Return of how many words, names and figures of a source a translation tells without one of its sentences.

    That is: how many there are, how many of them the rest does not tell, and how many of those the sentence does.
    """
    items: list[Item] = [("value", key) for key in keys(values.read(source, came))]
    if came.chinese and to.chinese:
        items += [pair for own in _pairs([source], came, to) for pair in own]
    else:
        items += _spoken(source, came.code, came, to)
    here = _Target(sentence, keys(values.read(sentence, to)))
    there = _Target(rest, keys(values.read(rest, to)))
    every = dict.fromkeys(items)
    untold = [item for item in every if there.says(item) >= 0]
    return len(every), len(untold), sum(here.says(item) <= _BIGRAM for item in untold)
