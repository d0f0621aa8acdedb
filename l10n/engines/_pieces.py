"""Texts in pieces: cut to what a service takes at once, or to clauses, and put together again.

In: a text, a limit. Out: pieces in order, none empty. May not touch: anything.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_SENTENCE = re.compile(r"(?<=[。！？；])|(?<=[.!?;])\s+")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_CLAUSE = re.compile(r"(?<=[，；：])|(?<=[,;:])\s+|\u3000+")  # a headline's clauses stand a wide space apart
_BEGINNINGS = re.compile(
    r"(?:The|A|An|It|Its|In|On|At|And|But|With|To|For|As|By|This|These|There|While|Also|Over|More|Under|Up|From|After|Before|Each|All|Some|Which|Where|When|We|They|He|She|Not|Or|So)\b"
)
_SPEECH = re.compile(r"(?P<who>[^「」“”\n]{2,80}[：:])\s?[「“][^「」“”\n]{4,}[」”]?")
_WORD = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]|[^\W_]+")
_GROWN, _SPARE = 1.25, 2  # a term put in and a verb for each clause make a sentence this much longer, not more
_MOST_OF_HAN, _MOST_OF_LATIN = 0.75, 2.2  # words for a letter of Chinese, letters for a word: a quarter over the usual
_FEWEST = 6  # letters of a clause worth asking for alone


def split(text: str, limit: int, size: Callable[[str], int] = len) -> list[str]:
    """Return a text in pieces no longer than `limit`: cut between sentences, then between words, then anywhere."""
    if size(text) <= limit:
        return [text]
    pieces: list[str] = []
    for sentence in (part for part in _SENTENCE.split(text) if part):
        if pieces and size(f"{pieces[-1]} {sentence}") <= limit:
            pieces[-1] += sentence if _HAN.search(pieces[-1][-2:]) else f" {sentence}"
        elif size(sentence) <= limit:
            pieces.append(sentence)
        else:
            pieces += _chopped(sentence, limit, size)
    return pieces


def _chopped(sentence: str, limit: int, size: Callable[[str], int]) -> list[str]:
    pieces: list[str] = []
    rest = sentence
    while size(rest) > limit:
        low, high = 1, len(rest)
        while low < high:  # the longest start that fits
            middle = (low + high + 1) // 2
            low, high = (middle, high) if size(rest[:middle]) <= limit else (low, middle - 1)
        cut = rest.rfind(" ", low // 2, low)
        cut = cut if cut > 0 else low
        pieces.append(rest[:cut].strip())
        rest = rest[cut:].strip()
    return [piece for piece in (*pieces, rest) if piece]


def grown(source: str, whole: str, pieced: str) -> bool:
    """Return whether a sentence put together of clauses says much more than its source and than the whole one.

    Counted are words, and letters of Chinese: 100 letters are about 60 words of English (official texts).
    """
    own, short, long = (len(_WORD.findall(text)) for text in (source, whole, pieced))
    here, there = (len(_HAN.findall(text)) * 2 > count for text, count in ((source, own), (pieced, long)))
    usual = _MOST_OF_HAN if here and not there else _MOST_OF_LATIN if there and not here else _GROWN
    return long > _GROWN * short + _SPARE and long > usual * own + _SPARE


def clauses(text: str) -> list[str]:
    """Return a sentence as its clauses: none so short that it says nothing alone."""
    parts: list[str] = []
    for part in (one.strip() for one in _CLAUSE.split(text)):
        if parts and part and (len(part) < _FEWEST or len(parts[-1]) < _FEWEST):
            parts[-1] += part if _HAN.search(parts[-1][-2:]) else f" {part}"
        elif part:
            parts.append(part)
    return parts


def speaker(text: str) -> str:
    """Return who speaks in a sentence like 他表示：「…」, with the colon; empty for any other sentence."""
    found = _SPEECH.fullmatch(text.strip())
    return found["who"] if found else ""


def sentence(answers: Sequence[str], *, chinese: bool) -> str:
    """Return the answers to clauses as one sentence: commas between them, no capital after one."""
    comma, ends = ("，", "。，；.,;") if chinese else (", ", ".,;")
    parts = [one.strip() for one in answers]
    parts = [part.rstrip(ends) if at + 1 < len(parts) else part for at, part in enumerate(parts)]
    lowered = [part[0].lower() + part[1:] if at and _BEGINNINGS.match(part) else part for at, part in enumerate(parts)]
    return comma.join(part for part in lowered if part)
