"""Weekday is wrong.

What: a weekday that is another one than in the source, or that does not agree with the date beside it in the
calendar. A date without a year is taken in the year of the release's own date.

Why: "Wednesday, 21 October 2025" does not exist; readers cannot tell which half is right.

Wrong: `2025年10月21日（星期三）`.
Right: `2025年10月21日（星期二）`.

Fix: correct the weekday, or the date; if the source is wrong too, tell its author.

Does not: a weekday that only one side says is left alone, unless it is one of a list of which the other side says the
rest (逢星期三及五 for "on Wednesdays").
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from l10n import values
from l10n.checks import finding
from l10n.checks._values import compared, report, sides
from l10n.model import Scope, Severity
from l10n.patterns import later
from l10n.values import Kind, Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from l10n.checks import CheckContext
    from l10n.locale import Locale
    from l10n.model import BlockPair, Finding
    from l10n.values import Difference

CODE = "DAT002"
NAME = "weekday is wrong"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK

_WEEKDAY, _DATE = Kind.WEEKDAY, Kind.DATE
_DAYS = frozenset({_WEEKDAY, _DATE})
_BESIDE = 3
"""A weekday belongs to a date when at most so many characters (brackets, commas, spaces) stand between them."""


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each weekday that contradicts the source or the calendar."""
    values_ = compared(subject, context)
    if _WEEKDAY not in values_.kinds:  # a weekday is paired with a weekday only
        return
    asked = 0
    known: set[str] = set()  # what is said already, here or by DAT001: one mistake is one finding
    for placed in values_.differences:
        found = placed.difference
        if found.target is not None and found.target.kind in _DAYS and (found.hard or found.source):
            known.add(found.target.text)
        if found.value.kind is not _WEEKDAY:
            continue
        lone = not (found.source and found.target)
        asked += lone
        if not lone or (asked <= _MANY and _is_of_list(found, subject, context)):
            yield report((CODE, SEVERITY), placed, context)
    if _DATE not in values_.kinds:
        return
    for (group, _, target), own in zip(sides(subject), values_.there, strict=True):
        for date, weekday in beside(own, target):
            right = calendar(date, context.date)
            if right is None or weekday.amount == right or {date.text, weekday.text} & known:
                continue
            expected = values.write(Value(_WEEKDAY, 0, 0, "", amount=Fraction(right)), context.locale)
            message = f"{date.text.strip()} is a {expected}, not {weekday.text}"
            column = group.target.find(weekday.text) + 1
            yield finding((CODE, SEVERITY), group, context, message, expected=expected, column=column)


def _is_of_list(found: Difference, subject: BlockPair, context: CheckContext) -> bool:
    """Return whether a weekday that one side does not say stands in a list there, a word from another one."""
    both = sides(subject)
    here = [(source, days_of(source, context.source)) for _, source, _ in both]
    there = [(target, days_of(target, context.locale)) for _, _, target in both]
    own, other = (here, there) if found.target is None else (there, here)
    said = {day.amount for _, days in other for day in days} | set(_between(other))
    if found.value.amount in said:
        return False
    for text, days in own:
        for one, two in pairwise(days):
            rest = two if found.value == one else one
            if found.value in {one, two} and rest.amount in said and _LIST.fullmatch(text, one.end, two.start):
                return True
    return False


def _between(said: Sequence[tuple[str, list[Value]]]) -> Iterator[Fraction]:
    """Yield the days within 星期五至日."""
    for text, days in said:
        for one, two in pairwise(days):
            if one.amount and two.amount and _TO.fullmatch(text, one.end, two.start):
                first, days_more = int(one.amount), int(two.amount - one.amount) % 7
                yield from (Fraction((first + step - 1) % 7 + 1) for step in range(1, days_more))


def days_of(text: str, locale: Locale) -> list[Value]:
    """Return the weekdays of a text."""
    return [value for value in values.read(text, locale) if value.kind is _WEEKDAY]


_MANY = 40
"""So many days that only one side says are looked at: with more of them no text is the other's translation."""
_TO = later(r" ?(?:to|through|until|[-–]|[至到]) ?(?:星期|週|周)?")
_LIST = later(r"(?:,|,? and|,? or|,? to| ?&| ?[-–]|[、及和與与至到或]?) ?(?:every )?(?:星期|週|周)?")


def beside(found: Sequence[Value], text: str) -> Iterator[tuple[Value, Value]]:
    """Yield the dates that have a weekday directly before or after them."""
    for one, two in pairwise(found):
        if one.kind not in _DAYS or two.kind not in _DAYS:
            continue
        gap = text[one.end : two.start]
        if len(gap) > _BESIDE or any(character.isalnum() for character in gap):
            continue
        if one.kind is _DATE and two.kind is _WEEKDAY:
            yield one, two
        elif one.kind is _WEEKDAY and two.kind is _DATE and gap.strip("（(") == gap:
            yield two, one


def calendar(date: Value, release: str) -> int | None:
    """Return the weekday of a date, its year taken from the release's when it has none."""
    year = date.year or (int(release[:4]) if release[:4].isdigit() else None)
    if year is None or date.month is None or date.day is None or date.loose:  # 元旦 may be next year's
        return None
    return values.weekday_of(year, date.month, date.day)
