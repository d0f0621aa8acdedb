"""Characters of the wrong script in a text: certain ones, and those that only their word betrays. Part of `script`.

In: a text, its locale. Out: Foreign places. The table comes from OpenCC's characters: foreign is what the
converter into this script would change, but for those the locale's `[conversion] legal` names as at home in both
(后 里 干 …).
May not touch: anything. Never raises.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from l10n import locale as locales
from l10n.glossary import Glossary
from l10n.patterns import later
from l10n.script import characters, staying, watch
from l10n.script.convert import convert
from l10n.script.doubts import has_sure_surname, keeps_surname
from l10n.script.shield import changes_by_word
from l10n.typography.spans import addresses, covered, is_han

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from l10n.locale import Locale
    from l10n.typography.spans import Span


class Foreign(NamedTuple):
    """A character of the other script: its place, itself, and what this locale writes."""

    at: int
    character: str
    wanted: str


def is_foreign(text: str, locale: Locale, protected: Iterable[Span] = ()) -> list[Foreign]:
    """Return the characters of `text` that the locale's script does not have, in order."""
    pattern = _foreign(locale.code)
    if pattern is None or pattern.search(text) is None:
        return []
    mask = covered(len(text), [*addresses(text), *protected])
    found = [(match.start(), match[0]) for match in pattern.finditer(text)]
    return [Foreign(at, one, _wanted(one, locale)) for at, one in found if not mask[at]]


def suspects(text: str, locale: Locale, protected: Iterable[Span] = ()) -> list[Foreign]:
    """Return characters that both scripts have but whose word wants another here (`之后` in Traditional text).

    The text is converted to the other script and back; what comes back different although it went unchanged is the
    other script's. Softer than `is_foreign`: one word in a few thousand is right all the same.
    """
    other = _other(locale)
    if other is None or not any(_may_show(clause, locale, other) for clause in watch.clauses(text, locale, other)):
        return []
    there = characters.cells(text, locale, other)
    if any(len(one) != 1 for one in there):
        return []
    mask = covered(len(text), [*addresses(text), *protected])
    back = convert("".join(there), other, locale, glossary=Glossary.empty(), codes=())
    if len(back.text) != len(text):
        return []
    unsure = {doubt.start for doubt in back.doubts}
    return [
        Foreign(at, one, back.text[at])
        for at, one in enumerate(text)
        if not mask[at]
        and is_han(one)
        and one == there[at]
        and back.text[at] != one
        and at not in unsure
        and _home(one, locale)
        and not watch.variant(one, back.text[at], locale)
        and watch.in_word(text, at, locale)
    ]


def _may_show(text: str, locale: Locale, other: Locale) -> bool:
    """Return whether OpenCC, asked for these characters alone, leaves it open that one of them is a suspect."""
    plain = characters.straight(text, locale, other)
    return plain is None or _may_differ(text, plain, other, locale)


def _may_differ(text: str, there: str, other: Locale, locale: Locale) -> bool:
    """Return whether something of `text` can come back different although it went unchanged: a look before `convert`.

    Beside OpenCC and the locale's own forms, `convert` puts the locale's words, and settles surnames; what else it
    settles it reports as a doubt, and a doubt is no suspect.
    """
    if addresses(there) or has_sure_surname(text, locale) or changes_by_word(text, there, locale):
        return True
    if _all_stay(text, there, other, locale):
        return False
    back = characters.straight(there, other, locale)
    if back is None:
        return True
    if _has_form(locale.code, back):
        back = back.translate(_forms(locale.code))
    if len(back) != len(text) or back == text:
        return back != text
    every = enumerate(zip(text, there, back, strict=True))
    changed = [(at, one, came) for at, (one, went, came) in every if one != came and one == went]
    return any(
        _home(one, locale)
        and not watch.variant(one, came, locale)
        and watch.in_word(text, at, locale)
        and not keeps_surname(there, at, other, locale)
        for at, one, came in changed
    )


def _all_stay(text: str, there: str, other: Locale, locale: Locale) -> bool:
    """Return whether all that counts in a text went changed or plainly stays what it is: then OpenCC need not say."""
    places = watch.places(text, locale, other)
    if places is None:
        return False
    steps, forms = characters.pathway(other, locale), _having_forms(locale.code)
    return all(
        text[at] != there[at]
        or (text[at] not in forms and staying.stays(there, at, steps))
        or keeps_surname(there, at, other, locale)
        for at in places
    )


@cache
def _forms(code: str) -> dict[int, str]:
    """Return the locale's own forms of characters, for `str.translate`."""
    return str.maketrans(dict(locales.get(code).table("conversion").get("forms", {})))


def _has_form(code: str, text: str) -> bool:
    return not _having_forms(code).isdisjoint(text)


@cache
def _having_forms(code: str) -> frozenset[str]:
    return frozenset(map(chr, _forms(code)))


@cache
def _foreign(code: str) -> re.Pattern[str] | None:
    """Return what finds the characters that are foreign to a locale, None where none is."""
    locale = locales.get(code)
    every = watch.foreign(locale) if locale.chinese else ()
    return later(f"[{''.join(sorted(every))}]") if every else None


def _home(one: str, locale: Locale) -> bool:
    """Return whether a character is none of the foreign ones."""
    pattern = _foreign(locale.code)
    return pattern is None or pattern.match(one) is None


def _wanted(one: str, locale: Locale) -> str:
    """Return what a locale writes instead of a foreign character."""
    other = _other(locale)
    forms = locale.table("conversion").get("forms", {})
    piece = characters.alone(one, other, locale) if other is not None else one
    return "".join(forms.get(each, each) for each in piece)


def _other(locale: Locale) -> Locale | None:
    """Return the locale of the other script to compare with."""
    if not locale.chinese:
        return None
    return locales.get("zh_Hans_CN" if locale.script == "Hant" else "zh_Hant_HK")
