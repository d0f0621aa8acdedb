"""One thing has two names in a release.

What: in one locale of a release a term of the glossary is rendered in two right forms that are not long and
  short of one another.
Why: each form is right alone; side by side the reader takes them for two things.
Wrong: 數字經濟 in the headline and 數碼經濟 in the text.
Right: one of them throughout; a full form first and its short form after is in order.
Fix: keep the preferred form (shown), or one and the same admitted form.
Does not: count forms that are ordinary words as well (簽署 for 簽署儀式, 活動 for 人才培育計劃), or object to places
  (深圳, 深港), to acronyms, to a form made of another one's characters (香港金融管理局, 金管局), or to rows whose
  `first_mention` says that the full form comes first. Two forms of equal length are a warning, others a remark.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from l10n.checks import _terms
from l10n.glossary import Kind
from l10n.locale import get
from l10n.model import Finding, Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from l10n.checks import CheckContext, Pairs
    from l10n.glossary import Glossary
    from l10n.glossary.concept import Concept
    from l10n.locale import Locale
    from l10n.model import Group

CODE = "NAM003"
NAME = "named two ways"
SEVERITY = Severity.WARNING
SCOPE = Scope.RELEASE

_CROWD = 4
_SHORTEST = 2
"""A form of so few characters in a row of more forms than that is a word of many uses: 電網 and 路網 for network."""
_UNNAMED = frozenset({Kind.KEEP, Kind.PLACE})


def find(editions: Mapping[str, Pairs], context: CheckContext) -> Iterator[Finding]:
    """Yield a finding where a second form of a concept first stands, for each locale."""
    if not context.glossary.concepts:
        return
    for code, pairs in editions.items():
        if code == context.source.code:
            continue
        first: dict[str, str] = {}
        told: set[tuple[str, str]] = set()
        for concept, form, group in used(pairs, get(code), context):
            known = first.setdefault(concept.id, form)
            severity = differ(known, form)
            if severity is None or concept.first_mention == "full" or (concept.id, form) in told:
                continue
            told.add((concept.id, form))
            yield Finding(
                CODE,
                severity,
                f"{form!r} here and {known!r} before are one thing ({concept.id}); keep to one form",
                unit=group.units[0].id,
                locale=code,
                source=group.source,
                target=group.target,
                expected=context.glossary.expected(concept, get(code))[0],
            )


def used(pairs: Pairs, locale: Locale, context: CheckContext) -> Iterator[tuple[Concept, str, Group]]:
    """Yield the right forms in the targets of groups whose block's source has the concept, in order.

    Only of concepts that could be a finding: those with two ways to be named.
    """
    for known, then, asked, made in _last:
        if known is pairs and then is context.glossary and asked is context.source:
            yield from made
            return
    found = list(_used(pairs, locale, context))
    _last[:] = [*_last[-2:], (pairs, context.glossary, context.source, found)]
    yield from found


_last: list[tuple[Pairs, Glossary, Locale, list[tuple[Concept, str, Group]]]] = []
"""The editions that were asked for last: one check compares within a release, another over releases."""


def _used(pairs: Pairs, locale: Locale, context: CheckContext) -> Iterator[tuple[Concept, str, Group]]:
    spans = context.glossary.spans
    ways = _ways(locale, context.glossary)
    for pair in pairs:
        text = _terms.plain(pair)
        asked: set[str] = set()
        for source in text.sources:
            for span in spans(source, context.source):
                for hit in span:
                    name = hit.concept.id
                    found = ways.get(name)
                    if two_ways(hit.concept, locale, context.glossary) if found is None else found:
                        asked.add(name)
        for group, target in zip(text.groups, text.targets, strict=True) if asked else ():
            for span in spans(target, locale):
                concept, term = span[0].concept, span[0].term
                if concept.id in asked and len(span) == 1 and term.text in ways[concept.id]:
                    yield concept, term.text, group


def two_ways(concept: Concept, locale: Locale, glossary: Glossary) -> frozenset[str]:
    """Return the forms of a row that name the thing, where two of them may not stand beside one another; else none."""
    ways = _ways(locale, glossary)
    found = ways.get(concept.id)
    if found is None:
        asked = concept.kind not in _UNNAMED and concept.first_mention != "full"
        forms = _naming(concept, glossary.expected(concept, locale)) if asked else []
        found = frozenset(forms if any(differ(*pair) is not None for pair in combinations(forms, 2)) else ())
        ways[concept.id] = found
    return found


def _naming(concept: Concept, forms: Sequence[str]) -> list[str]:
    """Return the forms that say which thing is meant: the preferred one, and others of its length and make.

    A row takes many a word for right that is no name: 學者 for academia, 開放 for an opening ceremony.
    """
    longest = max(map(len, forms), default=0)
    crowd = len(forms) > _CROWD
    return [
        form
        for form in forms
        if not (crowd and len(form) <= _SHORTEST)
        and (concept.kind is not Kind.TERM or form.isascii() or (2 * len(form) > longest and set(form) & set(forms[0])))
    ]


def _ways(locale: Locale, glossary: Glossary) -> dict[str, frozenset[str]]:
    """Return what `two_ways` has worked out for a locale so far, by the ids of rows."""
    if not _known or _known[0][0] is not glossary:
        _known[:] = [(glossary, {})]
    return _known[0][1].setdefault(locale.code, {})


_known: list[tuple[Glossary, dict[str, dict[str, frozenset[str]]]]] = []
"""What was worked out for the glossary that was asked for last: there is one a run."""


def differ(one: str, other: str) -> Severity | None:
    """Return how bad it is that both forms stand in a release: None for a form and its short form or acronym."""
    if one == other or one.isascii() != other.isascii() or (one.isascii() and other.isascii()):
        return None
    short, long = sorted((one.strip("「」“”《》"), other.strip("「」“”《》")), key=len)
    if len(short) == len(long):
        return SEVERITY if short != long else None
    rest = iter(long)
    return None if all(character in rest for character in short) else Severity.INFO
