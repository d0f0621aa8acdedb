"""The Chinese editions call one thing by different forms.

What: in one block the Traditional and the Simplified edition both have a term of the glossary, but not the forms that
  answer one another in its row.
Why: the three editions are published side by side; Simplified follows Traditional unless someone decided otherwise.
Wrong: 數碼經濟 in the Traditional edition, 数字经济 in the Simplified one.
Right: 數碼經濟 and 数码经济, or 數字經濟 and 数字经济.
Fix: choose one form; the preferred one is shown.
Does not: compare rows whose columns have different numbers of forms: there the house wants different words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import _terms
from l10n.glossary.concept import Status
from l10n.locale import get
from l10n.model import Finding, Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from l10n.checks import CheckContext, Pairs
    from l10n.locale import Locale
    from l10n.model import BlockPair

CODE = "NAM007"
NAME = "editions name it differently"
SEVERITY = Severity.INFO
SCOPE = Scope.RELEASE


def find(editions: Mapping[str, Pairs], context: CheckContext) -> Iterator[Finding]:
    """Yield a finding in the later of two Chinese editions whose form does not answer the earlier one's."""
    chinese = [get(code) for code in editions if get(code).chinese and code != context.source.code]
    # Traditional is the one to follow
    chinese.sort(key=lambda one: one.script != "Hant")
    if not chinese[1:] or not context.glossary.concepts:
        return
    first, *others = chinese
    leading = {pair.block.id: pair for pair in editions[first.code]}
    for other in others:
        for pair in editions[other.code]:
            base = leading.get(pair.block.id)
            if base is not None:
                yield from _compare((base, first), (pair, other), context)


def _compare(
    base: tuple[BlockPair, Locale], follower: tuple[BlockPair, Locale], context: CheckContext
) -> Iterator[Finding]:
    pair, locale = follower
    expected = context.glossary.expected
    # rows with one form, or with different numbers of them, have nothing to compare
    asked = {
        hit.concept.id
        for hit in context.glossary.find(_terms.shown(pair), context.source)
        if len(expected(hit.concept, base[1])) == len(expected(hit.concept, locale)) != 1
    }
    if not asked:
        return
    mine, theirs = _used(*base, context), _used(*follower, context)
    for name in [name for name in mine if name in theirs and name in asked]:
        concept = context.glossary.concept(name)
        columns = [expected(concept, where) for where in (base[1], locale)]
        if mine[name] & theirs[name]:
            continue
        used = [columns[at][min(places)] for at, places in enumerate((mine[name], theirs[name]))]
        yield Finding(
            CODE,
            SEVERITY,
            f"{used[1]!r} here, {used[0]!r} in {base[1].tag}",
            unit=pair.groups[0].units[0].id,
            locale=locale.code,
            source=pair.source,
            target=pair.target,
            expected=columns[1][min(mine[name])],
        )


def _used(pair: BlockPair, locale: Locale, context: CheckContext) -> dict[str, set[int]]:
    """Return which of its right forms, by their place in the row, a block has of each concept."""
    found: dict[str, set[int]] = {}
    for span in context.glossary.spans(_terms.plain(pair).target, locale):
        hit = span[0]
        if len(span) == 1 and hit.status is not Status.FORBIDDEN:
            forms = context.glossary.expected(hit.concept, locale)
            found.setdefault(hit.concept.id, set()).add(forms.index(hit.term.text))
    return found
