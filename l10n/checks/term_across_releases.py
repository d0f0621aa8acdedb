"""One thing has one name in this release and another in an earlier one.

What: a term of the glossary is rendered in two right forms in two releases, and neither is short for the other.
Why: each release alone is right; the reader of both, and the search engine, take them for two things.
Wrong: 數字經濟 in May, 數碼經濟 in June.
Right: one of them in both; or a row whose dates say when the name changed.
Fix: keep to the preferred form (shown), or decide for the other and turn the row round (`l10n glossary impact` lists
  the places).
Does not: look at drafts, object to short forms and acronyms, or to places. Within one release see NAM003.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks.name_two_ways import differ, used
from l10n.locale import get
from l10n.model import Finding, Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from l10n.checks import CheckContext, Pairs

CODE = "TRM004"
NAME = "term across releases"
SEVERITY = Severity.INFO
SCOPE = Scope.PROJECT


def find(library: Mapping[str, Mapping[str, Pairs]], context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each form of a concept that another release before (by slug) has in another form."""
    if not context.glossary.concepts:
        return
    first: dict[tuple[str, str], tuple[str, str]] = {}
    for slug in sorted(library):
        told: set[tuple[str, str]] = set()
        for code, pairs in library[slug].items():
            if get(code).chinese == context.source.chinese:
                continue
            for concept, form, group in used(pairs, get(code), context):
                if not group.units[0].publishable:
                    continue
                where, known = first.setdefault((code, concept.id), (slug, form))
                key = (code, concept.id)
                if where == slug or key in told or concept.first_mention == "full" or differ(known, form) is None:
                    continue
                told.add(key)
                yield Finding(
                    CODE,
                    SEVERITY,
                    f"{form!r} here, {known!r} in release {where} are one thing ({concept.id}); keep to one form",
                    unit=group.units[0].id,
                    locale=code,
                    source=group.source,
                    target=group.target,
                    expected=context.glossary.expected(concept, get(code))[0],
                    release_path=slug,
                )
