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
from l10n.script import characters, watch
from l10n.script.convert import convert
from l10n.script.doubts import has_sure_surname
from l10n.script.shield import changes_by_word
from l10n.typography.spans import addresses, covered, is_han

if TYPE_CHECKING:
    from collections.abc import Iterable

    from l10n.locale import Locale
    from l10n.typography.spans import Span

_RANGES = ((0x3400, 0x4DC0), (0x4E00, 0xA000))


class Foreign(NamedTuple):
    """A character of the other script: its place, itself, and what this locale writes."""

    at: int
    character: str
    wanted: str


def is_foreign(text: str, locale: Locale, protected: Iterable[Span] = ()) -> list[Foreign]:
    """Return the characters of `text` that the locale's script does not have, in order."""
    if not locale.chinese:
        return []
    table = _table(locale, text)
    odd = _odd(locale.code).intersection(text)
    if not odd:
        return []
    found = [at for at, one in enumerate(text) if one in odd]
    mask = covered(len(text), [*addresses(text), *protected])
    return [Foreign(at, text[at], table[text[at]]) for at in found if not mask[at]]


def suspects(text: str, locale: Locale, protected: Iterable[Span] = ()) -> list[Foreign]:
    """Return characters that both scripts have but whose word wants another here (`之后` in Traditional text).

    The text is converted to the other script and back; what comes back different although it went unchanged is the
    other script's. Softer than `is_foreign`: one word in a few thousand is right all the same.
    """
    other = _other(locale)
    if other is None or not watch.possible(text, locale, other):
        return []
    plain = characters.straight(text, locale, other)
    if plain is not None and not _may_differ(text, plain, other, locale):
        return []
    there = characters.cells(text, locale, other)
    if any(len(one) != 1 for one in there):
        return []
    mask = covered(len(text), [*addresses(text), *protected])
    back = convert("".join(there), other, locale, glossary=Glossary.empty(), codes=())
    if len(back.text) != len(text):
        return []
    unsure = {doubt.start for doubt in back.doubts}
    table = _table(locale, text)
    return [
        Foreign(at, one, back.text[at])
        for at, one in enumerate(text)
        if not mask[at]
        and is_han(one)
        and one == there[at]
        and back.text[at] != one
        and at not in unsure
        and not table.get(one)
        and not watch.variant(one, back.text[at], locale)
        and watch.in_word(text, at, locale)
    ]


def _may_differ(text: str, there: str, other: Locale, locale: Locale) -> bool:
    """Return whether something of `text` can come back different although it went unchanged: a look before `convert`.

    Beside OpenCC and the locale's own forms, `convert` puts the locale's words, and settles surnames; what else it
    settles it reports as a doubt, and a doubt is no suspect.
    """
    if addresses(there) or has_sure_surname(text, locale) or changes_by_word(text, there, locale):
        return True
    back = characters.straight(there, other, locale)
    if back is None:
        return True
    if _has_form(locale.code, back):
        back = back.translate(_forms(locale.code))
    if len(back) != len(text) or back == text:
        return back != text
    table = _table(locale, text)
    every = enumerate(zip(text, there, back, strict=True))
    changed = [(at, one, came) for at, (one, went, came) in every if one != came and one == went]
    return any(
        not table.get(one) and not watch.variant(one, came, locale) and watch.in_word(text, at, locale)
        for at, one, came in changed
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


def _table(locale: Locale, text: str) -> dict[str, str]:
    """Return what the locale writes instead of each foreign character, and nothing for those that are at home.

    It knows every character of `text`; OpenCC is asked about each foreign one once.
    """
    table = _known(locale.code)
    new = set(text).difference(table)
    if new:
        table.update(dict.fromkeys(new, ""))
        foreign = _foreign(locale, [one for one in new if any(start <= ord(one) < end for start, end in _RANGES)])
        table.update(foreign)
        _odd(locale.code).update(one for one, wanted in foreign.items() if wanted)
    return table


@cache
def _odd(code: str) -> set[str]:
    """Return the foreign characters that a locale has met."""
    del code
    return set()


@cache
def _known(code: str) -> dict[str, str]:
    """Return what is known of the characters a locale has met: filled by `_table`."""
    del code
    return {}


def _foreign(locale: Locale, every: list[str]) -> dict[str, str]:
    """Return those of the given characters that are foreign to a locale, and what it writes instead."""
    other = _other(locale)
    if other is None:
        return {}
    forms = locale.table("conversion").get("forms", {})
    legal = str(locale.table("conversion").get("legal", ""))
    changed = watch.changed(locale.script)
    odd = [one for one in every if one in changed and one not in legal and one not in forms]
    if not odd:
        return {}
    here = characters.singles("".join(odd), other, locale)
    return {one: "".join(forms.get(each, each) for each in piece) for one, piece in zip(odd, here, strict=True)}


def _other(locale: Locale) -> Locale | None:
    """Return the locale of the other script to compare with."""
    if not locale.chinese:
        return None
    return locales.get("zh_Hans_CN" if locale.script == "Hant" else "zh_Hant_HK")
