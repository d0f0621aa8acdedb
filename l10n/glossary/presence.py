"""Whether a term stands in a text, and how often. Part of the room `glossary`.

In: concepts, texts (folded, but where it is said), a locale. Out: truths and counts. May not touch: files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.glossary.inflect import position

if TYPE_CHECKING:
    from collections.abc import Iterable

    from l10n.glossary.concept import Concept
    from l10n.glossary.termbase import Glossary
    from l10n.locale import Locale


def has(glossary: Glossary, concept: Concept, folded: str, locale: Locale) -> bool:
    """Return whether a folded text has a concept in any right form, or the locale has no word for it."""
    forms = glossary.folded(concept, locale)
    for one in forms:
        if one in folded and position(folded, one) >= 0:
            return True
    return not forms


def any_in(forms: tuple[str, ...], text: str) -> bool:
    """Return whether one of some forms is in a text, as they are."""
    for one in forms:  # noqa: SIM110 - asked of every term: `any` would take twice as long
        if one in text:
            return True
    return False


def at_least(glossary: Glossary, concept: Concept, text: str, locale: Locale) -> int:
    """Return how often a concept surely stands in a text that need not be folded: never more than `mentions` says.

    Counted are forms of characters alone that share no stretch with another form, so that none takes another's place.
    """
    return sum([text.count(one) for one in glossary.lone(concept, locale)])


def mentions(glossary: Glossary, concept: Concept, folded: str, locale: Locale) -> int:
    """Return how often a concept stands in a folded text in any right form, inside longer terms too."""
    return _count(folded, glossary.folded(concept, locale))


def _count(folded: str, forms: Iterable[str]) -> int:
    """Count places of any of the forms; longer forms first, so that a short one inside them is not counted again."""
    taken = bytearray(len(folded))
    count = 0
    for form in sorted(forms, key=len, reverse=True):
        at = position(folded, form)
        while at >= 0:
            end = at + len(form)
            if 1 not in taken[at:end]:
                count += 1
                taken[at:end] = b"\1" * len(form)
            at = position(folded, form, end)
    return count
