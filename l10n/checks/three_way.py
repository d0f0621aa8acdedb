"""In all translations and not in the source.

What: with three editions or more, a figure that all translations have in the same paragraph and the source has not; or
a name of the glossary that all have where the source has another one.
Why: two against one tells who is wrong; a figure that both translations have and the source has not is usually a
correction that never reached the release. Other checks blame the translations.
Wrong: 180 beds · 190張病床 · 190张病床.
Right: the same figure in all three.
Fix: correct the source, or the translations if they are wrong alike.
Does not: say anything while a paragraph is not complete in every edition, of what one translation alone lacks or adds
  (NUM001, TRM001, TAG001 and their kin report it at its place), of figures that may be left out ("both", 兩地), of
  names that the translations add (天文台 with a warning signal), or of short forms that the text defines (the Center,
  中心), which are ordinary words as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n import glossary, values
from l10n import locale as locales
from l10n.checks._terms import codes_of
from l10n.model import Finding, Scope, Severity, strip_codes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from l10n.checks import CheckContext, Pairs
    from l10n.model import BlockPair

CODE = "CON008"
NAME = "two against one"
SEVERITY = Severity.WARNING
SCOPE = Scope.RELEASE

_FEWEST = 3
Things = dict[str, str]
"""What an edition says of a paragraph: what is comparable, and how it is shown."""


def find(editions: Mapping[str, Pairs], context: CheckContext) -> Iterator[Finding]:
    """Yield one finding for each block of the source that lacks what all translations have."""
    if len(editions) < _FEWEST or len({len(pairs) for pairs in editions.values()}) > 1:
        return
    for row in zip(*editions.values(), strict=True):
        texts = dict(zip(editions, row, strict=True))
        targets = {code: pair for code, pair in texts.items() if code != context.source.code}
        if context.source.code in texts and all(pair.complete and pair.target for pair in targets.values()):
            yield from _odd(texts, context)


def _odd(texts: Mapping[str, BlockPair], context: CheckContext) -> Iterator[Finding]:
    """Yield what the source of a block lacks and all others have."""
    source = context.source.code
    shown = {code: _text(pair, code == source) for code, pair in texts.items()}
    lacks = _lacking(_figures(shown, source), source)
    names = _names(shown, context)
    if any(all(key not in own for code, own in names.items() if code != source) for key in names[source]):
        lacks += _lacking(names, source)  # the source has another name instead; else the translations add one
    if lacks:
        message = f"all other editions have {', '.join(lacks[:5])}; this one has not"
        group = texts[source].groups[0]
        yield Finding(CODE, SEVERITY, message, unit=group.units[0].id, locale=source, source=group.source)


def _lacking(things: Mapping[str, Things], source: str) -> list[str]:
    """Return, as shown, what all translations have and the source has not."""
    others = [own for code, own in things.items() if code != source]
    return [
        text for key, text in others[0].items() if key not in things[source] and all(key in own for own in others[1:])
    ]


def _text(pair: BlockPair, own: bool) -> str:
    text = pair.source if own else pair.target
    return strip_codes(text, codes_of(pair)) if "<" in text else text


def _figures(shown: Mapping[str, str], source: str) -> dict[str, Things]:
    """Return the hard figures of each edition, known by the source's where the comparison pairs them."""
    read = {code: values.read(text, locales.get(code)) for code, text in shown.items()}
    found: dict[str, Things] = {code: {} for code in shown}
    if not any(read.values()):
        return found
    base = [value for value in read[source] if value.hard and not value.loose]
    found[source] = {_key(value): value.text.strip() for value in base}
    for code, own in read.items():
        if code == source:
            continue
        differences = values.compare(read[source], own)
        lost = {id(one.source) for one in differences if one.source is not None and one.nature not in _KEPT}
        found[code] = {_key(value): value.text.strip() for value in base if id(value) not in lost}
        for one in differences:
            if one.target is None or one.nature in _KEPT:
                continue
            instead = one.source is not None and _key(one.source) != _key(one.target)
            if instead or (one.source is None and one.hard):
                found[code][_key(one.target)] = one.target.text.strip()
    return found


_KEPT = frozenset({values.Nature.APPROXIMATION})


def _key(value: values.Value) -> str:
    """Return what the same figure has in common in all languages."""
    if value.kind is values.Kind.DATE:
        return f"date {value.year} {value.month} {value.day}"
    return f"figure {value.amount} {value.low} {value.high}" if value.amount is not None or value.low else value.text


def _names(shown: Mapping[str, str], context: CheckContext) -> dict[str, Things]:
    """Return the glossary's names in each edition, short ones too (數碼港 and 香港數碼港 are two concepts or one).

    Concepts that share a stretch of text in one edition are one name in all: 粵港澳大灣區 is a long and a short form.
    """
    spans: dict[str, dict[tuple[int, int], list[str]]] = {code: {} for code in shown}
    for code, text in shown.items():
        for hit in context.glossary.find(text, locales.get(code)):
            concept = hit.concept
            if concept.kind in glossary.NAMES and concept.first_mention != "defined":
                spans[code].setdefault((hit.start, hit.end), []).append(concept.id)
    said = [{one for members in own.values() for one in members} for own in spans.values()]
    if all(own == said[0] for own in said):
        return {code: {} for code in shown}  # whatever is one name in all is in all
    same: dict[str, str] = {}
    for members in (members for own in spans.values() for members in own.values()):
        roots = {_root(one, same) for one in members}
        first = min(roots)
        same.update({root: first for root in roots if root != first})
    return {
        code: {f"name {_root(members[0], same)}": shown[code][start:end] for (start, end), members in own.items()}
        for code, own in spans.items()
    }


def _root(concept: str, same: Mapping[str, str]) -> str:
    while concept in same:
        concept = same[concept]
    return concept
