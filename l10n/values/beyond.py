"""Figures that say by how much something is more or less than another: two more, 30 years older, 再高兩度, 少五個.

In: the Values of a text and the text in lower case. Out: nothing; such a value's `step` is "by". `derived` works out
with it what the other side says. Part of what `reading` does last. May not touch: other rooms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.values.clues import places_of
from l10n.values.nouns import COUNT, MEASURE, MONEY, NUMBER, PERCENT, POINT, RANGE, Value, amend
from l10n.values.patterns import later

if TYPE_CHECKING:
    from collections.abc import Sequence

    from l10n.values.grammar import Grammar

_COMPARATIVES = (
    "higher lower older younger earlier later warmer cooler colder hotter longer shorter cheaper dearer heavier lighter"
    " taller"
)
_THAN = "more fewer less"
VOCABULARY = frozenset(f"{_COMPARATIVES} {_THAN}".split())
"""Words of which one stands behind every English figure that says how much more or less."""
_MORE = later(rf" (?:[a-z]{{3,12}} )?(?:(?:{_COMPARATIVES.replace(' ', '|')})\b|(?:{_THAN.replace(' ', '|')}) than\b)")
_NEAR = 14
"""Characters from a figure to such a word, with one of at most twelve letters between them."""
_CHANGED = (
    "by ", "all but ", " gained ", " lost ", " rose ", " fell ", " added ", " up ", " down ", " shed ", " climbed ",
    " dropped ", " jumped ", " slid ", " slipped ", " gain ", " lose ", " losing ", " gaining ", " adding ",
)  # fmt: skip
"""What stands before a figure by which something changed."""
_LAST = frozenset(word[-3:] for word in _CHANGED)
"""How these end: quick to look up."""
_MORE_ZH = later(
    r"(?:[再更還还又][高低長长短大小早晚遲迟貴贵輕轻重]|[較较比][^，。；]{1,8}[高低長长短大小早晚遲迟貴贵輕轻重]"
    r"|(?<![參参附])[多少增減减加升跌降添差]|早|遲|迟)(?:了|出|[過过達达至约約近逾])?\Z"
)
_REACH = 12
_LAST_ZH = frozenset("多少高低早遲迟晚長长短增減减加升跌貴贵輕轻重大小差降添")
_BEHIND_LAST_ZH = frozenset("了出過过達达約约近逾")
"""With what such words end in Chinese, and what may stand between them and the figure."""
_COUNTED = frozenset({NUMBER, COUNT, MEASURE, MONEY, PERCENT, POINT})


def mark_differences(  # noqa: C901 - two languages
    values: Sequence[Value], low: str, words: frozenset[str], rules: Grammar
) -> None:
    """Mark the values that say how much more or less; nobody else has the values yet.

    `words` are those of `VOCABULARY` that are on the page, and any others.
    """
    if rules.chinese:
        for value in values:
            start = value.start
            last = low[start - 1]
            if last in _BEHIND_LAST_ZH:
                last = low[start - 2 : start - 1]
            if last in _LAST_ZH and _MORE_ZH.search(low, max(0, start - _REACH), start):
                _mark(value)
        return
    for value in values:
        start = value.start
        if low[start - 3 : start] in _LAST and low.endswith(_CHANGED, 0, start):
            _mark(value)
            if value.kind is RANGE and not value.step and low.endswith("by ", 0, start):
                amend(value, step="by")  # cut by $40 to $80
    for place in places_of(words & VOCABULARY, low) if words else ():
        for value in values:
            if 0 < place - value.end <= _NEAR and _MORE.match(low, value.end):
                _mark(value)


def _mark(value: Value) -> None:
    if value.kind in _COUNTED and not value.step and not value.loose:
        amend(value, step="by")
