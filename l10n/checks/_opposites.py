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
    from collections.abc import Container, Iterable, Iterator

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
_REACH = 34
_WIDTH = 200
"""A clause of more characters on one side of a figure is none."""
_SENSES = {_spoken.ANY & 0b0101: frozenset({ONE}), _spoken.ANY & 0b1010: frozenset({OTHER}), _spoken.ANY: ENDS}
"""What bits of words of any kind say."""
_NEVER = (1 << 60, 1 << 60)
"""A span behind every text."""
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
    text: str, rules: Axis, spans: Iterable[tuple[int, int]] = (), *, times: bool = False
) -> list[tuple[int, int]]:
    """Return the places of a text's clauses; nothing is cut within `spans`. `times` cuts at after and before, too."""
    split = _SPLIT_HAN if rules.chinese else _SPLIT_TIMES if times else _SPLIT_LATIN
    found: list[tuple[int, int]] = []
    at, held, until = 0, iter(sorted(spans)), (-1, -1)
    for match in split.finditer(text):
        start, end = match.span()
        while until[1] <= start and until is not _NEVER:
            until = next(held, _NEVER)
        if end <= until[0]:
            found.append((at, start))
            at = end
    return [*found, (at, len(text))]


def said(
    text: str, locale: Locale, question: Question, matter: frozenset[str], only: Container[Key] | None = None
) -> dict[Key, Said]:
    """Return what an axis says of the figures of a text; nothing of those of which it says two things.

    Figures of which it says none of the senses that `matter` may be left out, and those that are not among `only`.
    """
    every = values.read(text, locale)
    asked = [value for value in every if _counts(value, question.kinds)]
    wanted = [(value, own) for value in asked if (own := keys(value)) and (only is None or any(k in only for k in own))]
    if not wanted:
        return {}
    rules = axis(locale.code, question.name)
    plain = lowered(text)
    if not question.clause:
        beside = {id(value) for value, _ in wanted if _has_beside(value, plain, rules, matter)}
        if not beside:
            return {}
    held = [(value.start, value.end - value.text.endswith(".")) for value in every]
    cut = clauses(plain, rules, held, times=question.clause)
    starts = [value.start for value in asked]
    told: dict[Key, list[Said | None]] = {}
    for value, own in wanted:
        one = None
        if question.clause or id(value) in beside:
            one = _of(value, plain, _around(value, cut, starts), rules, clause=question.clause)
        for which in own:
            told.setdefault(which, []).append(one)
    return {which: found[0] for which, found in told.items() if found[0] is not None and _agree(found)}


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


def _counts(value: Value, kinds: frozenset[values.Kind]) -> bool:
    if value.kind is values.Kind.NUMBER and values.Kind.DATE in kinds:
        return _is_year(value)
    return value.kind in kinds and (value.kind is not values.Kind.MEASURE or (value.unit in _TIME) is (kinds == SPANS))


def _is_year(value: Value) -> bool:
    """Return whether a bare number may be a year: 1842."""
    return value.kind is values.Kind.NUMBER and _YEAR.fullmatch(value.text) is not None


def _has_beside(value: Value, text: str, rules: Axis, matter: frozenset[str]) -> bool:
    """Return whether a word that counts there and may say what matters stands beside a value, in whatever clause."""
    if rules.chinese:
        words = tuple([word for word, sense in rules.ahead.items() if sense in matter])
        if text[max(0, value.start - _REACH) : value.start].rstrip().endswith(words):
            return True
    elif _before(value, text, rules, 0) is not None:
        return True
    after = _after(value, text, rules)
    return after is not None and rules.beside[after] in matter


def _before(value: Value, text: str, rules: Axis, start: int) -> str | None:
    """Return the word of the axis right before a value, from `start` on."""
    if rules.before is None:
        return None
    found = rules.before.search(text, max(start, value.start - _REACH), value.start)
    return found["word"] if found else None


def _after(value: Value, text: str, rules: Axis) -> str | None:
    """Return the word of the axis right behind a value or the brackets behind it."""
    if rules.after is None:
        return None
    bracket = _BRACKET.match(text, value.end)
    found = rules.after.match(text, bracket.end() if bracket else value.end)
    return found["word"] if found else None


def _of(value: Value, text: str, place: tuple[int, int], rules: Axis, *, clause: bool) -> Said | None:
    start, end = place
    words: dict[str, str] = senses_in(text[start : value.start] + "\0" + text[value.end : end], rules)
    if "turn" in words:
        return None
    if not clause:
        words = {}
    words.pop("none", None)
    before = _before(value, text, rules, start)
    if before:
        words.setdefault(rules.beside[before], before)
    after = _after(value, text, rules)
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
    asked = _collected([said(text, places[1 - first], question, other, known) for text in own[1 - first]])
    source, target = (asked, every) if first else (every, asked)
    for which, (here, _) in source.items():
        there, index = target.get(which, (None, 0)) if which in known else (None, 0)
        if there is not None and there.sense != here.sense:
            yield Reversed(here, there, both[index][0])


def _collected(found: list[dict[Key, Said]]) -> dict[Key, tuple[Said, int]]:
    """Return what is said of the figures over all groups, with a group's number; nothing where groups disagree."""
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
