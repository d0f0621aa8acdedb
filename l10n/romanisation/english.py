"""Names of Chinese people in English text. Part of `romanisation`.

In: a text in Latin letters. Out: the people it names, each with the ways to read the name as syllables in the Chinese
order: Cheung Chi-keung, Zhao Xuemei, Chan Tai Man, Chi-keung Cheung, Carrie Lam Cheng Yuet-ngor; and those of whom it
has the surname only: Norman Chan, Mr Chan. May not touch: files. Linear in the text.
"""

from __future__ import annotations

import string
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from l10n.patterns import later
from l10n.romanisation import surnames
from l10n.romanisation.sound import is_syllable, pinyin_joined, pinyin_words

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

_TITLES = """
mr mrs ms miss dr prof professor sir madam mdm mme ir sr hon honourable honorable justice judge rev reverend dame lady
lord master datuk dato captain major sergeant inspector superintendent coach teacher nurse engineer
"""
_OFFICES = """
president chairman chairwoman chairperson chair director secretary minister commissioner governor vice premier mayor
ceo principal dean officer manager head counsel counsellor councillor legislator ambassador consul deputy chief
executive captain member convenor convener founder spokesman spokeswoman spokesperson
"""
_OTHERS = "the a an this that our new and of in at for by with south north east west saint st"
_PLACES = """
park road street lane avenue path drive house centre center court garden gardens estate building tower towers plaza
square hall mall bay hill peak cove beach point pier lake port island village city town terrace mansion heights
villa villas lodge place line home pavilion bank club fund group bar store bridge tunnel station zone campus
"""
_GROUNDS = frozenset(_PLACES.split())
"""What a place or a body is, in a word that ends its name: Lok Fung Park is nobody, though each word may be read so."""
_TELLING = ("mr", "mrs", "ms", "dr", "prof", "miss", "professor", "madam", "mdm")
HONORIFICS = frozenset(_TITLES.split())
"""What stands before a person's name, in small letters and without its full stop."""
_POSTS = frozenset(_OFFICES.split())
_NO_NAMES = frozenset(_OTHERS.split())
_POST_BEHIND = later(f", (?:[A-Za-z&]+ ){{0,4}}?(?i:{'|'.join(_OFFICES.split())})\\b")
_WORD = later(r"[A-Z](?<![A-Za-z0-9@&/_-].)[A-Za-zÀ-ɏ]*(?:['’](?=[a-zA-Z]{2})[A-Za-z]+)?(?:-[A-Za-zÀ-ɏ]+)*")
_INITIAL = 1
_LONGEST = 6


class Way(NamedTuple):
    """One way to read a name: the words of the surname, then the syllables of the given name, in the Chinese order."""

    surname: tuple[str, ...]
    given: tuple[str, ...]
    pinyin: bool = False
    """Whether the given name is written as the Mainland does, so that nothing but pinyin will do."""


class Person(NamedTuple):
    """A person named in English: where, and how the name may be read.

    `titled` says that Mr, Dr or a post stands before it, or a post behind. A person whose `ways` have no given name is
    known by the surname only.
    """

    start: int
    end: int
    text: str
    ways: tuple[Way, ...] = ()
    titled: bool = False

    @property
    def full(self) -> bool:
        """Whether the given name is Chinese."""
        return bool(self.ways[0].given)


_LETTERS = bytes(one if chr(one).isascii() and chr(one).isalpha() else 0x20 for one in range(256))
"""Everything but letters is a space."""


def may_name(text: str) -> bool:
    """Return whether a text may name a Chinese person: a quick look that says too much rather than too little."""
    letters = b" %b " % text.encode("utf-8", "surrogatepass").translate(_LETTERS)
    return bool(_look()(letters)) or "Lü" in text


@cache
def _look() -> Callable[[bytes], list[tuple[int, int, int]]]:
    """Return what finds surnames, Mr and Dr; surnames that are also words only before another capital."""
    from ahocorasick_rs import BytesAhoCorasick  # noqa: PLC0415 - only who looks pays for it

    sure = {*(surnames.LATIN - surnames.AMBIGUOUS), *surnames.double_spellings(), *_TELLING}
    words = [f" {one.title()} " for one in sure] + [f" {one.upper()} " for one in {*sure, *surnames.AMBIGUOUS}]
    words += [
        f" {one.title()} {capital}"
        for one in surnames.AMBIGUOUS
        for capital in string.ascii_uppercase
        if (one, capital) != ("hong", "K")
    ]
    return BytesAhoCorasick([word.encode() for word in words]).find_matches_as_indexes


def people(text: str) -> list[Person]:
    """Return the people of a text, in order."""
    found: list[Person] = []
    # every name has a surname in its run, and Hong Kong is none: most texts have words that are only spelt like one
    if not any(map(_is_surname, set(_WORD.findall(text.replace("Hong Kong", " "))))):
        return found
    for run in _runs(text):
        words = [one[0] for one in run]
        if not any(map(_is_surname, words)):
            continue
        at = floor = 0
        while at < len(run):
            ways, last = _readings(words, at, floor)
            if ways and not _is_place(words, floor, last):
                found.append(_person(text, run, (floor, at, last), ways))
                floor = last + 1
            at = last + 1
    return found


