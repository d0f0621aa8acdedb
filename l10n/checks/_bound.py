"""What figures of a text are bound to: the words of the part of a sentence in which a figure stands alone.

In: a text, its locale and its values. Out: `Bound` figures, each with its part and whether the next one stands in the
part right behind it, joined to it as in "310 rooms and 24 suites"; and how much two parts in two languages say the
same. Words are compared by `_lexicon`, Latin words and characters of two Chinese texts as they are. May not touch:
files. Declares no check.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from l10n.checks import _lexicon
from l10n.checks._folded import folded
from l10n.patterns import compiled
from l10n.values import Kind

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from l10n.locale import Locale
    from l10n.values import Value

KINDS = frozenset({Kind.NUMBER, Kind.COUNT, Kind.PERCENT, Kind.POINT, Kind.MONEY, Kind.FRACTION, Kind.MEASURE})
"""Kinds of figures that may stand for one another by mistake."""
_COMMAS = compiled(r"[,;:.!?()“”\"—–](?=\s|$)|[(“\"—–]|\b(?:while|whereas|but|with|against|compared)\b")
_COMMAS_HAN = compiled(r"[，；。：！？（）「」“”]")
_ANDS, _ANDS_HAN = compiled(r"\b(?:and|or)\b"), compiled(r"以及|[、及和與与並并而或]")
_JOINT = compiled(r"\s*(?:[,;]|(?:[,;]\s*)?and)\s*")
_JOINT_HAN = compiled(r"[，、；及和與与並并而]|以及")
_LATIN = compiled(r"[A-Za-z]{2,}|[0-9].+")
_WORD = compiled(r"[A-Za-z]+|[0-9][0-9.,]*[0-9]")
_STRONG, _WEAK = 2, 1
_MOST = 40
"""A text of more figures is a table."""
_REACH = 120
"""Two figures that are exchanged stand no further from one another."""


class Bound(NamedTuple):
    """A figure, what stands before and behind it in its part, and whether the part is joined to the next figure's."""

    value: Value
    before: str
    behind: str
    joined: bool

    @property
    def part(self) -> str:
        """All that the part says beside the figure."""
        return f"{self.before} {self.behind}"


def bound(text: str, found: Sequence[Value], locale: Locale) -> list[Bound]:
    """Return the figures that stand alone in their part of a sentence, in order. Linear in the text."""
    shown = list(text)
    for value in found:
        shown[value.start : value.end] = "\0" * (value.end - value.start)
    masked = "".join(shown)
    every = _parts(masked, found, locale)
    joint = _JOINT_HAN if locale.chinese else _JOINT
    bounds: list[Bound] = []
    for (start, end, own), ahead in zip(every, [*every[1:], None], strict=True):
        if len(own) == 1 and own[0].kind in KINDS:
            joined = ahead is not None and len(ahead[2]) == 1 and joint.fullmatch(masked[end : ahead[0]]) is not None
            bounds.append(Bound(own[0], masked[start : own[0].start].strip(), masked[own[0].end : end].strip(), joined))
    return bounds


def _parts(masked: str, found: Sequence[Value], locale: Locale) -> list[tuple[int, int, list[Value]]]:
    """Return the parts of a text, each with its figures: between commas, and where several are there, between ands.

    What has no figure between ands belongs to the part before it.
    """
    commas, ands = (_COMMAS_HAN, _ANDS_HAN) if locale.chinese else (_COMMAS, _ANDS)
    parts: list[tuple[int, int, list[Value]]] = []
    for start, end in _between(commas, masked, 0, len(masked)):
        own = [value for value in found if start <= value.start < end]
        if len(own) < 2:  # noqa: PLR2004 - one figure has it all
            parts.append((start, end, own))
            continue
        first = len(parts)
        for at, to in _between(ands, masked, start, end):
            inside = [value for value in own if at <= value.start < to]
            if inside or len(parts) == first:
                parts.append((at, to, inside))
            else:
                parts[-1] = (parts[-1][0], to, parts[-1][2])
    return parts


