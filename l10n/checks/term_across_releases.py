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

from typing import TYPE_CHECKING, NamedTuple

from l10n.checks import over_releases
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


class Use(NamedTuple):
    """The first place of a release that has a concept in one form; `free`: its full form may stand first."""

    locale: str
    concept: str
    form: str
    free: bool
    preferred: str
    unit: str
    source: str
    target: str


def find(library: Mapping[str, Mapping[str, Pairs]], context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each form of a concept that another release before (by slug) has in another form."""
    yield from over_releases(digest, compare, library, context)


def digest(editions: Mapping[str, Pairs], context: CheckContext) -> list[Use]:
    """Return the forms of concepts that a release has, each once, in order."""
    found: dict[tuple[str, str, str], Use] = {}
    for code, pairs in editions.items() if context.glossary.concepts else ():
        if get(code).chinese == context.source.chinese:
            continue
        for concept, form, group in used(pairs, get(code), context):
            key = (code, concept.id, form)
            if key not in found and group.units[0].publishable:
                preferred = context.glossary.expected(concept, get(code))[0]
                free = concept.first_mention == "full"
                found[key] = Use(*key, free, preferred, group.units[0].id, group.source, group.target)
    return list(found.values())


def compare(
    slug: str, uses: list[Use], seen: dict[tuple[str, str], tuple[str, str]], context: CheckContext
) -> Iterator[Finding]:
    """Yield a finding for the first form of a concept that is not the form of the release that had it first."""
    del context
    told: set[tuple[str, str]] = set()
    for one in uses:
        key = (one.locale, one.concept)
        where, known = seen.setdefault(key, (slug, one.form))
        if where == slug or key in told or one.free or differ(known, one.form) is None:
            continue
        told.add(key)
        yield Finding(
            CODE,
            SEVERITY,
            f"{one.form!r} here, {known!r} in release {where} are one thing ({one.concept}); keep to one form",
            unit=one.unit,
            locale=one.locale,
            source=one.source,
            target=one.target,
            expected=one.preferred,
            release_path=slug,
        )
