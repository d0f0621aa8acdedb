"""Words of two opposite senses (rose and fell, at most and at least, before and after) and the figures they govern.

In: a BlockPair, a CheckContext and the name of an axis (`_axes`). Out: figures that are governed by one sense in the
source and by the opposite one in the target; sentences that speak of one sense only. May not touch: files. Declares no
check.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from l10n import values
from l10n.checks import _spoken
from l10n.checks._axes import ENDS, ONE, OTHER, Axis, axis, lowered, only_sense, senses_in
from l10n.checks._values import sides
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from l10n.checks import CheckContext
    from l10n.locale import Locale
    from l10n.model import BlockPair, Group
    from l10n.values import Value

Key: TypeAlias = "tuple[int | str, ...]"

SPANS = frozenset({values.Kind.MEASURE})
"""Lengths of time. Who asks for other kinds as well gets none: "the ten-year yield" does not rise by ten years."""
_TIME = frozenset({"year", "month", "week", "day", "hour", "minute", "second", "quarter", "decade", "century"})
_ENDS = "and while whereas but although though which despite compared against versus partly mainly owing due"
_ENDS_TOO = "after following before reversing"
"""Where one movement ends and an earlier one begins; of no use where these words themselves are asked for."""


def _split_latin(words: str) -> re.Pattern[str]:
    """Return what ends an English clause. Every branch begins with a plain letter, so that few places are tried."""
    marks = [f"{re.escape(one)}(?=\\s|$)" for one in ",;:.!?"] + [re.escape(one) for one in '—–()“”"\n']
    return later("|".join([*marks, *(rf"{word}(?<![\w-]{word})(?![\w-])" for word in words.split())]))


_SPLIT_LATIN = _split_latin(_ENDS)
_SPLIT_TIMES = _split_latin(f"{_ENDS} {_ENDS_TOO}")
_SPLIT_HAN = re.compile(r"[，。；：！？（）「」“”—、\n而但惟並并及和與与同](?:(?<!同)|[時时])")
_BRACKET = re.compile(r"\s*[（(][^（()）]{1,10}[)）]")
_YEAR = re.compile("1[5-9][0-9]{2}|20[0-9]{2}")
_DIGITS = 4
"""Of a year."""
_REACH = 34
_WIDTH = 200
"""A clause of more characters on one side of a figure is none."""
_SENSES = {_spoken.ANY & 0b0101: frozenset({ONE}), _spoken.ANY & 0b1010: frozenset({OTHER}), _spoken.ANY: ENDS}
"""What bits of words of any kind say."""
_BEHIND = 1 << 60
_NEVER = (_BEHIND, _BEHIND)
"""A span behind every text."""
_ALL = (0, _BEHIND)
_SPLIT_LONGEST = 16
"""What ends a clause has fewer characters."""
_MENTIONS = 4
"""A figure that stands in a text more often than that is not looked at; of fewer mentions all must say the same."""


class Question(NamedTuple):
    """What is asked of figures: the axis, of what kinds, and whether their clause counts or only what is beside."""

    name: str
    kinds: frozenset[values.Kind]
    clause: bool = True


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a figure: its sense, the word that says it, and the value."""

    sense: str
    word: str
    value: Value


@dataclass(frozen=True, slots=True)
class Reversed:
    """A figure of which the two sides say the opposite; `group` is the one of the target's figure."""

    source: Said
    target: Said
    group: Group


def clauses(
    text: str, rules: Axis, spans: Iterable[tuple[int, int]] = (), *, times: bool = False, about: tuple[int, int] = _ALL
) -> list[tuple[int, int]]:
    """Return the places of a text's clauses; nothing is cut within `spans`. `times` cuts at after and before, too.

    Where only what is `about` a stretch matters, what is far before it and all behind it is one clause each.
    """
    split = _SPLIT_HAN if rules.chinese else _SPLIT_TIMES if times else _SPLIT_LATIN
    found: list[tuple[int, int]] = []
    at, held = 0, iter(sorted(spans))
    first, last = -1, -1
    for match in split.finditer(text, about[0]):
        start, end = match.span()
        while last <= start:
            first, last = next(held, _NEVER)
        if end <= first:
            found.append((at, start))
            at = end
            if start >= about[1]:
                break
    found.append((at, len(text)))
    return found


