"""Chinese people's names in Latin letters: who is named in an English text, and whether a Chinese name sounds so.

In: English text; a name in Chinese characters. Out: `people(text)`: Person with the ways to read the name;
`may_name(text)`: a quick look first; `matches(way, text)`: where a Chinese text has the name or one that is the same
but for one character; `fits(person, text)`. May not touch: files, the glossary. Tables of readings are loaded when the
first person is met: they come from openly licensed lists by benchmarks/romanisation_table.py.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from l10n.romanisation import english, sound, surnames

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.romanisation.english import Person, Way


class Match(NamedTuple):
    """Where a Chinese text has a name that fits, or fits but for one part.

    `wrong` is the place in the text of the character that does not fit (for a surname, of its first), -1 where all
    do; `surname` says that it is the surname, `near` that it nearly fits.
    """

    start: int
    end: int
    wrong: int = -1
    surname: bool = False
    near: bool = False


@lru_cache(maxsize=4096)
def may_name(text: str) -> bool:
    """Return whether a text in Latin letters may name a Chinese person: a quick look.

    Kept, since checks of a release ask again for what checks of its blocks have asked.
    """
    return english.may_name(text)


@lru_cache(maxsize=1024)
def people(text: str) -> tuple[Person, ...]:
    """Return the Chinese people whom a text in Latin letters names, in order."""
    return tuple(english.people(text))


@lru_cache(maxsize=8192)
def surname_fits(word: str, surname: str) -> bool:
    """Return whether a word in Latin letters spells a surname of one or two characters."""
    if word in surnames.spellings(surname):
        return True
    return len(surname) == 1 and surname in sound.characters_of(word)


def surname_near(word: str, surname: str) -> bool:
    """Return whether a word in Latin letters spells a surname, or nearly does and nobody has listed how it is spelt."""
    if surname_fits(word, surname):
        return True
    return len(surname) == 1 and not surnames.spellings(surname) and sound.is_near(surname, word)


def is_near(character: str, syllable: str) -> bool:
    """Return whether a character is read as a syllable in Latin letters says, or nearly so."""
    return character in sound.characters_of(syllable) or sound.is_near(character, syllable)


def is_surname(character: str) -> bool:
    """Return whether a character is a surname."""
    return character in surnames.characters()


def matches(way: Way, text: str, *, slips: int = 1) -> Iterator[Match]:
    """Yield where a Chinese text has the full name of a way, or a name of which a single part does not fit.

    Without `slips` the given name has to fit.
    """
    given = [sound.characters_of(one) for one in way.given]
    if way.pinyin:
        given = [one | sound.pinyin_of(word) for one, word in zip(given, way.given, strict=True)]
    doubled = surnames.double_spellings().get(way.surname[0], frozenset()) if len(way.surname) == 1 else frozenset()
    size = len(given)
    for start in _starts(given, text) if size >= _TWO else _behind(way, doubled, text):
        misses = [index for index, own in enumerate(given, start) if text[index] not in own]
        if len(misses) > slips or (misses and not is_han(text[misses[0]])):
            continue
        match = _with_surname(way, doubled, text, start, misses)
        if match is not None:
            yield match


def _starts(given: list[frozenset[str]], text: str) -> list[int]:
    """Return where a given name of two or more may begin in order: one of its characters at least fits."""
    fitting = frozenset(text).intersection(frozenset[str]().union(*given))
    last = len(text) - len(given)
    found = {at - index for at, one in enumerate(text) if one in fitting for index in range(len(given))}
    return sorted([start for start in found if 1 <= start <= last])


def _behind(way: Way, doubled: frozenset[str], text: str) -> list[int]:
    """Return where a shorter given name may begin in order: it is only one behind a surname that fits, at its end."""
    ends = {one for one in set(text) if surname_fits(way.surname[-1], one)}.union([one[-1] for one in doubled])
    return [at for at, one in enumerate(text[: len(text) - len(way.given)], 1) if one in ends]


def _with_surname(way: Way, doubled: frozenset[str], text: str, start: int, misses: list[int]) -> Match | None:
    """Return the name whose given name begins at `start`, if at most one part of it does not fit."""
    end, count = start + len(way.given), len(way.surname)
    if text[max(0, start - 2) : start] in doubled:
        count, fitting = 2, True
    else:
        parts = text[max(0, start - count) : start]
        fitting = len(parts) == count and all(map(surname_fits, way.surname, parts))
    begin = start - count
    if fitting and not misses:
        return Match(begin, end)
    if fitting:
        at = misses[0]
        return Match(begin, end, at, near=not way.pinyin and sound.is_near(text[at], way.given[at - start]))
    if misses or len(way.given) < _TWO or begin < 0 or not all(map(is_surname, text[begin:start])):
        return None
    wrong = next(begin + index for index, word in enumerate(way.surname) if not surname_fits(word, text[begin + index]))
    near = all(map(surname_near, way.surname, text[begin:start]))
    return Match(begin, end, wrong, surname=True, near=near)


def is_han(character: str) -> bool:
    """Return whether a character is a Chinese one."""
    return "\u3400" <= character <= "\u9fff"


_TWO = 2


def fits(person: Person, text: str) -> bool:
    """Return whether a Chinese text has the name of a person: all of it, or the surname where no more is known."""
    for way in person.ways:
        if not way.given:
            doubled = surnames.double_spellings().get(way.surname[0], frozenset())
            if any(one in text for one in doubled) or any(
                surname_fits(way.surname[0], one) for one in set(text) & surnames.characters()
            ):
                return True
        elif any(match.wrong < 0 for match in matches(way, text, slips=0)):
            return True
    return False


def sounds_alike(one: str, other: str, *, mandarin: bool = False) -> bool:
    """Return whether two characters have a reading in common, whatever the tone: in Mandarin, or in Cantonese too."""
    shared = sound.readings(one) & sound.readings(other)
    return any(not reading.startswith(".") for reading in shared) if mandarin else bool(shared)
