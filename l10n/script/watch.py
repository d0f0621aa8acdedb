"""What to watch for in a text before OpenCC is asked: most texts have nothing that it could settle. Part of `script`.

In: a text, its locale and the one of the other script. Out: whether anything in it can go there unchanged and come back
different, by the tables of OpenCC's characters and the locale's own. It may say yes too often and never no too often.
May not touch: anything.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from l10n import locale as locales
from l10n.script import characters, doubts, tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.locale import Locale

_RARE = re.compile("[\uf900-\ufaff\U00020000-\U0003ffff]")
"""Characters that the tables do not have."""


class Watch(NamedTuple):
    """Characters that count wherever they stand, and those that count beside certain others: before and behind them."""

    always: frozenset[str]
    beside: dict[str, tuple[frozenset[str], frozenset[str]]]
    every: frozenset[str]


def possible(text: str, locale: Locale, other: Locale) -> bool:
    """Return whether something of a text may go to the `other` script unchanged and come back different."""
    watched = _watch(locale.code, other.code)
    if watched is None or _RARE.search(text) is not None:
        return True
    found = watched.every.intersection(text)
    return bool(found) and any(_counts(text, one, watched, locale) for one in found)


def _counts(text: str, one: str, watched: Watch, locale: Locale) -> bool:
    """Return whether a character that is watched counts at one of its places."""
    before, behind = watched.beside.get(one, (frozenset(), frozenset()))
    always = one in watched.always
    at = text.find(one)
    while at >= 0:
        if (always or text[at - 1 : at] in before or text[at + 1 : at + 2] in behind) and in_word(text, at, locale):
            return True
        at = text.find(one, at + 1)
    return False


def changed(script: str) -> frozenset[str]:
    """Return the characters that are no text's of a script (Hant, Hans), where no locale says otherwise."""
    return _changed("s2t" if script == "Hant" else "t2s")


@cache
def _changed(name: str) -> frozenset[str]:
    return frozenset(tables.CHANGED[name])


def variant(one: str, other: str, locale: Locale) -> bool:
    """Return whether people of this locale write either character in the same word (`[conversion] either`)."""
    return one + other in str(locale.table("conversion").get("either", "")).split()


def in_word(text: str, at: int, locale: Locale) -> bool:
    """Return whether a character stands in one of the words in which it is wrong here, where only those count."""
    words = locale.table("conversion").get("only_in", {}).get(text[at])
    if words is None:
        return True
    near = text[max(0, at - 3) : at + 4]
    return any(word in near for word in words.split())


@cache
def _watch(code: str, other: str) -> Watch | None:
    """Return what to watch for, None where the tables do not have that way."""
    locale, there = locales.get(code), locales.get(other)
    steps = (*characters.pathway(locale, there), *characters.pathway(there, locale))
    if steps not in tables.ALONE:
        return None
    table = locale.table("conversion")
    forms, legal = table.get("forms", {}), str(table.get("legal", ""))
    foreign = changed(locale.script) - set(legal) - set(forms)

    def counts(one: str, becomes: set[str]) -> bool:
        return one not in foreign and any(not variant(one, each, locale) for each in becomes - {one})

    def own(becomes: str) -> set[str]:
        return {forms.get(each, each) for each in becomes}

    always = {row[0] for row in tables.ALONE[steps].split() if counts(row[0], own(row[1:]))}
    always |= {one for one, becomes in (*forms.items(), *doubts.sure_surnames(code)) if counts(one, {becomes})}
    beside = {one: (set(row[1]), set(row[2])) for one, row in tables.BESIDE[steps].items() if counts(one, own(row[0]))}
    for one, becomes, before, behind in _by_words(locale, there):
        if counts(one, {becomes}):
            row = beside.setdefault(one, (set(), set()))
            row[0].update(before)
            row[1].update(behind)
    kept = {one: (frozenset(row[0]), frozenset(row[1])) for one, row in beside.items() if one not in always}
    return Watch(frozenset(always), kept, frozenset(always.union(kept)))


def _by_words(locale: Locale, there: Locale) -> Iterator[tuple[str, str, set[str], set[str]]]:
    """Yield what the locale's own words change: a character, what it becomes, what stands before and behind it."""
    origins = _origins((*characters.pathway(there, locale), *characters.pathway(locale, there)))
    for word, becomes in locale.table("conversion").get("words", {}).items():
        if len(word) != len(becomes):  # where lengths change, nothing is suspected
            continue
        for at, (one, each) in enumerate(zip(word, becomes, strict=True)):
            if one != each:
                yield one, each, *(_of(word[max(0, place) : place + 1], origins) for place in (at - 1, at + 1))


def _of(one: str, origins: dict[str, set[str]]) -> set[str]:
    return {one, *origins.get(one, ())} - {""}


@cache
def _origins(steps: tuple[str, str]) -> dict[str, set[str]]:
    """Return for characters of the other script what they may have been written as in this one."""
    found: dict[str, set[str]] = {}
    rows = ((row[0], row[1:]) for row in tables.ALONE[steps].split())
    for one, every in (*rows, *((one, row[0]) for one, row in tables.BESIDE[steps].items())):
        for each in every:
            found.setdefault(each, set()).add(one)
    return found