def _is_place(words: list[str], floor: int, last: int) -> bool:
    """Return whether words that may be read as a name end as a place's does, and no Mr or Dr stands before them."""
    return words[last].lower() in _GROUNDS and not any(map(_is_title, words[floor:last]))


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Yield words with capitals that stand in a row; Hong Kong is none of them."""
    run: list[re.Match[str]] = []
    end = -1
    for word in _WORD.finditer(text):
        between = text[end : word.start()] if run else ""
        joined = (
            between == " "
            or (between == ". " and _is_title(run[-1][0]))
            or (between in {". ", "."} and len(run[-1][0]) == _INITIAL)
        )
        if run and not joined:
            yield from _without_hong_kong(run)
            run = []
        run.append(word)
        end = word.end()
    if run:
        yield from _without_hong_kong(run)


def _without_hong_kong(run: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    part: list[re.Match[str]] = []
    at = 0
    while at < len(run):
        if run[at][0].lower() == "hong" and at + 1 < len(run) and run[at + 1][0].lower().startswith("kong"):
            if part:
                yield part
            part = []
            at += 2
            continue
        part.append(run[at])
        at += 1
    if part:
        yield part


def _person(text: str, run: list[re.Match[str]], place: tuple[int, int, int], ways: list[Way]) -> Person:
    """Return the person at some words of a run: the first that may belong to the name, the surname, the last."""
    floor, first, last = place
    while first > floor and not _is_office(run[first - 1][0]):
        first -= 1
    start, end = run[first].start(), run[last].end()
    titled = (first > 0 and _is_office(run[first - 1][0])) or _POST_BEHIND.match(text, end) is not None
    return Person(start, end, text[start:end], tuple(ways), titled)


def _readings(words: list[str], at: int, floor: int) -> tuple[list[Way], int]:
    """Return the ways to read a name at a word, none before the word `floor`, and its last word."""
    if _is_title(words[at]) or not (_is_surname(words[at]) or _given(words[at])):
        return [], at
    ways, last = _full(words, at, floor)
    return (ways, last) if ways else (_surname_only(words, at, floor), at)


def _full(words: list[str], at: int, floor: int) -> tuple[list[Way], int]:
    """Return the ways to read a full name at a word, and its last word."""
    here = words[at]
    after = words[at + 1 : at + 3]
    if _is_surname(here) and after:
        before = words[at - 1] if at > floor and _is_surname(words[at - 1]) else ""
        given = _given(after[0])
        if given:
            return _with(here, before, given), at + 1
        if len(after) > 1 and _is_surname(after[0]) and (given := _given(after[1])):
            return _with(after[0], here, given), at + 2
        both = [one.lower() for one in after]
        if len(after) > 1 and all(map(_is_one_syllable, after)):
            return _with(here, before, (both[0], both[1])), at + 2
        ways = _run_together(here, after[0]) or _short(here, after)
        if ways:
            return ways, at + 1
    given = _given(here)
    if given and after and _is_surname(after[0]) and not (len(after) > 1 and _given(after[1])):
        return _with(after[0], "", given), at + 1
    return [], at


def _with(surname: str, before: str, given: tuple[str, ...]) -> list[Way]:
    """Return a name with its surname, and with the husband's before it."""
    ways = [Way((_plain(surname),), given)]
    return [Way((_plain(before), _plain(surname)), given), *ways] if before else ways


def _run_together(surname: str, word: str) -> list[Way]:
    """Return the ways to read a given name that is one word: Xuemei, Wei."""
    if "-" in word or word.isupper():
        return []
    plain = word.lower()
    parts = pinyin_joined(plain)
    if parts:
        return [Way((_plain(surname),), parts, pinyin=True)]
    ways = [Way((_plain(surname),), one, pinyin=len(one) > 1) for one in pinyin_words(plain)]
    return [*ways, Way((_plain(surname),), (plain,))] if ways and is_syllable(plain) and len(plain) > 1 else ways


def _surname_only(words: list[str], at: int, floor: int) -> list[Way]:
    """Return a surname behind a first name that is not Chinese, or behind Mr alone."""
    here = words[at]
    if not _is_surname(here) or at != len(words) - 1 or at == floor:
        return []
    before = words[max(floor, at - _LONGEST) : at]
    if not _is_title(before[-1]):
        if _is_office(before[-1]) or (_plain(here) in surnames.AMBIGUOUS and not here.isupper()):
            return []
        if before[-1].lower() in _NO_NAMES or any(map(_is_surname, before)):
            return []  # the IP; Chan Siu, Tsui Hark, whose surname stands first
    return [Way((_plain(here),), ())]


def _short(surname: str, after: list[str]) -> list[Way]:
    """Return a name whose given name is one syllable, not pinyin, with nothing behind it: Szeto Wah, Chow Ting."""
    if len(after) > 1 or _plain(surname) in surnames.AMBIGUOUS or not _is_one_syllable(after[0]):
        return []
    return [Way((_plain(surname),), (after[0].lower(),))]


def _given(word: str) -> tuple[str, ...]:
    """Return the syllables of a given name with a hyphen: Chi-keung."""
    if "-" not in word:
        return ()
    parts = tuple(word.lower().split("-"))
    return parts if len(parts) == 2 and all(map(is_syllable, parts)) and not _is_surname(word) else ()  # noqa: PLR2004


def _is_one_syllable(word: str) -> bool:
    return word.istitle() and is_syllable(word.lower()) and not _is_office(word)


@lru_cache(maxsize=4096)
def _is_surname(word: str) -> bool:
    plain = _plain(word)
    return plain in surnames.LATIN or plain in surnames.double_spellings()


def _is_title(word: str) -> bool:
    return word.lower() in HONORIFICS


def _is_office(word: str) -> bool:
    """Return whether a word is a title or part of a post."""
    return _is_title(word) or word.lower() in _POSTS


def _plain(word: str) -> str:
    return word.lower().replace("-", "")