def said(
    text: str, locale: Locale, question: Question, matter: frozenset[str], only: AbstractSet[Key] | None = None
) -> dict[Key, Said]:
    """Return what an axis says of the figures of a text; nothing of those of which it says two things.

    Figures of which it says none of the senses that `matter` may be left out, and those that are not among `only`.
    """
    every = values.read(text, locale)
    asked = wanted = _asked(every, question.kinds)
    if only is not None:
        wanted = [value for value in asked if not only.isdisjoint(keys(value))]
    if not wanted:
        return {}
    rules = axis(locale.code, question.name)
    plain = lowered(text)
    telling = wanted
    if not question.clause:
        telling = _with_word_beside(wanted, plain, rules, matter)
        if not telling:
            return {}
    about = max(0, telling[0].start - _WIDTH - _SPLIT_LONGEST), telling[-1].end + _WIDTH
    held = [(value.start, value.end - value.text.endswith(".")) for value in every]
    cut = clauses(plain, rules, held, times=question.clause, about=about)
    starts = [value.start for value in asked]
    ones = {
        id(value): _of(value, plain, _around(value, cut, starts), rules, clause=question.clause) for value in telling
    }
    told: dict[Key, list[Said | None]] = {}
    for value in wanted if any(ones.values()) else ():
        one = ones.get(id(value))
        for which in keys(value):
            told.setdefault(which, []).append(one)
    return {which: found[0] for which, found in told.items() if found[0] is not None and _agree(found)}


def _asked(every: Iterable[Value], kinds: frozenset[values.Kind]) -> list[Value]:
    """Return the values that are asked for: of some kinds, measures of time or of anything else, years where dates."""
    years, times = values.Kind.DATE in kinds, kinds == SPANS
    found: list[Value] = []
    for value in every:
        kind = value.kind
        if years and kind is values.Kind.NUMBER:
            if _is_year(value):
                found.append(value)
        elif kind in kinds and (kind is not values.Kind.MEASURE or (value.unit in _TIME) is times):
            found.append(value)
    return found


def _agree(found: list[Said | None]) -> bool:
    """Return whether all mentions of a figure say the same of it."""
    return len(found) <= _MENTIONS and len({one.sense if one is not None else "" for one in found}) == 1


def _around(value: Value, cut: list[tuple[int, int]], starts: list[int]) -> tuple[int, int]:
    """Return the clause that a value begins in, up to the next figure: what stands behind that is said of that one."""
    start, end = cut[bisect_left(cut, value.start, key=itemgetter(1))]
    following = bisect_left(starts, value.end)
    if following < len(starts):
        end = min(end, starts[following])
    return max(start, value.start - _WIDTH), max(value.end, min(end, value.end + _WIDTH))


def _is_year(value: Value) -> bool:
    """Return whether a bare number may be a year: 1842."""
    text = value.text
    return len(text) == _DIGITS and value.kind is values.Kind.NUMBER and _YEAR.fullmatch(text) is not None


def _with_word_beside(wanted: list[Value], text: str, rules: Axis, matter: frozenset[str]) -> list[Value]:
    """Return the values beside which a word stands that counts there and may say what matters, in whatever clause."""
    if not rules.chinese:
        return [
            value
            for value in wanted
            if _before(value, text, rules, 0) is not None or rules.beside.get(_after(value, text, rules)) in matter
        ]
    ahead = tuple([word for word, sense in rules.ahead.items() if sense in matter])
    return [
        value
        for value in wanted
        if text[max(0, value.start - _REACH) : value.start].rstrip().endswith(ahead)
        or rules.beside.get(_after(value, text, rules)) in matter
    ]


def _before(value: Value, text: str, rules: Axis, start: int) -> str | None:
    """Return the word of the axis right before a value, from `start` on."""
    if rules.before is None:
        return None
    found = rules.before.search(text, max(start, value.start - _REACH), value.start)
    return found["word"] if found else None


def _after(value: Value, text: str, rules: Axis) -> str:
    """Return the word of the axis right behind a value or the brackets behind it; none is ""."""
    at = value.end
    begin = text[at : at + 1]
    if rules.after is None or (rules.follow and begin not in rules.follow and not begin.isspace()):
        return ""
    bracket = _BRACKET.match(text, at)
    found = rules.after.match(text, bracket.end() if bracket else at)
    return found["word"] if found else ""


