"""Whether a character is read as a syllable in Latin letters says. Part of `romanisation`.

In: a character, a syllable in small letters. Out: the characters that may be spelt so; whether one that may not is at
least near (jeou for 九: names are spelt by people, not by tables). May not touch: files. Pure functions.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from l10n.patterns import later
from l10n.romanisation.spelling import northern, southern

if TYPE_CHECKING:
    from collections.abc import Callable


_USED = {
    "kam": "鑫",
    "mo": "茂",
    "yuk": "若",
    "yuet": "若",
    "yok": "鈺玉",
    "mu": "武",
    "lo": "羅",
    "tzar": "澤",
    "che": "柱",
    "jeou": "九",
}
"""Spellings that many people with such a name use, and that no reading gives."""


_VOWELS = frozenset("aeiouü")


@cache
def _tables() -> tuple[tuple[dict[str, str], Callable[[str], frozenset[str]]], ...]:
    """Return the readings, each table with the rules that spell it; loaded when first asked for."""
    from l10n.romanisation import tables  # noqa: PLC0415 - 170 kB, for texts that name somebody

    return (tables.MANDARIN, northern), (tables.CANTONESE, southern)


@cache
def _index() -> dict[str, tuple[str, ...]]:
    """Return, by spelling, the strings of characters that may be spelt so."""
    found: dict[str, list[str]] = {}
    for table, rules in _tables():
        for syllable, characters in table.items():
            for one in rules(syllable):
                found.setdefault(one, []).append(characters)
    for one, characters in _USED.items():
        found.setdefault(one, []).append(characters)
    return {one: tuple(every) for one, every in found.items()}


def is_syllable(word: str) -> bool:
    """Return whether a word in small letters may spell one character."""
    return word in _index()


@cache
def characters_of(syllable: str) -> frozenset[str]:
    """Return the characters that names may spell so."""
    return frozenset("".join(_index().get(syllable, ())))


@cache
def pinyin_of(syllable: str) -> frozenset[str]:
    """Return the characters whose pinyin that is; `lv`, `lu` and `lyu` are one."""
    keys = {syllable, syllable.replace("ü", "v"), re.sub("^([ln])(?:yu|u)(e?)$", r"\1v\2", syllable)}
    return frozenset("".join(_tables()[0][0].get(one, "") for one in keys))


def _spoken(word: str) -> bool:
    """Return whether a word is a syllable of pinyin with a vowel."""
    return not _VOWELS.isdisjoint(word) and bool(pinyin_of(word))


@cache
def pinyin_words(word: str) -> tuple[tuple[str, ...], ...]:
    """Return the ways to read a word in small letters as one or two syllables of pinyin: xuemei is xue and mei."""
    found: list[tuple[str, ...]] = [(word,)] if pinyin_of(word) else []
    cuts = [at for at in range(1, len(word)) if _spoken(word[:at]) and _spoken(word[at:])]
    found += [(word[:at], word[at:]) for at in cuts if word[at] not in "aeo" or len(cuts) == 1]
    return tuple(found)


def pinyin_joined(word: str) -> tuple[str, ...]:
    """Return the two syllables of pinyin that an apostrophe parts: xi'an."""
    parts = tuple(re.split("['’]", word))
    return parts if len(parts) > 1 and all(pinyin_of(one) for one in parts) else ()


_PARTS = later(
    "(tsz|tch|ch|ts|tz|zh|hs|sh|kw|gw|qu|ng|kh|th|ph|[bcdfghjklmnpqrstvwxyz])?([aeiouyüh]*?)r?(ng|[nmptkc]|ck)?"
)
_FIRST = {
    **dict.fromkeys(("ch", "ts", "tz", "zh", "j", "z", "q", "c", "tsz", "tch"), "ch"),
    **dict.fromkeys(("s", "sh", "hs", "x"), "s"),
    **dict.fromkeys(("k", "g", "kw", "gw", "qu", "kh"), "k"),
    **dict.fromkeys(("p", "b", "ph"), "p"),
    **dict.fromkeys(("t", "d", "th"), "t"),
    **dict.fromkeys(("l", "n", "r"), "l"),
    **dict.fromkeys(("y", "ng", "", "i"), ""),
    **dict.fromkeys(("w", "v"), "w"),
}
_LAST = {"ng": "ng", "n": "n", "m": "m", "p": "t", "t": "t", "k": "t", "c": "t", "ck": "t", "": ""}
_SAME = {"ee": "i", "ih": "i", "ie": "i", "y": "i", "oo": "u", "ue": "u", "ah": "a", "eh": "e", "oh": "o"}


def _kind(vowel: str) -> str:
    """Return of which kind the vowel of an open syllable is: a, e or o; mo and mau are of one, ho and hei are not."""
    if vowel in {"a", "ai", "aai", "ia", "ua", "ya"}:
        return "a"
    return "o" if any(one in vowel for one in "ou") else "e"


@cache
def _sound(syllable: str) -> tuple[str, str, str]:
    """Return the kind of a syllable's initial, of its vowel, and of what it ends in."""
    parts = _PARTS.fullmatch(syllable)
    if parts is None:
        return syllable, "", ""
    vowel = parts[2] or ""
    return _FIRST.get(parts[1] or "", parts[1] or ""), _SAME.get(vowel, vowel), _LAST[parts[3] or ""]


def is_near(character: str, syllable: str) -> bool:
    """Return whether a reading of a character begins as the syllable does and has its vowel or its end."""
    if not readings(character):
        return True  # nobody knows
    first, vowel, last = _sound(syllable)
    for table, rules in _tables():
        for key, characters in table.items():
            if character not in characters:
                continue
            for spelt in rules(key):
                begins, own, ends = _sound(spelt)
                if begins == first and (own == vowel or (ends == last and (ends or _kind(own) == _kind(vowel)))):
                    return True
                if syllable[-2:] == spelt[-2:] and {begins, first} <= {"", "l"}:
                    return True
    return False


@cache
def readings(character: str) -> frozenset[str]:
    """Return the readings of a character: pinyin, and Jyutping with a full stop before it."""
    north, south = (table for table, _ in _tables())
    found = {key for key, characters in north.items() if character in characters}
    return frozenset(found | {f".{key}" for key, characters in south.items() if character in characters})
