"""Hedges of a figure (over, 逾, 左右) and parts of a month (mid-May, 5月底), read from the words beside it.

In: a Value and its text. Out: the Value with its approximation, or with early, mid or late as its unit. May not touch:
other rooms.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from l10n.values import numerals
from l10n.values.nouns import Approximation, Kind, Value, changed
from l10n.values.patterns import later

if TYPE_CHECKING:
    from l10n.values.grammar import Grammar

_NOT_BEFORE = later(r"[不未沒没無无][會会有能得曾應应可宜准許许]?\Z")
_APART = later(
    rf"(?P<hedge>至少|最少|最多|至多)[^\x00-\x7f，。；：、{numerals.HAN}]{{1,4}}\Z|(?P<most>最高|最長|最长"
    rf"|最低|最大)[可達达為为至][^\x00-\x7f，。；：、{numerals.HAN}]{{0,3}}\Z|(?P<verb>約|约|逾|超過|超过"
    r"|接近)[需為为有佔占達达共用花值設设]\Z"
)
_WINDOW = 32
_EARLY = later(
    r"(?:(?P<early>\bearly|\bbeginning of|\bstart of)|(?P<mid>\bmid|\bmiddle of)|(?P<late>\blate"
    r"|\bend(?: of)?))[ -](?:the )?\Z",
    re.IGNORECASE,
)
_EARLY_ZH = later(
    r"(?:份)?(?:(?P<early>年?初|上旬)|(?P<mid>中旬|中期|年?中(?![國国央心環环華华小西旬期間间環]))"
    r"|(?P<late>年?底|末|下旬))"
)


def _part_of_month(value: Value, text: str, rules: Grammar) -> Value:
    """Return a month or year with its part in `unit`: early, mid or late (end counts as late)."""
    match = (
        _EARLY_ZH.match(text, value.end)
        if rules.chinese
        else _EARLY.search(text, max(0, value.start - 20), value.start)
    )
    part = next((name for name in ("early", "mid", "late") if match[name]), "") if match else ""
    return changed(value, unit=part) if part else value


def hedged(value: Value, low: str, rules: Grammar, text: str) -> Value:
    """Return the value with the hedge before or after it, or with its part of a month, and `text` as it really stands.

    `low` is the text in lower case with dates and the like blanked.
    """
    shown = text[value.start : value.end]
    if value.kind is Kind.DATE and value.day is None and not value.loose:
        value = _part_of_month(value, text, rules)
    if value.kind in _UNHEDGED or value.loose:
        return changed(value, text=shown) if shown != value.text else value
    hedge = _hedge(value, low, rules)
    if hedge is value.approximation and shown == value.text:
        return value
    return changed(value, text=shown, approximation=hedge)


def _hedge(value: Value, low: str, rules: Grammar) -> Approximation:
    hedge = value.approximation
    if hedge is Approximation.NONE:
        before = rules.before.at(low, value.start - _WINDOW, value.start)
        if before:
            hedge = rules.approximations[before[1]]
            negated = rules.chinese and hedge is Approximation.OVER
            if negated and _NOT_BEFORE.search(low, max(0, before[0] - 2), before[0]):
                hedge = Approximation.AT_MOST
    if hedge is Approximation.NONE:
        after = rules.after.at(low, value.end)
        if after:
            hedge = rules.approximations[after[1]]
    if hedge is Approximation.NONE and rules.chinese:
        apart = _APART.search(low, max(0, value.start - 8), value.start)
        if apart:
            hedge = rules.approximations.get(apart["hedge"] or apart["most"] or apart["verb"], hedge)
    return hedge


_UNHEDGED = frozenset(
    {
        Kind.PHONE,
        Kind.EMAIL,
        Kind.URL,
        Kind.NAME,
        Kind.PLAN,
        Kind.WEEKDAY,
        Kind.ORDINAL,
        Kind.DATE,
        Kind.FISCAL_YEAR,
        Kind.DECADE,
    }
)
