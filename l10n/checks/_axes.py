"""What a locale says of an axis of two opposite senses: rose and fell, at most and at least, before and after.

In: a locale's code and the name of an axis: a table `[opposites.NAME]` of the locales, whose lists `one` and `other`
hold the words of a clause, `…_before` and `…_after` those directly beside a figure, `none` what only looks like one of
them, `turn` what makes a clause undetermined (not, 反而; `[turning]` where there is no such list), `weak` those of one
and other that may mean something else.
Out: an Axis; the senses of a text. May not touch: files. Declares no check.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from l10n import locale as locales
from l10n.glossary.fold import encodable
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

ONE = "one"
OTHER = "other"
ENDS = frozenset({ONE, OTHER})
_FILLER = (
    r"(?:\s*(?:the|a|an|about|around|some|nearly|over|almost|as much as|early|mid|late|end|beginning|middle|start|of"
    r"|[a-z]{3,6}day,?))*\s*$"
)
_PART = "(?:年?[初中底末](?=[前後后起止])|[上中下]旬)?"
"""The part of a year or month that a date does not hold: 2028年(年底)前."""
_BEGINS = "年初中底末上下（("
"""How `_PART` and brackets begin."""
_NOUN = r"(?:[a-z]{3,16}\s(?=(?:more|fewer|less)\b))?"
"""What is counted: 300 (people) more."""
_CLAUSES = later(r"[，。；：！？、（）\n]|[,;:.!?()](?=\s|$)|(?<![^\s])[–—-](?![^\s])")
_MAY = re.compile(r"May(?<=[^.!?\s] May)\b")
"""The month, where small letters would make it the verb; a sentence may begin with the verb."""


class Words:
    """Words to be found in texts, at each place the longest; what finds them is made when it is first needed."""

    __slots__ = ("_chinese", "_find", "_words")

    def __init__(self, words: Iterable[str], *, chinese: bool) -> None:
        """Keep the words. English ones are only found whole, Chinese ones anywhere."""
        self._words = list(words)
        self._chinese = chinese
        self._find: Callable[..., list[tuple[int, int, int]]] | None = None

    def found(self, text: str) -> list[str]:
        """Return the words of a text in small letters, in order; none overlaps another."""
        if self._find is None:
            from ahocorasick_rs import AhoCorasick, MatchKind  # noqa: PLC0415 - only who looks pays for it

            kind = MatchKind.LeftmostLongest if self._chinese else MatchKind.Standard
            self._find = AhoCorasick(self._words, matchkind=kind).find_matches_as_indexes
        text = encodable(text)
        if self._chinese:
            return [self._words[index] for index, _, _ in self._find(text)]
        last = len(text)
        places = [
            (start, -end)
            for _, start, end in self._find(text, overlapping=True)
            if not (start and _goes_on(text[start - 1])) and not (end < last and _goes_on(text[end]))
        ]
        words: list[str] = []
        at = 0
        for start, end in sorted(places):
            if start >= at:
                at = -end
                words.append(text[start:at])
        return words


def _goes_on(sign: str) -> bool:
    """Return whether a word goes on over a sign."""
    return sign.isalnum() or sign in "_-"


@dataclass(frozen=True, slots=True)
class Axis:
    """What a locale says of one axis. `senses` maps every word of a clause to one, other, none or turn."""

    chinese: bool
    senses: dict[str, str]
    words: Words
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    beside: dict[str, str]
    ahead: dict[str, str]
    """Those of `beside` that stand before a figure."""
    follow: frozenset[str]
    """One of these, or a space, is first of what `after` finds behind a figure, brackets included; empty: anything."""
    weak: frozenset[str]


def names(code: str) -> Iterable[str]:
    """Return the axes that a locale has a table of."""
    return locales.get(code).table("opposites")


def ends(code: str, name: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the words of an axis that say one or other, with what they say and whether only beside a figure."""
    table = locales.get(code).table("opposites").get(name, {})
    for word, sense in _senses(table).items():
        if sense in ENDS:
            yield word, sense, False
    for place in ("before", "after"):
        for word, sense in _beside(table, place).items():
            yield word, sense, True


def _senses(table: Mapping[str, Sequence[str]], turning: Sequence[str] = ()) -> dict[str, str]:
    lists = {"turn": turning, **table}
    return {word: sense for sense in (OTHER, ONE, "turn", "none") for word in lists.get(sense, ())}


def _beside(table: Mapping[str, Sequence[str]], place: str) -> dict[str, str]:
    return {word: sense for sense in (ONE, OTHER) for word in table.get(f"{sense}_{place}", ())}


@lru_cache(maxsize=256)
def axis(code: str, name: str) -> Axis:
    """Return what the locale says of an axis; without words where its file has no such table."""
    locale = locales.get(code)
    table = locale.table("opposites").get(name, {})
    senses = _senses(table, locale.table("turning").get("words", ())) if table else {}
    if table:  # 未來, 不斷, "not only" negate nothing
        senses = dict.fromkeys(locale.table("values").get("negation_not", ()), "none") | senses
    near = {place: _beside(table, place) for place in ("before", "after")}
    return Axis(
        locale.chinese,
        senses,
        Words(senses, chinese=locale.chinese),
        _near(near["before"], table.get("none", ()), chinese=locale.chinese, before=True),
        _near(near["after"], table.get("none", ()), chinese=locale.chinese, before=False),
        near["before"] | near["after"],
        near["before"],
        frozenset([*_BEGINS, *(word[0] for word in near["after"])]) if locale.chinese else frozenset(),
        frozenset(table.get("weak", ())),
    )


def _alternatives(words: Collection[str]) -> str:
    """Return a pattern of some words, the longest first; one branch for each first letter, for a branch takes time."""
    tails: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        tails.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in tails.items())


def _near(words: Collection[str], none: Iterable[str], *, chinese: bool, before: bool) -> re.Pattern[str] | None:
    if not words:
        return None
    longest = _alternatives(words)
    never = "|".join(re.escape(word) for word in none)
    if before:
        edge = "(?<![至最不更年缺])" if chinese else r"(?<![\w-])"
        return later(f"{edge}(?P<word>{longest})" + (r"\s*$" if chinese else _FILLER))
    edge = rf"\s*{_PART}(?!{never})" if chinese and never else rf"[\s,]*{_NOUN}"
    return later(f"{edge}(?P<word>{longest})" + ("" if chinese else r"(?![\w-])"))


def lowered(text: str) -> str:
    """Return a text in small letters, every character in its place and the month of May no verb."""
    if "May" in text:
        text = _MAY.sub("M-y", text)
    if "\u0130" in text or "Σ" in text:  # the one grows, the other depends on what follows
        return "".join(one if len(one.lower()) != 1 else one.lower() for one in text)
    return text.lower()


def senses_in(text: str, rules: Axis) -> dict[str, str]:
    """Return the senses that a text in small letters speaks of, each with the word that says it first."""
    found: dict[str, str] = {}
    for word in rules.words.found(text):
        found.setdefault(rules.senses[word], word)
    return found


def only_sense(text: str, rules: Axis) -> tuple[str, str] | None:
    """Return the one sense that a text speaks of and the word that says it; None where it has two or is turned.

    A word that turns counts in its own clause only.
    """
    plain = lowered(text)
    senses = senses_in(plain, rules)
    senses.pop("none", None)
    if senses.pop("turn", None) is not None and senses:
        own = [senses_in(clause, rules) for clause in _CLAUSES.split(plain)]
        if any("turn" in clause and not ENDS.isdisjoint(clause) for clause in own):
            return None
    return None if len(senses) != 1 else next(iter(senses.items()))
