"""Negation: whether one side says "not" where the other does not.

In: texts and Locales. Out: how often a text negates outright (not, 不會) and whether it does so in any way at all
("fail", "without", 無). The words are the locale's, `negation` and `negation_weak`. May not touch: other rooms but
`locale`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from l10n.values import grammar

if TYPE_CHECKING:
    from l10n.locale import Locale


@dataclass(frozen=True, slots=True)
class Negation:
    """How a text negates. `first` is the place of the first outright negation, -1 without one."""

    outright: int
    any: bool
    first: int = -1
    word: str = ""


def negation(text: str, locale: Locale) -> Negation:
    """Return how `text` negates; idioms (一成不變, "no doubt") are not negations."""
    rules = grammar.of(locale)
    text = rules.negation_not.sub(lambda match: "\0" * len(match[0]), text)
    found = list(rules.negation.finditer(text))
    weak = bool(found) or rules.negation_weak.search(text) is not None
    first = found[0] if found else None
    return Negation(len(found), weak, first.start() if first else -1, first[0] if first else "")
