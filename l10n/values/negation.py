"""Negation: whether one side says "not" where the other does not.

In: texts and Locales. Out: how often a text negates outright (not, 不會) and whether it does so in any way at all
("fail", "without", 無). The words are the locale's, `negation` and `negation_weak`. May not touch: other rooms but
`locale`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from l10n.values import grammar
from l10n.values.clues import blanked, letter_runs, lower

if TYPE_CHECKING:
    from collections.abc import Sequence

    from l10n.locale import Locale
    from l10n.values.wordlists import Phrases


_LONGEST = 48
"""Characters that no phrase with a negation exceeds."""


@dataclass(frozen=True, slots=True)
class Negation:
    """How a text negates. `first` is the place of the first outright negation, -1 without one.

    `nouns` counts negated nouns (non-members, 非會員), `beyond` says whether there is any negation but those.
    """

    outright: int
    any: bool
    first: int = -1
    word: str = ""
    nouns: int = 0
    beyond: bool = False


def negation(text: str, locale: Locale) -> Negation:
    """Return how `text` negates; idioms (一成不變, "no doubt") are not negations.

    Phrases that the other language may say without a negation (不得不, "could not agree more") count as weak ones.
    """
    rules = grammar.of(locale)
    low = lower(text)
    runs = None if rules.chinese else letter_runs(low)
    plain = _blanked(rules.negation_not, low, runs)
    sure = _blanked(rules.negation_either, plain, runs)
    either = sure != plain
    found = list(rules.negation.finditer(sure))
    weak = bool(found) or either or rules.negation_weak.search(sure) is not None
    nouns, beyond = 0, weak
    if weak and rules.negation_nouns.search(sure) is not None:
        rest, nouns = rules.negation_nouns.subn(lambda match: "\0" * len(match[0]), sure)
        beyond = either or any(pattern.search(rest) for pattern in (rules.negation, rules.negation_weak))
    first = found[0].start() if found else -1
    word = text[first : found[0].end()] if found else ""
    return Negation(len(found), weak, first, word, nouns, beyond)


def negates(text: str, locale: Locale) -> bool:
    """Return whether `negation` would find an outright negation: much cheaper than to say what else there is."""
    rules = grammar.of(locale)
    low = lower(text)
    first = rules.negation.search(low)
    if first is None:
        return False
    # what overlaps no phrase stays when phrases are blanked, and a phrase that overlaps it is all in this window
    near = low[max(0, first.start() - _LONGEST) : first.end() + _LONGEST]
    runs = None if rules.chinese else letter_runs(near)
    if not rules.negation_not.find(near, runs) and not rules.negation_either.find(near, runs):
        return True
    runs = None if rules.chinese else letter_runs(low)
    plain = _blanked(rules.negation_either, _blanked(rules.negation_not, low, runs), runs)
    return rules.negation.search(plain) is not None


def negating_words(locale: Locale) -> frozenset[str]:
    """Return Latin words of which one, or n't, is in every text that `negates`; none where that cannot be said."""
    return grammar.of(locale).negation_words


def may_negate_noun(text: str, locale: Locale) -> bool:
    """Return whether `negation` may find a negated noun (non-members, 非會員)."""
    return grammar.of(locale).negation_nouns.search(lower(text)) is not None


def _blanked(phrases: Phrases, low: str, runs: Sequence[bytes] | None) -> str:
    return blanked(low, [(start, end) for start, end, _ in phrases.find(low, runs)])
