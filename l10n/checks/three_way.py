"""In two editions and not in the third.

What: with three editions or more, a figure, a name of the glossary, a link or a bold stretch that all but one of them
have in the same paragraph. The edition that lacks it is named, also when that is the source.
Why: two against one tells who is wrong; a figure that both translations have and the source has not is usually a
correction that never reached the release.
Wrong: 2,300 companies · 2,300間公司 · 2,000家公司.
Right: the same figure in all three.
Fix: correct the edition named.
Does not: say anything while a paragraph is not complete in every edition, or judge figures that may be left out
  ("both", 兩地), or short forms that the text defines (the Center, 中心), which are ordinary words as well. A
  translation that lacks a figure is reported at its place by NUM001 and its kin as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n import glossary, values
from l10n import locale as locales
from l10n.checks._terms import codes_of
from l10n.model import CodeKind, Finding, Scope, Severity, code_names, strip_codes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from l10n.checks import CheckContext, Pairs
    from l10n.model import BlockPair, Group

CODE = "CON008"
NAME = "two against one"
SEVERITY = Severity.WARNING
SCOPE = Scope.RELEASE

_FEWEST = 3
_SHOWN = {CodeKind.LINK: "link", CodeKind.STRONG: "bold"}
Things = dict[str, str]
"""What an edition says of a paragraph: what is comparable, and how it is shown."""


def find(editions: Mapping[str, Pairs], context: CheckContext) -> Iterator[Finding]:
    """Yield one finding for each block and edition that lacks what all others have."""
    if len(editions) < _FEWEST or len({len(pairs) for pairs in editions.values()}) > 1:
        return
    for row in zip(*editions.values(), strict=True):
        texts = dict(zip(editions, row, strict=True))
        targets = {code: pair for code, pair in texts.items() if code != context.source.code}
        if context.source.code in texts and all(pair.complete and pair.target for pair in targets.values()):
            yield from _odd(texts, context)


def _odd(texts: Mapping[str, BlockPair], context: CheckContext) -> Iterator[Finding]:
    """Yield what one edition of a block lacks and all others have."""
    source = context.source.code
    shown = {code: _text(pair, code == source) for code, pair in texts.items()}
    figures = _figures(shown, source)
    names = _names(shown, context)
    things = {code: {**figures[code], **names[code]} for code in texts}
    for code, pair in texts.items():
        if "<" in (pair.source if code == source else pair.target):
            things[code] |= _codes(pair, code == source)
    keys = things[source].keys()
    if all(one.keys() == keys for one in things.values()):
        return
    every = {key: text for one in things.values() for key, text in one.items()} | things[source]
    for code, pair in texts.items():
        lacks = [
            key for key in every if key not in things[code]
            and all(key in other for name, other in things.items() if name != code)
        ]  # fmt: skip
        if lacks:
            own = code == source
            message = f"all other editions have {', '.join(every[key] for key in lacks[:5])}; this one has not"
            group = _where(pair, things[source].get(lacks[0], ""))
            target = "" if own else group.target
            yield Finding(
                CODE, SEVERITY, message, unit=group.units[0].id, locale=code, source=group.source, target=target
            )


def _where(pair: BlockPair, said: str) -> Group:
    """Return the group whose source says a thing; the first one where no one group does."""
    return next((group for group in pair.groups if said and said in group.source), pair.groups[0])


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


def _codes(pair: BlockPair, own: bool) -> Things:
    known = codes_of(pair)
    kinds = {code.name: _SHOWN[code.kind] for code in known if code.kind in _SHOWN}
    names = [name.strip("</>") for name in code_names(pair.source if own else pair.target, known)]
    return {f"code {name}": f"the {kinds[name]} <{name}>" for name in names if name in kinds}
