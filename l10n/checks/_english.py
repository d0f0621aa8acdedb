"""Slips of English that need no sentence to be understood: a and an, forms of verbs, days in small letters.

In: an English text. Out: the slips, each with where it stands and what is wrong with it. Every rule is one that holds
whatever the sentence says; what only mostly holds (a number before a singular) is looked for where nothing else can be
meant. A text is searched for plain pieces, all at once, and only what is found is read. Linear in the text. May not
touch: files. Declares no check.
"""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from l10n.glossary.fold import encodable
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Callable

    from ahocorasick_rs import AhoCorasick

_WORD = later(r"[“‘\"(]?([A-Za-zÀ-ÿ0-9][\w’'À-ÿ.-]*)")
_SOUNDED = later(
    r"uni(?!n|m|d)|unan|use|usu|ut[eio]|ub[iy]|eu|ew|one(?![a-z])|once|ukul|uk(?![a-z])|us(?![a-z])|u[a-z]?(?![a-z])"
    r"|ur[aieo]|ouija|oui(?![a-z])"
)
"""Words that are written with a vowel and said with a consonant: a university, a one-off, a European."""
_SILENT = ("hour", "honest", "honour", "honor", "heir")
"""Words that are written with an h that is not said."""
_EITHER = ("hist", "hote", "habi", "herb", "here", "hilar", "homa", "hab")
"""Words whose h is said by some only: an historic day."""
_NAMED_VOWEL = frozenset("AEFHILMNORSX")
"""Letters whose names begin with a vowel: an MP, an X-ray."""
_ASK_FOR_AN = 'aeiouhAEFHILMNORSUX81“"('
"""What a word begins with that "a" may not fit, and marks before one."""
_MONEY = ("HK", "US", "RMB", "NT", "AU")
_EIGHT = later(r"8|11(?![0-9])|18(?![0-9])|1[18],[0-9]{3}|1[18][0-9]{3}(?![0-9])")
_VOWELS = frozenset("aeiouy")
_LETTERS = 3
"""Capitals that may be said as a word: NATO, SFST."""
_DAYS = (
    *("january", "february", "april", "june", "july", "september", "october", "november", "december"),
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
)
_APART = later(r"(?<![\w@/.:#-])[a-z]+(?![\w@/-]|\.\w)")
_SINGULAR, _PLURAL = "the verb is singular", "the verb is plural"
_THIRD, _FIRST = "the verb wants its third form", "the verb wants its first form"
_TWICE = "one word too many"
_PAST = (
    "been held gave took went came sent wrote chose brought bought taught told kept paid spoke met grew became"
    " began provided opened continued announced launched attended completed"
)
_RULES = (
    ("They they", "is was has", _SINGULAR),
    ("We we These these", "is has", _SINGULAR),
    ("He She", "are have", _PLURAL),
    ("be been being was were are", "hold give take send write choose bring teach speak hear grow", _THIRD),
    ("will should would could must cannot", _PAST, _FIRST),
    ("for", "to the", _TWICE),
    ("be", "be", _TWICE),
)
"""Words, words none of which may be behind them, and what is wrong."""
_EACH = later(r"(?:Each|Every) (?!of\b|other\b|one\b)[a-z]+ (?:are|were|have)\b")
_NUMBERS = (
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("twenty", "thirty", "forty", "fifty"),
)
_THING = later(
    r"(?:member|company|student|project|school|university|department|officer|applicant|country|city|award|hour|minute"
    r"|month|week|visitor|participant|patient|vehicle|flight|building|hospital|bank|person|worker|resident|organisation)"
    r"(?=[.,;:](?:\s|$)|$| (?:in|of|from|at|were|are|have|will|who|and)\b)"
)
_COUNTED = "more than one, but the noun is singular"


class Slip(NamedTuple):
    """A slip: where it stands, and what is wrong with it."""

    start: int
    end: int
    what: str


