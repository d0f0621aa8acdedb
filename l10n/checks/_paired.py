"""Names and what each of them has, in two languages: Wuhan sent 14 delegates and Changsha nine.

In: an English and a Chinese text, the figures of each. Out: two names of which each has in the one text what the other
one has in the other. Names are found in the Chinese by what they read as, by sound or by the letter of a block; what
they have are figures, or, of a first and a second prize, people. Only texts are looked at in which names and figures
alternate, so that it is plain whose each is. May not touch: files. Declares no check. Linear in the texts.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from l10n import romanisation
from l10n.checks import _lexicon, _places
from l10n.checks._bound import KINDS
from l10n.patterns import later
from l10n.romanisation import sound

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from l10n.locale import Locale
    from l10n.values import Value

LONGEST = 240
"""Characters of an English text: in a longer one it is not plain whose a figure is."""
_FEW, _MOST = 2, 6
"""Figures that both texts have."""
_NAME = later(r"[A-Z][a-z]+(?:['’][a-z]{2,})?")
_ROOM = later(
    r"\b(?:Block|Tower|Building|Phase|Hall|House|Zone|Site|Team|Group|Class|Plot|Lot|Plan|Type|Terminal|Route|Line)"
    r" ([A-F])\b"
)
_TWO_SOUNDS = later(r"(?:(?:[bcdfghjklmnpqrstwxyz]|[zcs]h|[ln]y)?[aeiouv]{1,4}(?:ng?|r)?){2}")
"""What any two syllables of Pinyin look like: most words need not be cut everywhere to see that they are none."""
_LETTER = later(r" [A-F]\b")
_STEMS = dict(zip("ABCDEF", "甲乙丙丁戊己", strict=True))
_PRIZES = (
    (
        later(r"\b(?:[Cc]hampions?(?:hip)?|[Ff]irst (?:prize|place)|[Gg]old(?: medal)?|[Ww]inner)\b"),
        later("冠軍|冠军|第一名|一等獎|一等奖|金獎|金奖|金牌|首獎|首奖"),
    ),
    (
        later(r"\b(?:[Rr]unner-up|[Ss]econd (?:prize|place)|[Ss]ilver(?: medal)?|(?:the )?second)\b"),
        later("亞軍|亚军|第二名|二等獎|二等奖|銀獎|银奖|銀牌|银牌"),
    ),
    (
        later(r"\b(?:[Tt]hird (?:prize|place)|[Bb]ronze(?: medal)?|(?:the )?third)\b"),
        later("季軍|季军|第三名|三等獎|三等奖|銅獎|铜奖|銅牌|铜牌"),
    ),
)
"""The prizes of a contest."""


class Token(NamedTuple):
    """A name or what a name has, with its place."""

    at: int
    name: str = ""
    thing: str = ""


def figures(
    english: str, chinese: str, values: tuple[Sequence[Value], Sequence[Value]], locale: Locale
) -> tuple[str, str] | None:
    """Return two names of a text whose figures are exchanged in the other one; `values` are of English, of Chinese."""
    texts = _tokens(english, chinese, values, locale)
    return None if texts is None else _exchanged(texts)


def agree(english: str, chinese: str, values: tuple[Sequence[Value], Sequence[Value]], locale: Locale) -> bool:
    """Return whether every name that two texts have, has the same figures in both."""
    texts = _tokens(english, chinese, values, locale)
    own = None if texts is None else _owned(texts[0])
    return texts is not None and own is not None and own == _owned(texts[1])


def _tokens(
    english: str, chinese: str, values: tuple[Sequence[Value], Sequence[Value]], locale: Locale
) -> tuple[list[Token], list[Token]] | None:
    """Return the names and figures that two texts have, in the order of each."""
    if len(english) > LONGEST or not may_name(english):
        return None
    own, its = _alone(values[0]), _alone(values[1])
    both = own.keys() & its.keys()
    if not _FEW <= len(both) <= _MOST:
        return None
    names = list(_names(english, chinese, locale))
    if len(names) < _FEW:
        return None
    one = [*(Token(at, name=name) for name, at, _ in names), *(Token(own[key], thing=str(key)) for key in both)]
    other = [*(Token(at, name=name) for name, _, at in names), *(Token(its[key], thing=str(key)) for key in both)]
    return sorted(one), sorted(other)


def prizes(english: str, chinese: str) -> tuple[str, str] | None:
    """Return two prizes of a text whose winners are exchanged in the other one."""
    if len(english) > LONGEST or not romanisation.may_name(english):
        return None
    one: list[Token] = []
    other: list[Token] = []
    for says, says_chinese in _PRIZES:
        here, there = [*says.finditer(english)], [*says_chinese.finditer(chinese)]
        if len(here) == len(there) == 1:
            one.append(Token(here[0].start(), name=there[0][0]))
            other.append(Token(there[0].start(), name=there[0][0]))
    if len(one) < _FEW:
        return None
    for person in romanisation.people(english):
        places = {
            match.start
            for way in person.ways
            for match in romanisation.matches(way, chinese, slips=0)
            if match.wrong < 0
        }
        if len(places) == 1:
            one.append(Token(person.start, thing=person.text))
            other.append(Token(places.pop(), thing=person.text))
    return _exchanged((sorted(one), sorted(other)))


def _alone(found: Sequence[Value]) -> dict[int, int]:
    """Return the places of figures that stand once, by amount."""
    places: dict[int, int] = {}
    again: list[int] = []
    for value in found:
        if value.kind in KINDS and value.amount is not None:
            key = value.amount.numerator
            if key in places:
                again.append(key)
            places[key] = value.start
    for key in again:
        places.pop(key, None)
    return places


def _names(english: str, chinese: str, locale: Locale) -> Iterator[tuple[str, int, int]]:
    """Yield the names that either text has once, with their places in both."""
    seen: set[int] = set()
    rooms, known = _candidates(english)
    for match in rooms:
        letter = match[1]
        there = [at for at, char in enumerate(chinese) if char in (letter, _STEMS[letter])]
        if len(there) == 1 and english.count(match[0]) == 1:
            yield match[0], match.start(), there[0]
    for word in known:
        if known.count(word) != 1 or english.count(word) != 1:
            continue
        places = _where(word, chinese, locale)
        if len(places) == 1 and seen.isdisjoint(places):
            seen |= places
            yield word, english.index(word), places.pop()


def may_name(english: str) -> bool:
    """Return whether an English text may have two names: known before its figures are looked at."""
    rooms, words = _candidates(english)
    return len(rooms) + len(words) >= _FEW


@lru_cache(maxsize=512)
def _candidates(english: str) -> tuple[list[re.Match[str]], list[str]]:
    """Return what a text calls by a letter, and its words that may be names, for one target after another."""
    rooms = list(_ROOM.finditer(english)) if _LETTER.search(english) is not None else []
    return rooms, [word for word in _NAME.findall(english) if _may_be(word)]


@lru_cache(maxsize=4096)
def _may_be(word: str) -> bool:
    """Return whether a word may be a place that is known, or one in Pinyin."""
    low = word.lower()
    if low in _places_known():
        return True
    if "'" in low or "’" in low:
        return bool(sound.pinyin_joined(low))
    return may_sound(low) and any(len(split) == _FEW for split in sound.pinyin_words(low))


def may_sound(low: str) -> bool:
    """Return whether a word in small letters may be two syllables of Pinyin."""
    return _TWO_SOUNDS.fullmatch(low) is not None


@cache
def _places_known() -> frozenset[str]:
    """Return the places of one word, in small letters, that the toolkit knows."""
    return frozenset(name.lower() for name in _places.table("en_HK").forms if " " not in name)


def _where(word: str, chinese: str, locale: Locale) -> set[int]:
    """Return where a Chinese text says a name, by what it reads as, or by its sound."""
    low = word.lower()
    places: set[int] = set()
    for form in _lexicon.lookup(low, locale.code) if low in _places_known() else ():
        if len(form) > 1:
            at = chinese.find(form)
            while at >= 0:
                places.add(at)
                at = chinese.find(form, at + 1)
    if places or _lexicon.lookup(low, locale.code):
        return places
    splits = [sound.pinyin_joined(low)] if "'" in low or "’" in low else sound.pinyin_words(low)
    for split in splits:
        if len(split) == _FEW:
            first, last = (sound.pinyin_of(one) for one in split)
            places |= {at for at in range(len(chinese) - 1) if chinese[at] in first and chinese[at + 1] in last}
    return places


def _exchanged(texts: tuple[list[Token], list[Token]]) -> tuple[str, str] | None:
    """Return two names that have what is the other's in the other text, in texts where it is plain who has what."""
    mine, its = _owned(texts[0]), _owned(texts[1])
    if mine is None or its is None:
        return None
    names = list(mine)
    for at, first in enumerate(names):
        for second in names[at + 1 :]:
            here, there = (mine[first], mine[second]), (its[first], its[second])
            if here[0] | here[1] == there[0] | there[1] and here[0] & there[1] and here[1] & there[0]:
                return first, second
    return None


def _owned(tokens: list[Token]) -> dict[str, set[str]] | None:
    """Return what each name has: what follows it where the first of all is a name, else what stands before it.

    Of names that all stand before their figures each has its own (respectively).
    """
    if not tokens or bool(tokens[0].name) is bool(tokens[-1].name):
        return None
    runs: list[tuple[bool, list[str]]] = []
    for token in tokens:
        named = bool(token.name)
        if not runs or runs[-1][0] is not named:
            runs.append((named, []))
        runs[-1][1].append(token.name or token.thing)
    ahead = bool(tokens[0].name)
    names, things = ([own for named, own in runs if named is kind] for kind in (True, False))
    if len(names) == len(things) == 1 and ahead and len(names[0]) == len(things[0]):
        return {name: {thing} for name, thing in zip(names[0], things[0], strict=True)}
    if len(names) < _FEW or any(len(own) != 1 for own in names) or (not ahead and len({*map(len, things)}) != 1):
        return None
    return {name[0]: set(own) for name, own in zip(names, things, strict=True)}
