"""Characters that a converter cannot know: one Simplified character for several Traditional ones, in names above all.

In: a Layer after OpenCC and the words. Out: the layer with names kept to the form a name has most often, and a
Doubt for every place that could be otherwise. `[conversion.doubtful]` of the target says which characters, which
forms, and which ordinary words settle them. Part of the room `script`. May not touch: settled places.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from l10n import locale as locales
from l10n.patterns import later
from l10n.script import characters, names

if TYPE_CHECKING:
    from l10n.locale import Locale
    from l10n.script.lay import Layer, Lifted


class Doubt(NamedTuple):
    """A place to look at: `source` at `start:end` of the input became `written`; `others` are other readings."""

    start: int
    end: int
    source: str
    written: str
    others: str
    reason: str

    def __str__(self) -> str:
        """One line for a note in a catalog."""
        return f"{self.source} written as {self.written}, may be {self.others}: {self.reason}"

    def at(self, lifted: Lifted) -> Doubt:
        """Return the same doubt with its place counted in the text with codes."""
        return self._replace(start=lifted.origins[self.start], end=lifted.origins[self.end - 1] + 1)


class _Entry(NamedTuple):
    """What a name keeps, what else it may be, and the words that settle it (None: only names are in doubt)."""

    form: str
    others: str
    words: re.Pattern[str] | None
    converted: bool = False
    """Outside names, what the words made of it stays."""
    surname: bool = False
    """As a surname it has this form only."""


def settle(layer: Layer, source: Locale, target: Locale) -> list[Doubt]:
    """Keep the characters of names and report what is in doubt, for every open place."""
    table = _table(target.code)
    doubts: list[Doubt] = []
    if source.script == target.script:
        return doubts
    text = layer.source
    single = _singles(layer, source, target)
    if layer.pieces == single and table.keys().isdisjoint(text):
        return doubts
    every = zip(text, layer.pieces, single, layer.taken, strict=True)
    places = [
        at for at, (one, piece, alone, taken) in enumerate(every) if not taken and (piece != alone or one in table)
    ]
    for at in places:
        doubts.extend(_judged(layer, at, table.get(text[at]), single[at], source))
    return doubts


def has_sure_surname(text: str, target: Locale) -> bool:
    """Return whether `settle` may write a surname in a text without saying so, in another character than is there."""
    pattern = _sure_ones(target.code)
    return pattern is not None and pattern.search(text) is not None


def keeps_surname(text: str, at: int, source: Locale, target: Locale) -> bool:
    """Return whether `settle` leaves a character as it is because it is a surname that has one form only."""
    entry = _table(target.code).get(text[at])
    if entry is None or not entry.surname or entry.form != text[at]:
        return False
    name = names.around(text, at, source)
    return name is not None and name.surname > 0 and name.sure >= _TITLE and at < name.start + name.surname


def sure_surnames(code: str) -> list[tuple[str, str]]:
    """Return the characters that `settle` may write as a surname without saying so, each with that surname."""
    return [(character, entry.form) for character, entry in _table(code).items() if entry.surname]


@cache
def _sure_ones(code: str) -> re.Pattern[str] | None:
    found = "".join(one for one, entry in _table(code).items() if entry.surname and entry.form != one)
    return later(f"[{found}]") if found else None


def _judged(layer: Layer, at: int, entry: _Entry | None, single: str, source: Locale) -> list[Doubt]:
    """Return the doubt about one character, if any, and write what a name keeps."""
    name = names.around(layer.source, at, source)
    if entry is None:  # only a word made it what it is: in a name words mean nothing
        if name is None or name.sure < _TITLE:
            return []
        return [_kept(layer, at, _Entry(single, layer.pieces[at], None), name)]
    settled = entry.words is not None and _settled(layer.source, at, entry.words)
    if name is None or (settled and name.sure < _TITLE):
        return [_kept(layer, at, entry, None)] if entry.words is not None and not settled else []
    if name.surname == 0:
        return _in_place(layer, at, entry) if layer.pieces[at] == single else []
    if name.sure >= _TITLE and at < name.start + name.surname and entry.surname:
        layer.pieces[at] = entry.form
        return []
    return [_kept(layer, at, entry, name)]


_VERB, _TITLE = 2, 3


def _singles(layer: Layer, source: Locale, target: Locale) -> list[str]:
    """Return what every character becomes alone, in the target's forms."""
    known = _known(source.code, target.code)
    new = [one for one in set(layer.source) if one not in known]
    if new:
        forms = target.table("conversion").get("forms", {})
        separate = characters.singles("".join(new), source, target)
        known.update(
            (one, "".join(forms.get(each, each) for each in piece)) for one, piece in zip(new, separate, strict=True)
        )
    return [known[one] for one in layer.source]


@cache
def _known(source: str, target: str) -> dict[str, str]:
    """Return what is known of single characters between two locales, by their codes: filled by `_singles`."""
    del source, target
    return {}


def _kept(layer: Layer, at: int, entry: _Entry, name: names.Name | None) -> Doubt:
    """Write the form a name keeps, where a name is likely or no word settles the character, and return the doubt."""
    converted = layer.pieces[at]
    if (name is None and not entry.converted) or (name is not None and name.sure >= _VERB):
        layer.pieces[at] = entry.form
    every = dict.fromkeys([entry.form, *entry.others, converted])
    others = "/".join(one for one in every if one != layer.pieces[at])
    reason = (
        "no word here settles it"
        if name is None
        else f"part of a name, it seems: {layer.source[name.start : name.end]}"
    )
    return Doubt(at, at + 1, layer.source[at], layer.pieces[at], others, reason)


def _in_place(layer: Layer, at: int, entry: _Entry) -> list[Doubt]:
    """Report a character in what may be the name of a place; keep what the words made of it."""
    written = layer.pieces[at]
    every = dict.fromkeys([entry.form, *entry.others])
    others = "/".join(one for one in every if one != written)
    return [Doubt(at, at + 1, layer.source[at], written, others, "may be part of a place's name")] if others else []


def _settled(text: str, at: int, words: re.Pattern[str]) -> bool:
    return any(match.start() <= at < match.end() for match in words.finditer(text, max(0, at - 3), at + 4))


@cache
def _table(code: str) -> dict[str, _Entry]:
    """Return the doubtful characters of a target locale."""
    rows = locales.get(code).table("conversion").get("doubtful", {})
    return {character: _entry(row, code) for character, row in rows.items()}


def _sure(code: str) -> str:
    return str(locales.get(code).table("conversion").get("sure_surnames", ""))


def _entry(row: list[str], code: str) -> _Entry:
    """Return a row of `[conversion.doubtful]`: form, others, and perhaps the words that settle it, and `convert`."""
    form, others, *rest = row
    words = later("|".join(re.escape(word) for word in rest[0].split())) if rest else None
    return _Entry(form, others, words, converted="convert" in rest[1:], surname=form in _sure(code))
