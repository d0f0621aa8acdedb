"""A name or title is used outside the time it is valid in.

What: the source has a form of a row of the glossary whose `from` or `to` excludes the release's date, and no
  other row of the same form is valid then.
Why: bureaux are renamed and posts change hands; the Chinese name follows the date of the release.
Wrong: "Innovation and Technology Bureau" in a release of 2025.
Right: "Innovation, Technology and Industry Bureau".
Fix: correct the source, or the row's dates.
Does not: fire where a release has no date. A historical mention is right as it is: the finding is a warning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.glossary.agree import spans
from l10n.model import Finding, Scope, Severity, strip_codes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from l10n.checks import CheckContext, Pairs
    from l10n.glossary import Concept

CODE = "NAM005"
NAME = "name out of date"
SEVERITY = Severity.WARNING
SCOPE = Scope.RELEASE


def find(editions: Mapping[str, Pairs], context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for the first mention of each name that is not valid on the release's date."""
    if not context.date:
        return
    told: set[str] = set()
    for pair in editions.get(context.source.code, ()):
        for group in pair.groups:
            text = strip_codes(group.source, pair.block.codes)
            for span in spans(context.glossary.find(text, context.source)):
                concept = span[0].concept
                if concept.id in told or any(hit.concept.valid_on(context.date) for hit in span):
                    continue
                told.add(concept.id)
                form = text[span[0].start : span[0].end]
                yield Finding(
                    CODE,
                    SEVERITY,
                    f"{form!r} is valid {_time(concept)}; the release is of {context.date}",
                    unit=group.units[0].id,
                    locale=context.source.code,
                    source=group.source,
                )


def _time(concept: Concept) -> str:
    since = f"from {concept.valid_from}" if concept.valid_from else ""
    until = f"until {concept.valid_to}" if concept.valid_to else ""
    return " ".join(part for part in (since, until) if part)