def _of(value: Value, text: str, place: tuple[int, int], rules: Axis, *, clause: bool) -> Said | None:
    start, end = place
    before, after = _before(value, text, rules, start), _after(value, text, rules)
    if not clause and not before and not after:
        return None
    words = senses_in(f"{text[start : value.start]}\0{text[value.end : end]}", rules)
    if "turn" in words:
        return None
    if not clause:
        words = {}
    words.pop("none", None)
    if before:
        words.setdefault(rules.beside[before], before)
    if after:
        if rules.chinese and not clause:
            words.clear()  # 由五月一日前: what follows decides
        words.setdefault(rules.beside[after], after)
    if len(words) != 1:
        return None
    sense, word = words.popitem()
    return Said(sense, word, value)


def keys(value: Value) -> list[Key]:
    """Return what makes two values the same figure, whatever is counted: an amount, a date, a range and its ends.

    Amounts are two whole numbers: a Fraction takes its time to be looked up.
    """
    if _is_year(value):
        return [("date", "None", "None", value.text)]
    if value.kind is values.Kind.DATE:
        return [("date", str(value.month), str(value.day), "" if value.month else str(value.year))]
    if value.amount is not None:
        return [value.amount.as_integer_ratio()]
    low = (0, 0) if value.low is None else value.low.as_integer_ratio()
    high = (0, 0) if value.high is None else value.high.as_integer_ratio()
    return [(*low, *high), low, high]


def turned(pair: BlockPair, context: CheckContext, question: Question) -> Iterator[Reversed]:
    """Yield the figures of a block of which source and target say the opposite."""
    told = _spoken.opposed(pair, context) >> _spoken.place(question.name) & _spoken.ANY
    if not told:
        return
    both = sides(pair)
    own = ([source for _, source, _ in both], [target for _, _, target in both])
    places = (context.source, context.locale)
    # the Chinese side first: it is the shorter one, and the other is only asked for figures it may say the opposite of
    first = 1 if context.locale.chinese or not context.source.chinese else 0
    senses = _SENSES[told], _SENSES[_spoken.swapped(told)]
    one, other = senses[first], senses[1 - first]
    if len(both) > 1:  # a figure of which two groups say two things counts for nothing: both are to be known
        one = other = ENDS
    every = _collected([said(text, places[first], question, one) for text in own[first]])
    known = {which: word for which, (word, _) in every.items() if word.sense in senses[first]}
    if not known:
        return
    asked = _collected([said(text, places[1 - first], question, other, known.keys()) for text in own[1 - first]])
    source, target = (asked, every) if first else (every, asked)
    for which, (here, _) in source.items():
        there, index = target.get(which, (None, 0)) if which in known else (None, 0)
        if there is not None and there.sense != here.sense:
            yield Reversed(here, there, both[index][0])


def _collected(found: list[dict[Key, Said]]) -> dict[Key, tuple[Said, int]]:
    """Return what is said of the figures over all groups, with a group's number; nothing where groups disagree."""
    if len(found) == 1:
        return {which: (one, 0) for which, one in found[0].items()}
    every: dict[Key, tuple[Said, int]] = {}
    two: set[Key] = set()
    for index, group in enumerate(found):
        for which, one in group.items():
            if which in every and every[which][0].sense != one.sense:
                two.add(which)
            every.setdefault(which, (one, index))
    return {which: one for which, one in every.items() if which not in two}


def turned_sentences(
    pair: BlockPair, context: CheckContext, name: str, longest: int
) -> Iterator[tuple[Group, str, str, bool]]:
    """Yield the groups that speak of one sense only, and whose target of the other only, with a word of each side.

    The last member says whether neither word is a weak one. Sources of more characters than `longest` are left out.
    """
    wanted = _spoken.CLAUSE << _spoken.place(name)
    if not _spoken.opposed(pair, context) & wanted:
        return
    here, there = axis(context.source.code, name), axis(context.locale.code, name)
    for group, source, target in sides(pair):
        if len(source) > longest or not _spoken.between(pair, source, target, context) & wanted:
            continue
        word = only_sense(target, there)
        said = only_sense(source, here) if word else None
        if word and said and word[0] != said[0]:
            yield group, said[1], word[1], said[1] not in here.weak and word[1] not in there.weak