def slips(text: str) -> list[Slip]:
    """Return the slips of an English text in order of their ends."""
    engine, readers = _search()
    found = []
    for which, at, _ in engine.find_matches_as_indexes(encodable(text), overlapping=True):
        slip = readers[which](text, at)
        if slip is not None:
            found.append(slip)
    return found


@cache
def _search() -> tuple[AhoCorasick, list[Callable[[str, int], Slip | None]]]:
    """Return what finds all pieces at once, and for each piece what reads the place where it stands."""
    from ahocorasick_rs import AhoCorasick, Implementation  # noqa: PLC0415 - an engine, loaded when used

    readers: dict[str, Callable[[str, int], Slip | None]] = {}
    for article in ("an", "An"):
        readers[f" {article} "] = partial(_article, article=article)
    for first in _ASK_FOR_AN:
        readers.update({f" {article} {first}": partial(_article, article=article) for article in "aA"})
    for name in _DAYS:
        readers[name] = partial(_small, name=name)
    for heads, words, what in _RULES:
        behind = [words] if words == "to the" else words.split()
        readers.update(
            {
                (piece := f"{head} {word}"): partial(_pair, piece=piece, what=what)
                for head in heads.split()
                for word in behind
            }
        )
    readers.update(dict.fromkeys(("Each ", "Every "), _each))
    for number in _NUMBERS:
        readers[f" {number} "] = partial(_counted, number=number)
    return AhoCorasick(list(readers), implementation=Implementation.DFA), list(readers.values())


def _pair(text: str, at: int, piece: str, what: str) -> Slip | None:
    """Return the slip of two words that are words of their own: not "the are", "were given", "be hold-ups"."""
    end = at + len(piece)
    if text[max(0, at - 1) : at].isalnum() or text[end : end + 1].isalnum() or text[end : end + 1] == "-":
        return None
    return Slip(at, end, what)


def _each(text: str, at: int) -> Slip | None:
    found = _EACH.match(text, at)
    return None if found is None else Slip(*found.span(), _PLURAL)


def _counted(text: str, at: int, number: str) -> Slip | None:
    thing = _THING.match(text, at + len(number) + 2)
    return None if thing is None else Slip(at + 1, thing.end(), _COUNTED)


def _small(text: str, at: int, name: str) -> Slip | None:
    """Return the slip of a month or a day in small letters that is a word of its own, no part of an address."""
    word = _APART.match(text, at)
    return None if word is None or word[0] != name else Slip(*word.span(), f"write “{name.capitalize()}”")


def _article(text: str, at: int, article: str) -> Slip | None:
    """Return the slip of an article that does not fit the sound of the next word.

    A capital A that does not begin a sentence is a letter: Block A entrance.
    """
    word = _WORD.match(text, at + len(article) + 2)
    if word is None or (article[0] == "A" and text[max(0, at - 1) : at] not in {".", "!", "?", ":", "”", '"'}):
        return None
    vowel = _sounds_vowel(word[1])
    if vowel is None or vowel is (article.lower() == "an"):
        return None
    return Slip(at + 1, word.end(), f"write “{article[0]}{'n' if vowel else ''} {word[0]}”")


def _sounds_vowel(word: str) -> bool | None:
    """Return whether a word begins with the sound of a vowel; None where one cannot tell."""
    first = word[0]
    if first.isdigit():
        return _EIGHT.match(word) is not None
    head = word.replace("’", "-").replace("'", "-").partition("-")[0].rstrip(".")
    if len(head) == 1 or head.isupper() or any(map(str.isdigit, head)):
        if len(head) > _LETTERS or head.upper().startswith(_MONEY):
            return None  # said as a word or letter by letter: a NATO; a HK$50 voucher is one of dollars
        return first in _NAMED_VOWEL if first.isupper() else None
    low = head.lower()
    if head[1:] != low[1:] or low.startswith(_EITHER) or not first.isascii() or _VOWELS.isdisjoint(low):
        return None  # letters of a name (an MoU), a word that some say otherwise, no word
    if low.startswith(_SILENT):
        return True
    return low[0] in "aeiou" and _SOUNDED.match(low) is None
