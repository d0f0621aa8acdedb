"""A quick look at a text: which kinds of slips it can have at all. Part of the room `typography`.

In: a plain text, a Typography. Out: topics. It may name too many and never one too few: each look is for characters
that stand in every slip of its topic, or for what the topic's own pattern begins with. Most texts have none, and are
read three times or four, from end to end, by patterns that are single classes of characters.
May not touch: anything. Pure functions.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from l10n.patterns import later
from l10n.typography.spans import HAN
from l10n.typography.topics import Topic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from l10n.typography.describe import Typography

_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ue000-\uf8ff\u00a0\u2007\u202f"
_COMPATIBILITY = "\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f"
_WIDE_LATIN = "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a％＄＋＝＠＃＆＊．\u3000"
_QUOTES = "「」『』“”‘’\"'"
_DASHES = r"―─－\-"
_WIDE_MARKS = "，；：！？。、（）"

_HALF_MARK = later("[,;:!?.()]")
_BEYOND = r"\x00-\u2e7f"
"""The inside of a class that leaves out all that stands before Han: what it finds is compiled in half the time."""
_HALF_WIDTH = later(
    rf"[(),;:!?.](?:(?<=[()])|(?<=[^{_BEYOND}].)|(?<=[”’…].)|(?<=[^{_BEYOND}] .)|(?<=[”’…] .)"
    rf"|(?<=[,;:])(?= ?[^{_BEYOND}])|(?<=\.)(?=[ 」』”’\"'\n]*\Z))",
    re.DOTALL,
)
ELLIPSIS = later(r"…+|\.{3,}|。{2,}|(?:· ?){3,}|⋯+")
_TWO_MARKS = later("[，、；：！？。][，、；：！？。]")
DOUBLED = later(r"([，、；：！？])\1+|。。(?!。)|([，。、；：])[，。、；：]+")
SPACE_WIDE = later(
    r"[ \t](?:[ \t]*(?=[，。、；：！？）」』》〉])|(?<=[，。、；：！？（「『《〈].)[ \t]*(?![-*•–#(])"
    rf"|(?<=[）」』》〉].)[ \t]*(?=[{HAN}（「『《〈])|(?<=[{HAN}].)[ \t]*(?=[（「『《〈]))"
)
SPACE_HAN = later(rf"[ \t](?:(?<=[{HAN}].)[ \t]*(?=[\d{HAN}])|(?<=\d.)[ \t]*(?=[{HAN}]))")
_LATIN = later("[A-Za-z]")
_WIDE_IN_LATIN = later(r"[，；：！？。](?<=[A-Za-z].)(?= ?[A-Za-z])")


class _Looks(NamedTuple):
    """What to look for in the texts of one typography.

    `rare` finds the characters that few texts have, of which each topic of `needed` has its own; where it has them,
    `common` looks for the rest of what a slip has. Topics of `common` alone are looked for in every text.
    """

    rare: re.Pattern[str]
    needed: dict[Topic, re.Pattern[str]]
    common: dict[Topic, Callable[[str], bool]]
    always: tuple[tuple[Topic, Callable[[str], bool]], ...]
    wide: bool
    """Whether nothing of all this is ASCII."""


def possible(text: str, typography: Typography, topics: Iterable[Topic]) -> list[Topic]:
    """Return those of `topics` of which a text can have a slip at all."""
    looks = _looks(typography.quotes, typography.full, typography.han_latin_space)
    return [topic for topic in topics if _may(text, topic, looks)]


def every_possible(text: str, typography: Typography) -> set[Topic]:
    """Return all topics of which a text can have a slip."""
    looks = _looks(typography.quotes, typography.full, typography.han_latin_space)
    if looks.wide and text.isascii():
        return set()
    there = {topic for topic, look in looks.always if look(text)}
    if looks.rare.search(text) is not None:
        there.update(topic for topic in looks.needed if _may(text, topic, looks))
    return there


def _may(text: str, topic: Topic, looks: _Looks) -> bool:
    """Return whether a text can have a slip of one topic."""
    needed, look = looks.needed.get(topic), looks.common.get(topic)
    if needed is None:
        return look is not None and look(text)
    return needed.search(text) is not None and (look is None or look(text))


@lru_cache(maxsize=128)
def _looks(quotes: tuple[str, ...], full: bool, han_latin_space: str) -> _Looks:
    """Return what to look for; rules of full width are silent where punctuation is half-width."""
    foreign = "".join(one for one in _QUOTES if one not in "".join(quotes) and (full or one not in "\"'"))
    needed = {Topic.INVISIBLE: _INVISIBLE, Topic.COMPATIBILITY: _COMPATIBILITY, Topic.WIDE_LATIN: _WIDE_LATIN}
    if foreign:
        needed[Topic.QUOTES] = foreign
    if full:
        needed[Topic.DASH] = _DASHES
        common = dict(_FULL)
    else:
        needed |= {Topic.WIDE_IN_LATIN: _WIDE_MARKS, Topic.DOUBLED: _WIDE_MARKS}
        common = {Topic.DOUBLED: _doubled}
    if full and han_latin_space != "keep":
        common[Topic.SPACE_LATIN] = _latin
    return _Looks(
        later(f"[{''.join(needed.values())}]"),
        {topic: later(f"[{every}]") for topic, every in needed.items()},
        common,
        tuple((topic, look) for topic, look in common.items() if topic not in needed),
        wide=not full and not any(one.isascii() for one in foreign),
    )


def _half_width(text: str) -> bool:
    if "<" in text:  # what stands beside a mark is seen through inline codes
        return _HALF_MARK.search(text) is not None
    return _HALF_WIDTH.search(text) is not None


def _ellipsis(text: str) -> bool:
    beginning = "..." in text or "…" in text or "。。" in text or "·" in text or "⋯" in text
    return beginning and ELLIPSIS.search(text) is not None


def _dash(text: str) -> bool:
    return "--" in text or "――" in text or "──" in text or "－－" in text


def _doubled(text: str) -> bool:
    return _TWO_MARKS.search(text) is not None and DOUBLED.search(text) is not None


def _space_wide(text: str) -> bool:
    return (" " in text or "\t" in text) and SPACE_WIDE.search(text) is not None


def _space_han(text: str) -> bool:
    return (" " in text or "\t" in text) and SPACE_HAN.search(text) is not None


def _latin(text: str) -> bool:
    return _LATIN.search(text) is not None


def _wide_in_latin(text: str) -> bool:
    return ("「" in text or "“" in text) and _WIDE_IN_LATIN.search(text) is not None


_FULL: dict[Topic, Callable[[str], bool]] = {
    Topic.HALF_WIDTH: _half_width,
    Topic.ELLIPSIS: _ellipsis,
    Topic.DASH: _dash,
    Topic.DOUBLED: _doubled,
    Topic.SPACE_WIDE: _space_wide,
    Topic.SPACE_HAN: _space_han,
    Topic.WIDE_IN_LATIN: _wide_in_latin,
}