def _between(marks: re.Pattern[str], text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the stretches of part of a text between marks."""
    spans: list[tuple[int, int]] = []
    for match in marks.finditer(text, start, end):
        spans.append((start, match.start()))
        start = match.end()
    return [*spans, (start, end)]


def nouns(first: Bound, second: Bound) -> tuple[str, str]:
    """Return what two figures of a plain series count: 310 rooms and 24 suites, or imports by 6% and exports by 4%."""
    for own in ((first.behind, second.behind), (first.before, second.before)):
        if own[0] and own[1]:
            return own
    return first.part, second.part


def amounts(found: Sequence[Value]) -> list[int]:
    """Return what is above the line of the amounts that values have, in order: plain numbers are compared fast."""
    return [amount.numerator for value in found if (amount := value.amount) is not None]


def key(value: Value) -> int:
    """Return the same of a value that has an amount."""
    return value.amount.numerator if value.amount is not None else 0


def in_another_order(here: Sequence[Value], there: Sequence[Value]) -> bool:
    """Return whether two figures of a kind that stand once on either side are in another order on the other one."""
    if not 1 < len(here) <= _MOST or not 1 < len(there) <= _MOST:
        return False
    one, other = amounts(here), amounts(there)
    if one == other:
        return False
    mine, its = _alone(one), _alone(other)
    order = [its[amount] for amount in one if amount in its and its[amount] >= 0 and mine[amount] >= 0]
    if order == sorted(order):
        return False
    figures = {value.amount.numerator: value for value in here if value.amount is not None}
    places = [(its[amount], figures[amount]) for amount in one if its.get(amount, -1) >= 0 and mine[amount] >= 0]
    for at, (place, value) in enumerate(places):
        for later, same in places[at + 1 :]:
            if later < place and same.kind is value.kind and same.start - value.end < _REACH:
                return True
    return False


def _alone(amounts: Sequence[int]) -> dict[int, int]:
    """Return where each amount stands among others, -1 for one that stands there more than once."""
    found: dict[int, int] = {}
    for at, amount in enumerate(amounts):
        found[amount] = -1 if amount in found else at
    return found


def says(one: str, apart: str, there: tuple[str, str], locales: tuple[Locale, Locale]) -> tuple[int, int]:
    """Return how much of what a part says, and another one of its text does not, either of two parts says.

    `there` are two parts of the other language; what both say, or neither, is nothing.
    """
    here, to = locales
    if here.chinese and to.chinese:
        return _characters(folded(one), folded(apart), (folded(there[0]), folded(there[1])))
    if here.chinese:
        right = says(there[0], there[1], (one, apart), (to, here))
        left = says(there[1], there[0], (one, apart), (to, here))
        return right[0] + left[1], right[1] + left[0]
    others = {word.lower() for word in _WORD.findall(apart)}
    known = {_lexicon.lookup(word, to.code) for word in others}
    first, second = 0, 0
    for word in dict.fromkeys(_WORD.findall(one)):
        if word.lower() in others:
            continue
        forms = _lexicon.lookup(word, to.code)
        if forms and forms not in known:
            weights = _tells(forms, there[0]), _tells(forms, there[1])
        elif _LATIN.fullmatch(word) and (word in there[0]) is not (word in there[1]):
            weights = _STRONG * (word in there[0]), _STRONG * (word in there[1])
        else:
            continue
        if weights[0] != weights[1]:
            first, second = first + weights[0], second + weights[1]
    return first, second


def _tells(forms: Sequence[str], part: str) -> int:
    """Return what a part says of a word's renderings: more for two characters than for one."""
    return max((_STRONG if len(form) > 1 else _WEAK for form in forms if form in part), default=0)


def _characters(one: str, apart: str, there: tuple[str, str]) -> tuple[int, int]:
    """Return how many characters of a Chinese part alone each of two others alone has."""
    own = {char for char in one if char >= "\u3400"} - set(apart)
    first, second = set(there[0]), set(there[1])
    return len(own & (first - second)), len(own & (second - first))
