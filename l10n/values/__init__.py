"""Values in text: numbers, money, dates and the like, as exact values with a kind, in either language.

In: a text and a Locale (its table `[values]`). Out: Values; differences between two sides; a value written in a
locale's way; a target with a change of figures carried into it. May not touch: any room but `locale`.

    read(text, locale) -> list[Value]
    compare(source values, target values) -> list[Difference]
    write(value, locale) -> str
    carry(old source, new source, old target, source locale, target locale) -> str | None
"""

from __future__ import annotations

from l10n.values.carrying import carry
from l10n.values.comparing import compare
from l10n.values.details import (
    abroad,
    days_from_today,
    detail_key,
    home_currency,
    is_understood,
    is_untouched_page,
    names_currency,
    same_detail,
)
from l10n.values.negation import Negation, may_negate_noun, negates, negating_words, negation
from l10n.values.nouns import Approximation, Difference, Kind, Nature, Value
from l10n.values.reading import digit_runs, forget, read
from l10n.values.writing import weekday_of, write

__all__ = [
    "Approximation",
    "Difference",
    "Kind",
    "Nature",
    "Negation",
    "Value",
    "abroad",
    "carry",
    "compare",
    "days_from_today",
    "detail_key",
    "digit_runs",
    "forget",
    "home_currency",
    "is_understood",
    "is_untouched_page",
    "may_negate_noun",
    "names_currency",
    "negates",
    "negating_words",
    "negation",
    "read",
    "same_detail",
    "weekday_of",
    "write",
]
