"""Carrying a change of figures from a source into its target.

In: a source before and after an edit, and the target of the first. Out: the target with exactly the changed values
made new in its own way of writing, or None: when anything but values changed (a word, a negation, a name, a unit, a
currency), when it is not plain which figure of the target answers which of the source, or when the words around a
figure would have to change with it. May not touch: other rooms but `locale`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from l10n.values import grammar
from l10n.values.comparing import compare
from l10n.values.matching import align
from l10n.values.nouns import Difference, Kind, Value
from l10n.values.patterns import later
from l10n.values.reading import read
from l10n.values.rewriting import rewrite

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from l10n.locale import Locale
    from l10n.values.grammar import Grammar

_NAMES = frozenset({Kind.NAME, Kind.URL, Kind.EMAIL})
_PLAIN = frozenset({Kind.NUMBER, Kind.COUNT})
_SHARES = frozenset({Kind.PERCENT, Kind.FRACTION})
_ARTICLE = later(r"\b(?P<article>[Aa]n?) \Z")
_VOWEL = later(r"(?:8|11\b|18\b|11[,-]|18[,-]|eight|eleven|[aeio](?!ne\b))", re.IGNORECASE)


def carry(old_source: str, new_source: str, old_target: str, source: Locale, target: Locale) -> str | None:
    """Return `old_target` with the figures that changed between the sources, or None when more than figures changed.

    Codes (`<b>…</b>`) may stand in all three texts. Without any change the target comes back as it is.
    """
    if old_source == new_source:
        return old_target
    before, after = read(old_source, source), read(new_source, source)
    if _frame(old_source, before) != _frame(new_source, after):
        return None
    changes = _changes(before, after)
    if changes is None:
        return None
    edits = _edits(before, changes, old_target, target)
    if edits is None:
        return None
    result = _applied(old_target, edits, grammar.of(target))
    if result is None or not _faithful((before, after), (read(old_target, target), read(result, target))):
        return None
    return result


def _frame(text: str, found: Sequence[Value]) -> tuple[Hashable, ...]:
    """Return everything of a text but its figures: the words between values, and what kind of value stands there."""
    frame: list[Hashable] = []
    last = 0
    for value in found:
        fixed = value.text if value.kind in _NAMES or value.loose else ""
        kind = Kind.NUMBER if value.kind in _PLAIN else value.kind
        unit = value.unit if value.kind in {Kind.MONEY, Kind.MEASURE, Kind.COUNT, Kind.ORDINAL} or value.of else ""
        frame += [text[last : value.start], kind, unit, value.of, fixed, value.approximation]
        frame.append((value.year is None, value.month is None, value.day is None))
        last = value.end
    return (*frame, text[last:])


def _content(value: Value) -> Hashable:
    return (
        value.amount,
        value.low,
        value.high,
        value.year,
        value.month,
        value.day,
        value.unit if value.kind is Kind.PHONE else "",
    )


def _changes(before: Sequence[Value], after: Sequence[Value]) -> dict[Hashable, Value] | None:
    """Return what each changed content becomes; None when one content becomes two different ones."""
    became: dict[Hashable, Hashable] = {}
    changes: dict[Hashable, Value] = {}
    for old, new in zip(before, after, strict=True):
        key = (
            Kind.NUMBER if old.kind in _PLAIN else old.kind,
            _content(old),
            old.unit if old.kind is Kind.MONEY else "",
        )
        if became.setdefault(key, _content(new)) != _content(new):
            return None
        if _content(old) != _content(new):
            changes[key] = new
    return changes


def _edits(
    before: Sequence[Value], changes: dict[Hashable, Value], old_target: str, target: Locale
) -> list[tuple[Value, Value]] | None:
    """Return the target's values that are to change, each with the new value; None when an answer is not plain."""
    there = [value for value in read(old_target, target) if not value.loose]
    edits: dict[int, tuple[Value, Value]] = {}
    for key, new in changes.items():
        same = [value for value in before if _key(value) == key]
        answers = [index for index, value in enumerate(there) if _answers(same[0], value)]
        if not answers or len(answers) > len(same) or any(index in edits for index in answers):
            return None
        for index in answers:
            edits[index] = (there[index], new)
    return [edits[index] for index in sorted(edits)]


def _key(value: Value) -> Hashable:
    return (
        Kind.NUMBER if value.kind in _PLAIN else value.kind,
        _content(value),
        value.unit if value.kind is Kind.MONEY else "",
    )


def _answers(one: Value, other: Value) -> bool:
    """Return whether two values say the same, each whole."""
    if (one.kind is Kind.RANGE) != (other.kind is Kind.RANGE):
        return False
    aligned = align([one], [other])
    return not aligned.left and not aligned.right


def _applied(text: str, edits: Sequence[tuple[Value, Value]], rules: Grammar) -> str | None:
    """Return the target with the edits made, last first so that places stay true."""
    for old, new in reversed(edits):
        if not rules.chinese and not _keeps_number(old, new):
            return None
        written = rewrite(old, _as_share(old, new), rules)
        if written is None or (rules.chinese and old.unit and old.unit in old.text and old.unit not in written):
            return None  # a counter or noun is a word of the translator's: it is never dropped
        start = text[: old.start]
        if not rules.chinese:
            start = _with_article(start, old.text, written)
        text = start + written + text[old.end :]
    return text


def _as_share(old: Value, new: Value) -> Value:
    """Return the new value in the old one's kind of share: four in 10 is 40 per cent where 三成 stands."""
    if new.amount is None or {old.kind, new.kind} != _SHARES:
        return new
    if old.kind is Kind.FRACTION:
        share = new.amount / 100
        return replace(new, kind=Kind.FRACTION, unit="", amount=1 - share if new.unit == "off" else share)
    share = new.amount * 100
    return replace(new, kind=Kind.PERCENT, unit=old.unit, amount=100 - share if old.unit == "off" else share)


def _keeps_number(old: Value, new: Value) -> bool:
    """Return whether an English noun after the figure keeps its number: "1 bank" cannot become "2 bank"."""
    return old.kind not in {Kind.NUMBER, Kind.COUNT} or (old.amount == 1) == (new.amount == 1)


def _with_article(start: str, old: str, new: str) -> str:
    """Return the text before a figure with "a" or "an" as the new figure is spoken: "an 8%" becomes "a 9%"."""
    match = _ARTICLE.search(start)
    if match is None or bool(_VOWEL.match(old)) == bool(_VOWEL.match(new)):
        return start
    article = "an" if _VOWEL.match(new) else "a"
    return start[: match.start()] + (article.capitalize() if match["article"][0].isupper() else article) + " "


def _faithful(sources: tuple[list[Value], list[Value]], targets: tuple[list[Value], list[Value]]) -> bool:
    """Return whether every carried figure agrees and keeps its kind: the last word on what is handed back.

    What the old pair already said in two ways may stay as it was; a difference that is an error, or a new one, may not.
    """
    if [_share(one) for one in targets[0]] != [_share(one) for one in targets[1]]:
        return False
    before = Counter(_likeness(one) for one in compare(sources[0], targets[0]))
    after = compare(sources[1], targets[1])
    return not any(one.hard for one in after) and not Counter(map(_likeness, after)) - before


def _share(value: Value) -> Hashable:
    """Return what a value may not turn into another kind of: a percentage, a fraction, or neither."""
    kind = value.of if value.kind is Kind.RANGE else value.kind
    return kind if kind in _SHARES else None


def _likeness(difference: Difference) -> Hashable:
    return (difference.nature, difference.value.kind)
