"""A person's name is right in one place and misspelt in another.

What: a block names a person as often as the source only if a name is counted that differs from the right one in one
  character.
Why: 鄭松岩 and 鄭松風 in one paragraph are two people to a reader, and TRM001 is content with the right one.
Wrong: 鄭松岩致辭。……鄭松風補充。
Right: 鄭松岩致辭。……鄭松岩補充。
Fix: write the form shown.
Does not: look at names of two characters, or where the right form stands as often as in the source: then the
  other name is another person's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from l10n.checks import _terms, finding
from l10n.glossary import Kind
from l10n.glossary.fold import fold
from l10n.glossary.presence import mentions
from l10n.model import Finding, Fix, Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import BlockPair

CODE = "NAM006"
NAME = "name misspelt once"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK

_SHORTEST = 3


def find(pair: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each near-miss of a person's name that the target has too seldom."""
    if not context.locale.chinese or not context.glossary.concepts:
        return
    text = _terms.plain(pair)
    asked = {
        span[0].concept.id: span[0].concept
        for source in text.sources
        for span in context.glossary.spans(source, context.source)
        if span[0].concept.kind is Kind.PERSON
    }
    for concept in asked.values():
        right = mentions(context.glossary, concept, fold(text.target, chinese=True).text, context.locale)
        wanted = sum(
            mentions(context.glossary, concept, fold(source, chinese=context.source.chinese).text, context.source)
            for source in text.sources
        )
        form = context.glossary.expected(concept, context.locale)[0] if right else ""
        if not 0 < right < wanted or len(form) < _SHORTEST:
            continue
        for group, target in zip(text.groups, text.targets, strict=True):
            for match in _near(form).finditer(target):
                if match[0] != form:
                    message = f"{match[0]!r} stands where the source has the name {form!r} once more"
                    fix = Fix(group.target.replace(match[0], form), safe=False, note="name")
                    yield finding((CODE, SEVERITY), group, context, message, expected=form, fix=fix)


def _near(form: str) -> re.Pattern[str]:
    """Return what matches a name with the same surname and one other character replaced."""
    ways = (re.escape(form[:at]) + "[\u3400-\u9fff]" + re.escape(form[at + 1 :]) for at in range(1, len(form)))
    return re.compile("|".join(ways))
