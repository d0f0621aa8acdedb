"""One source is translated two ways in a release.

What: the same sentence, but for quote style, capitals or spacing, has two different targets in one locale.
Why: the reader sees the same statement twice in different words; often the second is a slip.
Wrong: a quotation repeated under a photo reads 「我們很高興」 above and 「我們非常高興」 below.
Right: the same words both times, or one occurrence pinned apart on purpose with `l10n split`.
Fix: make the targets the same.
Does not: compare headings with running text (a headline may read differently), nor drafts with each other.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from l10n.model import CODE as SHAPE
from l10n.model import RUNNING, Finding, Group, Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from l10n.checks import CheckContext, Pairs

CODE = "CON001"
NAME = "translated two ways"
SEVERITY = Severity.WARNING
SCOPE = Scope.RELEASE

_FOLD = (("“", '"'), ("”", '"'), ("‘", "'"), ("’", "'"), ("「", '"'), ("」", '"'), ("『", "'"), ("』", "'"))


def find(editions: Mapping[str, Pairs], context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each later occurrence whose target differs from the first one's."""
    for locale, pairs in editions.items():
        if locale == context.source.code:
            continue
        first: dict[tuple[bool, str], Group] = {}
        for pair in pairs:
            running = pair.block.role in RUNNING
            for group in pair.groups:
                if not group.target or not group.units[0].publishable:
                    continue
                known = first.setdefault((running, fold(group.source)), group)
                if known is not group and known.target != group.target and fold(known.target) != fold(group.target):
                    yield Finding(
                        CODE,
                        SEVERITY,
                        f"the same source reads differently at line {known.units[0].line}: {known.target}",
                        unit=group.units[0].id,
                        locale=locale,
                        source=group.source,
                        target=group.target,
                        expected=known.target,
                    )


@lru_cache(maxsize=2048)
def fold(text: str) -> str:
    """Return `text` without codes, with straight quotes, single spaces and no capitals: what must agree."""
    if "<" in text:
        text = SHAPE.sub("", text)
    if not text.isascii():
        for one, plain in _FOLD:
            if one in text:
                text = text.replace(one, plain)
    single = text.isprintable() and "  " not in text and text[:1] != " " != text[-1:]  # all spaces but " " are no print
    return text.casefold() if single else " ".join(text.split()).casefold()
