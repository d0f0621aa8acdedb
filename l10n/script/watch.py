"""What to watch for in a text before OpenCC is asked: most texts have nothing that it could settle. Part of `script`.

In: a text, its locale and the one of the other script. Out: whether anything in it can go there unchanged and come back
different, by the tables of OpenCC's characters and the locale's own. It may say yes too often and never no too often.
May not touch: anything.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from l10n import locale as locales
from l10n.patterns import later
from l10n.script import characters, doubts, tables

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Mapping

    from l10n.locale import Locale

_RARE = "\uf900-\ufaff\U00020000-\U0003ffff"
"""Characters that the tables do not have: the inside of a character class."""


class Words(NamedTuple):
    """Words that hold a character: each written with the characters that stand for theirs, and their lengths.

    `before` and `behind` are what may stand beside the character in one of them.
    """

    every: frozenset[str]
    lengths: tuple[int, ...]
    before: frozenset[str]
    behind: frozenset[str]


class Watch(NamedTuple):
    """Characters that count: wherever they stand, or in certain words only; and those that only words let count."""

    pattern: re.Pattern[str]
    """Finds all of them, and those that the tables do not have."""
    always: frozenset[str]
    by_word: dict[str, Words]
    kept: dict[str, Words]
    """Those that go to the other script unchanged in these words only."""
    apart: bool
    """Whether the locale's own words have no marks in them, as OpenCC's have none."""


def clauses(text: str, locale: Locale, other: Locale) -> list[str]:
    """Return the stretches of a text, from mark to mark, in which something may do so: no word goes over a mark."""
    watched = _watch(locale.code, other.code)
    if watched is None:
        return [text]
    places = _places(text, watched, locale)
    if not places or not watched.apart:
        return [text] if places else []
    every = (match.span() for match in characters.CLAUSE.finditer(text))
    return [text[start:end] for start, end in every if any(start <= at < end for at in places)]


def places(text: str, locale: Locale, other: Locale) -> list[int] | None:
    """Return where in a text something may do so; None where the tables do not have that way."""
    watched = _watch(locale.code, other.code)
    return None if watched is None else _places(text, watched, locale)


def _places(text: str, watched: Watch, locale: Locale) -> list[int]:
    """Return the places of the characters that count."""
    by_word = watched.by_word
    found: list[int] = []
    for match in watched.pattern.finditer(text):
        at = match.start()
        words = by_word.get(text[at])
        # most places end here: no word has these neighbours, and `_stands_in` need not be called to say so
        beside = words is None or text[at + 1 : at + 2] in words.behind or text[at - 1 : at] in words.before
        if beside and _counts(text, at, watched, locale):
            found.append(at)
    return found


def _counts(text: str, at: int, watched: Watch, locale: Locale) -> bool:
    """Return whether a character that is watched counts at its place."""
    one = text[at]
    words = watched.by_word.get(one)
    if words is not None:
        if not _stands_in(text, at, words):
            return False
    elif one not in watched.always:
        return True  # the tables do not have it
    kept = watched.kept.get(one)
    return (kept is None or _stands_in(text, at, kept)) and in_word(text, at, locale)


def _stands_in(text: str, at: int, words: Words) -> bool:
    """Return whether a character stands in one of some words.

    Conversions change a character within its group only, so a word that any step of theirs can meet is met here.
    """
    if text[at + 1 : at + 2] not in words.behind and text[at - 1 : at] not in words.before:
        return False  # every word has a second character
    reach = words.lengths[-1] - 1
    start = max(0, at - reach)
    near = text[start : at + reach + 1].translate(_groups())
    at -= start
    every = words.every
    for length in words.lengths:
        for begin in range(max(0, at - length + 1), at + 1):
            if near[begin : begin + length] in every:
                return True
    return False


@cache
def _groups() -> dict[int, str]:
    """Return for each character of a group that of `tables.CLASSES` that stands for it, for `str.translate`."""
    return {ord(one): group[0] for group in tables.CLASSES.split() for one in group[1:]}


@cache
def _group() -> dict[str, str]:
    """Return for each character that stands for a group all of the group."""
    return {group[0]: group for group in tables.CLASSES.split()}


def _words(one: str, every: Iterable[str]) -> Words:
    written = frozenset(" ".join(every).translate(_groups()).split())
    own, group = one.translate(_groups()), _group()
    before, behind = set[str](), set[str]()
    for word in written:
        for at, each in enumerate(word):
            if each == own:
                before.update(word[at - 1 : at])
                behind.update(word[at + 1 : at + 2])
    beside = (frozenset("".join(group.get(each, each) for each in side)) for side in (before, behind))
    return Words(written, tuple(sorted(set(map(len, written)))), *beside)


def foreign(locale: Locale) -> frozenset[str]:
    """Return the characters that are no text's of a locale: the other script's, but for those that it admits."""
    table = locale.table("conversion")
    admitted = {*str(table.get("legal", "")), *table.get("forms", {})}
    return _changed("s2t" if locale.script == "Hant" else "t2s") - admitted


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
    forms, strange = table.get("forms", {}), foreign(locale)
    kept, gone = tables.KEPT[steps], _changed(steps[0])

    def counts(one: str, becomes: str) -> bool:
        stays = one not in gone or one in kept
        return stays and becomes != one and not variant(one, becomes, locale)

    rows = (row for row in tables.ALONE[steps].split() if row[0] not in strange)
    alone = [(row[0], forms.get(each, each)) for row in rows for each in row[1:]]
    settled = (*alone, *forms.items(), *doubts.sure_surnames(code))
    always = {one for one, becomes in settled if counts(one, becomes)} - strange
    by_word: dict[str, set[str]] = {}
    for one, becomes, words in (*_by_opencc(tables.BY_WORD[steps], forms), *_by_locale(locale)):
        if one not in always and one not in strange and counts(one, becomes):
            by_word.setdefault(one, set()).update(words)
    every = always.union(by_word)
    return Watch(
        later(f"[{''.join(sorted(every))}{_RARE}]"),
        frozenset(always),
        {one: _words(one, words) for one, words in by_word.items()},
        {one: _words(one, kept[one].split()) for one in every.intersection(kept)},
        all(characters.CLAUSE.fullmatch(word) for word in table.get("words", {})),
    )


def _by_opencc(rows: Mapping[str, Mapping[str, str]], forms: Mapping[str, str]) -> Iterator[tuple[str, str, list[str]]]:
    """Yield what OpenCC changes by word: a character, what it becomes in the locale's forms, the words."""
    for one, ends in rows.items():
        for becomes, words in ends.items():
            yield one, forms.get(becomes, becomes), words.split()


def _by_locale(locale: Locale) -> Iterator[tuple[str, str, list[str]]]:
    """Yield what the locale's own words change, likewise."""
    for word, becomes in locale.table("conversion").get("words", {}).items():
        if len(word) != len(becomes):  # where lengths change, nothing is suspected
            continue
        for one, each in zip(word, becomes, strict=True):
            if one != each:
                yield one, each, [word]
