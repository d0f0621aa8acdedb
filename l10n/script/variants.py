"""Words that Hong Kong writes with either of two characters (發布 or 發佈): where they stand. Part of `script`.

In: a text, its locale, what is protected. Out: Variants. `[variants]` of the locale says which characters are one
another's other form, and in which words that is a matter of the house and not of meaning. What may be a name
(衞生署, a person, 《a title》) is left out. May not touch: anything. Never raises.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from l10n import locale as locales
from l10n.patterns import later
from l10n.script import names
from l10n.typography.spans import HAN, addresses, covered

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from l10n.locale import Locale
    from l10n.typography.spans import Span

_TITLE = later("[《〈][^《》〈〉]{1,200}[》〉]")
_BODY = later(
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
    start: int
    """Where the word begins."""


class _Words(NamedTuple):
    """The words of a locale's table: what finds their characters, and a word that begins at a place.

    `reach` is how far behind the beginning of its word such a character may stand; `family` are each one's forms.
    """

    characters: re.Pattern[str]
    pattern: re.Pattern[str]
    reach: int
    family: dict[str, str]


def variants(text: str, locale: Locale, protected: Iterable[Span] = ()) -> list[Variant]:
    """Return the places where a house has a choice, in order; names and what is protected are left out."""
    words = _words(locale.code)
    if words is None or words.characters.search(text) is None:
        return []
    found: list[Variant] = []
    mask: bytearray | None = None
    for match in _places(text, words):
        at = next(index for index in range(*match.span()) if text[index] in words.family)
        if mask is None:
            mask = covered(len(text), [*addresses(text), *protected, *(one.span() for one in _TITLE.finditer(text))])
        if any(mask[match.start() : match.end()]) or _named(text, at, match.end(), locale):
            continue
        found.append(Variant(at, text[at], match[0], words.family[text[at]], match.start()))
    return found


def _places(text: str, words: _Words) -> Iterator[re.Match[str]]:
    """Yield the words in a text, apart from one another: each holds one of the characters, so the rest is not read."""
    done = 0
    for one in words.characters.finditer(text):
        for start in range(max(done, one.start() - words.reach), one.end()):
            match = words.pattern.match(text, start)
            if match is not None:
                yield match
                done = match.end()
                break


def _named(text: str, at: int, end: int, locale: Locale) -> bool:
    if text[at] not in _VERBS and _BODY.match(text, end):
        return True
    name = names.around(text, at, locale)
    return name is not None and name.surname > 0 and name.sure >= _TITLED


@cache
def _words(code: str) -> _Words | None:
    """Return what finds the words of a locale's table, None where it has none."""
    family: dict[str, str] = {}
    words: list[str] = []
    reach = 0
    for forms, templates in locales.get(code).table("variants").values():
        family |= dict.fromkeys(forms, forms)
        words += [template.replace("_", f"[{forms}]") for template in templates.split()]
        reach = max(reach, *(template.rfind("_") for template in templates.split()))
    if not words:
        return None
    return _Words(later(f"[{''.join(family)}]"), later("|".join(words)), reach, family)


def families(locale: Locale) -> list[str]:
    """Return the families of characters among which a house may choose."""
    return [forms for forms, _ in locale.table("variants").values()]
