"""Another body by its short form.

What: a body of the glossary that another one stands for, where TRM001 does not ask: (a) a short form in brackets behind
  the name of another body; (b) a short form of two characters in the source, of which the target has no form, where the
  target has another body that the source has not.
Why: 「證券及期貨事務監察委員會（金管局）」 reads as if there were one.
Wrong: "the Securities and Futures Commission (SFC)" as 證券及期貨事務監察委員會（金管局）; 廉署 as 入境事務處.
Right: 證券及期貨事務監察委員會（證監會）; 廉政公署.
Fix: put the body of the source.
Does not: object to a body in brackets that the source has too, nor to one that shares its short form (證監會 of
  Hong Kong and of the Mainland). Names said in full are TRM001's.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from l10n.checks import _terms, finding
from l10n.glossary.concept import NAMES, Kind, Status
from l10n.glossary.fold import fold
from l10n.glossary.presence import mentions
from l10n.model import Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.glossary import Glossary, Hit
    from l10n.model import BlockPair, Finding

CODE = "NAM022"
NAME = "another body"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK

_SHORT = 2
_LONGEST = 24
"""Characters of a short form in brackets and its closing one."""
Span = tuple["Hit", ...]


def find(pair: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for the first body that another one stands for."""
    if not context.glossary.concepts:
        return
    text = _terms.plain(pair)
    short = _short(text.sources, context) if context.source.chinese else []
    if not short and not _bracketed(text.target, context):
        return
    sources = [fold(source, chinese=context.source.chinese).text for source in text.sources]
    for group, target in zip(text.groups, text.targets, strict=True):
        spans = context.glossary.spans(target, context.locale)
        strange = [span for span in spans if _strange(span, sources, context)]
        if not strange:
            continue
        wrong, right = _in_brackets(target, spans, strange) or _instead(short, text.target, strange, context)
        if wrong:
            shown = target[wrong[0].start : wrong[0].end]
            expected = context.glossary.expected(right[0].concept, context.locale)
            message = f"{shown} is another body than {expected[0]}, and the source does not have it"
            column = group.target.find(shown) + 1
            yield finding((CODE, SEVERITY), group, context, message, column=column, expected=expected[0])
            return


def _short(sources: tuple[str, ...], context: CheckContext) -> list[Span]:
    """Return the bodies of Chinese sources by short forms."""
    every = (span for source in sources for span in context.glossary.spans(source, context.source))
    return [span for span in every if span[0].concept.kind is Kind.ORGANISATION and _is_short(span[0])]


def _bracketed(target: str, context: CheckContext) -> bool:
    """Return whether a body stands alone in brackets in a target: a quick look, before all forms are looked for."""
    opened = "（" if "（" in target else "("
    at = target.find(opened)
    if at < 0:
        return False
    known = _names(context)
    while at >= 0:
        inside = target[at + 1 : at + 1 + _LONGEST]
        end = inside.find("）" if opened == "（" else ")")
        if end > 0 and inside[:end].strip() in known:
            return True
        at = target.find(opened, at + 1)
    return False


_known: list[tuple[Glossary, str, frozenset[str]]] = []
"""The glossary that was asked for last, with the forms of its bodies in a locale."""


def _names(context: CheckContext) -> frozenset[str]:
    """Return the right forms of all bodies in the target's locale."""
    for glossary, code, names in _known:
        if glossary is context.glossary and code == context.locale.code:
            return names
    bodies = [one for one in context.glossary.concepts if one.kind is Kind.ORGANISATION]
    names = frozenset(form for one in bodies for form in context.glossary.expected(one, context.locale))
    _known[:] = [*_known[-3:], (context.glossary, context.locale.code, names)]
    return names


def _is_short(hit: Hit) -> bool:
    """Return whether TRM001 asks for nothing where a hit stands in a Chinese source."""
    return len(hit.term.text) <= _SHORT and hit.term.status is Status.ADMITTED and not hit.term.text.isascii()


def _strange(span: Span, sources: list[str], context: CheckContext) -> bool:
    """Return whether all senses of a hit are bodies of which the source has no form; common short forms are none."""
    return any(hit.concept.kind is Kind.ORGANISATION for hit in span) and all(
        hit.concept.kind in NAMES
        and hit.term.status is not Status.FORBIDDEN
        and not _is_short(hit)
        and not any(mentions(context.glossary, hit.concept, one, context.source) for one in sources)
        for hit in span
    )


def _in_brackets(target: str, spans: tuple[Span, ...], strange: list[Span]) -> tuple[Span, Span] | None:
    """Return a strange body that stands alone in brackets right behind another body, and that one."""
    for before, span in pairwise(spans):
        if span not in strange or before[0].concept.kind is not Kind.ORGANISATION or before in strange:
            continue
        between = target[before[0].end : span[0].start].strip()
        if between in ("（", "(") and target[span[0].end :].lstrip()[:1] in ("）", ")"):
            return span, before
    return None


def _instead(
    short: list[Span], target: str, strange: list[Span], context: CheckContext
) -> tuple[Span, Span] | tuple[tuple[()], tuple[()]]:
    """Return a strange body where a short form of the source has no form in the target, and that short form."""
    folded = fold(target, chinese=context.locale.chinese).text
    for span in short:
        if not any(mentions(context.glossary, hit.concept, folded, context.locale) for hit in span):
            return strange[0], span
    return (), ()
