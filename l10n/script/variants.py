"""Words that Hong Kong writes with either of two characters (發布 or 發佈): where they stand. Part of `script`.

In: a text, its locale, what is protected. Out: Variants. `[variants]` of the locale says which characters are one
another's other form, and in which words that is a matter of the house and not of meaning. What may be a name
(衞生署, a person, 《a title》) is left out. May not touch: anything. Never raises.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from l10n import locale as locales
from l10n.script import names
from l10n.typography.spans import HAN, addresses, covered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from l10n.locale import Locale
    from l10n.typography.spans import Span

_TITLE = re.compile("[《〈][^《》〈〉]{1,200}[》〉]")
_BODY = re.compile(
    f"[{HAN}]{{0,6}}?(?:署|局|部|司|中心|公司|集團|電台|電視台|會|院|處|所|組織|學校|中學|小學|大學|銀行|基金|區|道|街|村)"
)
_VERBS = "布佈"
"""Of these the word is a verb (公佈委員會名單): an organisation's kind behind it makes no name of it."""


_TITLED = 3


class Variant(NamedTuple):
    """The character at `at` of a text, in `word`; `family` holds all its forms."""

    at: int
    character: str
    word: str
    family: str


def variants(text: str, locale: Locale, protected: Iterable[Span] = ()) -> list[Variant]:
    """Return the places where a house has a choice, in order; names and what is protected are left out."""
    pattern, family = _pattern(locale.code)
    if pattern is None or family.keys().isdisjoint(text):
        return []
    found: list[Variant] = []
    mask: bytearray | None = None
    for match in pattern.finditer(text):
        at = next(index for index in range(*match.span()) if text[index] in family)
        if mask is None:
            mask = covered(len(text), [*addresses(text), *protected, *(one.span() for one in _TITLE.finditer(text))])
        if any(mask[match.start() : match.end()]) or _named(text, at, match.end(), locale):
            continue
        found.append(Variant(at, text[at], match[0], family[text[at]]))
    return found


def _named(text: str, at: int, end: int, locale: Locale) -> bool:
    if text[at] not in _VERBS and _BODY.match(text, end):
        return True
    name = names.around(text, at, locale)
    return name is not None and name.surname > 0 and name.sure >= _TITLED


@cache
def _pattern(code: str) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    """Return what finds the words of a locale's table, and to each character its family."""
    family: dict[str, str] = {}
    words: list[str] = []
    for forms, templates in locales.get(code).table("variants").values():
        family |= dict.fromkeys(forms, forms)
        words += [template.replace("_", f"[{forms}]") for template in templates.split()]
    return (re.compile("|".join(words)) if words else None), family


def families(locale: Locale) -> list[str]:
    """Return the families of characters among which a house may choose."""
    return [forms for forms, _ in locale.table("variants").values()]
