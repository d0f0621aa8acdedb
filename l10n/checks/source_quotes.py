"""Quotation marks of the source: unclosed, unopened, mixed.

What: a quotation in the source that is never closed or never opened (“Serving Jiangsu, the Center is …), one that
opens with one mark and closes with another (“exchange’), and a release that writes straight and curly marks by turns.
Why: translators cannot see where the quotation ends, and every edition inherits the fault.
Wrong: With the positioning of “Serving Jiangsu, connecting Hong Kong, the Center is building a think tank.
Right: With the positioning of “Serving Jiangsu, connecting Hong Kong”, the Center is building a think tank.
Fix: correct the release; the catalogs follow with `l10n extract`.
Does not: mind a quotation that goes on in the next paragraph, which opens with a mark again; apostrophes, feet and
  inches; marks in code and addresses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n import typography
from l10n.checks import _source
from l10n.checks._terms import codes_of
from l10n.model import Role, Scope, Severity, strip_codes
from l10n.typography import Unbalanced, addresses, code_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from l10n.checks import CheckContext, Pairs
    from l10n.checks._source import Said
    from l10n.model import BlockPair, Finding

CODE = "SRC001"
NAME = "quotes of the source"
SEVERITY = Severity.WARNING
SCOPE = Scope.RELEASE

_STRAIGHT = '"'
_CURLY = "“”"


def find(editions: Mapping[str, Pairs], context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each mark without its other half, and one for a release that mixes its marks."""
    pairs = [pair for pair in editions.get(context.source.code, ()) if pair.block.role is not Role.METADATA]
    texts = [strip_codes(pair.source, codes_of(pair)) if "<" in pair.source else pair.source for pair in pairs]
    for at, (pair, text) in enumerate(zip(pairs, texts, strict=True)):
        follows = texts[at + 1] if at + 1 < len(texts) else ""
        for one in _unbalanced(text):
            if not (one.opens and follows.startswith((one.mark, "“", '"', "「", "『"))):
                yield _source.at((CODE, SEVERITY), _place(pair, text, one), context, _said(text, one))
    yield from _mixed(_source.said(editions, context), context)


def _unbalanced(text: str) -> list[Unbalanced]:
    if typography.all_paired(text):
        return []
    return typography.unbalanced(text, [*code_spans(text, None), *addresses(text)])


def _place(pair: BlockPair, text: str, one: Unbalanced) -> Said:
    """Return the group of a block in which a mark stands: the n-th such mark of the block is the n-th of its groups."""
    nth = text[: one.at].count(one.mark)
    codes = codes_of(pair)
    for group in pair.groups:
        shown = strip_codes(group.source, codes)
        if nth < shown.count(one.mark):
            return _source.Said(pair, group, shown)
        nth -= shown.count(one.mark)
    return _source.Said(pair, pair.groups[0], text)


def _said(text: str, one: Unbalanced) -> str:
    return f"{one.mark} in “{_source.near(text, one.at, one.at + 1)}” is never {'closed' if one.opens else 'opened'}"


def _mixed(groups: list[Said], context: CheckContext) -> Iterator[Finding]:
    """Yield one finding where the rarer of straight and curly double marks stands first."""
    straight = [
        one
        for one in groups
        if _STRAIGHT in one.text and any(mark.character == _STRAIGHT for mark in typography.marks(one.text))
    ]
    curly = [one for one in groups if _CURLY[0] in one.text or _CURLY[1] in one.text]
    if straight and curly:
        rarer, other = (straight, "curly") if len(straight) <= len(curly) else (curly, "straight")
        kind = "straight" if other == "curly" else "curly"
        message = f"{kind} quotation marks in {len(rarer)} places, {other} ones in the rest of the release"
        yield _source.at((CODE, Severity.INFO), rarer[0], context, message)
