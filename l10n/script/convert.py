"""`convert`: one text from one Chinese locale into another, everything that must not change shielded. Part of `script`.

Order of work: codes are taken out, addresses covered; the glossary's forms become their counterparts; OpenCC
converts the rest with those places hidden; the target's own forms and words go over it; names keep their
characters; quotation marks turn; codes go back. Each character of the input owns a piece of the output
throughout, so nothing loses its place.
In: text, locales, glossary. Out: a Conversion. Never raises. May not touch: anything else.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from l10n.patterns import later
from l10n.script import characters, shield
from l10n.script.doubts import Doubt, settle
from l10n.script.lay import Layer, lift, replace_codes
from l10n.typography import of, turn_quotes
from l10n.typography.spans import addresses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from l10n.glossary import Glossary
    from l10n.locale import Locale
    from l10n.model import InlineCode

__all__ = ["Conversion", "Doubt", "convert", "convert_words"]


class Conversion(NamedTuple):
    """A converted text and the places in it that a reader should look at."""

    text: str
    doubts: tuple[Doubt, ...] = ()


def convert(
    text: str,
    source: Locale,
    target: Locale,
    *,
    glossary: Glossary,
    codes: Sequence[InlineCode] | None = None,
) -> Conversion:
    """Return `text` in the target's script, words and quotation marks.

    `codes` are the inline codes of the text; None: whatever looks like one is one. Between locales of which one is not
    Chinese the text comes back as it was. Doubts stand in the order of the input.
    """
    if not (source.chinese and target.chinese) or source.code == target.code:
        return Conversion(text)
    lifted = lift(text, codes)
    plain = lifted.plain
    layer = Layer(plain)
    for start, end in addresses(plain):
        layer.keep(start, end)
    for at in lifted.standing:
        layer.keep(at, at + 1)
    doubts = shield.cover(layer, source, target, glossary)
    _characters(layer, source, target)
    shield.words(layer, target)
    doubts += settle(layer, source, target)
    _quotes(layer, source, target)
    return Conversion(
        text=replace_codes(layer.pieces, lifted),
        doubts=tuple(sorted((one.at(lifted) for one in doubts), key=lambda one: (one.start, one.end))),
    )


def convert_words(text: str, source: Locale, target: Locale) -> str:
    """Return a list of words in the target's script: no names, codes or quotation marks are looked for in it."""
    layer = Layer(text)
    _characters(layer, source, target)
    shield.words(layer, target)
    return "".join(layer.pieces)


def _characters(layer: Layer, source: Locale, target: Locale) -> None:
    """Fill every open place with what OpenCC makes of it, then the target's own form of that character."""
    settled = 1 in layer.taken
    hidden = layer.source
    if settled:
        hidden = "".join(["\ufffc" if taken else one for one, taken in zip(hidden, layer.taken, strict=True)])
    forms = target.table("conversion").get("forms", {})
    made = characters.straight(hidden, source, target)
    if made is None:
        every = characters.cells(hidden, source, target)
        cells = ["".join(forms.get(one, one) for one in piece) for piece in every] if forms else every
    else:
        cells = list(made)
        for match in _any_of(frozenset(forms)).finditer(made) if forms else ():
            cells[match.start()] = forms[match[0]]
    if settled:
        both = zip(layer.pieces, cells, layer.taken, strict=True)
        cells = [old if taken else new for old, new, taken in both]
    layer.pieces = cells


@cache
def _any_of(some: frozenset[str]) -> re.Pattern[str]:
    """Return what finds one of some characters."""
    return later(f"[{re.escape(''.join(sorted(some)))}]")


def _quotes(layer: Layer, source: Locale, target: Locale) -> None:
    """Turn the quotation marks. Those of a glossary's form are the target's already."""
    result = "".join(layer.pieces)
    turned = turn_quotes(result, of(source), of(target), addresses(result))
    if turned == result:
        return
    at = 0
    for index, piece in enumerate(layer.pieces):
        layer.pieces[index] = turned[at : at + len(piece)]
        at += len(piece)
