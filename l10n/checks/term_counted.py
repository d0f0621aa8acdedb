"""A name stands in the source more often than in the translation, and another name or word stands in its place.

What: a block has a name of the glossary at least once, but less often than the source, and (a) the source's form is
  left in the place of the missing one, or (b) another name stands there that the source has not, one of the same kind
  or one of any kind as often as the name is missing; or (c) a sentence of the source has the name and its own
  translation neither the name nor anything that takes it up.
Why: TRM001 is content with one right form in the block; the second may be wrong all the same.
Wrong: "Cyberport … Cyberport" as 數碼港……Cyberport; as 數碼港……科學園.
Right: 數碼港……數碼港; 數碼港……該公司; 數碼港……其.
Fix: write the form shown where the name is missing.
(b) is an error where the glossary is certain of both names.
Does not: ask for a name as often as English has it. Chinese takes names up with 該, 其, 他, 我們, a head noun
  (中心, 局) or nothing at all, so (c) is a remark only. Places and words are not counted.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from l10n.checks import _terms, finding
from l10n.glossary.concept import Kind, Status
from l10n.glossary.fold import fold, fold_form
from l10n.glossary.match import position
from l10n.glossary.presence import at_least, mentions
from l10n.model import Finding, Scope, Severity
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.checks._terms import Plain
    from l10n.glossary import Concept, Hit
    from l10n.model import BlockPair, Group

CODE = "TRM003"
NAME = "name too seldom"
SEVERITY = Severity.WARNING
SCOPE = Scope.BLOCK

_COUNTED = frozenset({Kind.ORGANISATION, Kind.PERSON, Kind.SCHEME, Kind.PRODUCT, Kind.DOCUMENT})
_AGAIN = later(
    "[該该其它他她此本兩两各雙双]|我們|我们|這|这|有關|有关|上述|前者|後者|后者|彼此|自身|同時|同时|\\b(?:it|its|they|their|he|his|she|her|"
    "the (?:company|group|bureau|centre|center|authority|government|organisation|scheme|programme|fund))\\b",
    re.IGNORECASE,
)
_ALIKE = _COUNTED - {Kind.PERSON}
_SITE = later("(?:園|园|港|中心|大廈|大厦|院|校|館|馆)$")
"""What ends the name of a place that is an organisation too: 科學園."""
_TELLING = 5
_HEAD = 2
"""Characters at the end of a Chinese name that take it up alone: 中心, 公司."""


def find(pair: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each name that the block's target has too seldom, with something in its place."""
    text = _terms.plain(pair)
    if not context.glossary.concepts or not text.groups:
        return
    for concept, wanted in _asked(text, context):
        if at_least(context.glossary, concept, text.target, context.locale) >= wanted:
            continue  # as nearly always
        right = mentions(
            context.glossary, concept, fold(text.target, chinese=context.locale.chinese).text, context.locale
        )
        if not 0 < right < wanted:
            continue
        forms = context.glossary.expected(concept, context.locale)
        for group, message, severity in _replaced(text, concept, forms, context, wanted - right):
            said = f"{message}; the source has {forms[0]!r} {wanted} times, the translation {right}"
            yield finding((CODE, severity), group, context, said, expected=forms[0])
            break


def _asked(text: Plain, context: CheckContext) -> list[tuple[Concept, int]]:
    """Return the names of the source and how often it has them, where it has them twice."""
    if len(text.sources) == 1:
        every = context.glossary.spans(text.sources[0], context.source)
    else:
        every = tuple([span for source in text.sources for span in context.glossary.spans(source, context.source)])
    if len({id(span[0].concept) for span in every}) == len(every):  # each stands once
        return []
    named = [
        span[0].concept
        for span in every
        if len(span) == 1 and span[0].concept.kind in _COUNTED and span[0].term.status is not Status.FORBIDDEN
    ]
    by_id = {concept.id: concept for concept in named}
    counts = Counter([concept.id for concept in named])
    return [(by_id[name], count) for name, count in counts.items() if count > 1]


def _replaced(
    text: Plain, concept: Concept, forms: tuple[str, ...], context: CheckContext, missing: int
) -> Iterator[tuple[Group, str, Severity]]:
    """Yield the group in which something else stands for a name, and what."""
    left = [
        form
        for form in context.glossary.expected(concept, context.source)
        if form not in forms and not any(form in one for one in forms) and not _acronym(form)
    ]
    severity = Severity.ERROR if concept.certain else SEVERITY
    for group, target in zip(text.groups, text.targets, strict=True):
        # in parentheses the source's form stands beside the right one: 數碼港（Cyberport）
        bare = re.sub(r"[(（][^()（）]{0,80}[)）]", "", target)
        folded = fold(bare, chinese=context.locale.chinese).text
        for form in left:
            if position(folded, fold_form(form, chinese=context.locale.chinese)) >= 0:
                yield group, f"{form!r} is left as in the source", severity
    other = _intruder(text, concept, context, missing)
    if other:
        worse = severity if other[2].certain else SEVERITY
        yield other[0], f"{other[1]!r} stands there, which the source has less often", worse
    for group, source, target in zip(text.groups, text.sources, text.targets, strict=True):
        there = mentions(context.glossary, concept, fold(source, chinese=context.source.chinese).text, context.source)
        here = mentions(context.glossary, concept, fold(target, chinese=context.locale.chinese).text, context.locale)
        heads = {form[-_HEAD:] for form in forms} if context.locale.chinese else set()
        if there and not here and not _AGAIN.search(target) and not any(head in target for head in heads):
            yield group, "this sentence has neither the name nor a word for it", Severity.INFO


def _intruder(text: Plain, concept: Concept, context: CheckContext, missing: int) -> tuple[Group, str, Concept] | None:
    """Return the first name that the target has and the source has not, with its group: one of the same kind.

    A name of another kind is one where it stands at least as often as this name is missing, both being certain.
    """
    every = [span for target in text.targets for span in context.glossary.spans(target, context.locale)]
    often = Counter(hit.concept.id for span in every for hit in span[:1])
    whole = " ".join(text.sources)
    folded = fold(whole, chinese=context.source.chinese).text
    hits = {hit.concept.id for hit in context.glossary.find(whole, context.source)}
    for group, target in zip(text.groups, text.targets, strict=True):
        for span in context.glossary.spans(target, context.locale):
            alike = all(
                (_alike(concept, hit) or _instead(concept, hit, often, missing))
                and hit.concept.id not in hits
                and hit.concept is not concept
                and not _common(hit)
                for hit in span
            )
            alike = alike and not _shared(context.glossary.expected(span[0].concept, context.source), whole)
            if alike and not mentions(context.glossary, span[0].concept, folded, context.source):
                return group, target[span[0].start : span[0].end], span[0].concept
    return None


def _alike(concept: Concept, hit: Hit) -> bool:
    """Return whether a hit may have been put in a name's place: a person for a person, a body for a body."""
    if concept.kind is Kind.PERSON:
        return hit.concept.kind is Kind.PERSON
    site = hit.concept.kind is Kind.PLACE and len(hit.term.text) > _HEAD and _SITE.search(hit.term.text) is not None
    return hit.concept.kind in _ALIKE or site


def _instead(concept: Concept, hit: Hit, often: Counter[str], missing: int) -> bool:
    """Return whether a hit of another kind stands as often as the name is missing at least, both being certain."""
    return concept.certain and hit.concept.certain and often[hit.concept.id] >= missing and len(hit.term.text) > _HEAD


def _common(hit: Hit) -> bool:
    """Return whether a hit is a short form of two characters, which says other things too: 東亞, 牛津, 消防."""
    return hit.term.status is Status.ADMITTED and len(hit.term.text) <= _HEAD and not hit.term.text.isascii()


def _acronym(form: str) -> bool:
    """Return whether a form is an acronym, which may stand in Chinese as it is once the name was said: QDLP, e-HKD."""
    letters = [one for one in form if one.isalpha()]
    return form.isascii() and " " not in form and sum(one.isupper() for one in letters) * 2 > len(letters)


def _shared(forms: tuple[str, ...], source: str) -> bool:
    """Return whether the source has the telling word of a name: `the Government`, 政府 for the HKSAR Government."""
    heads = {form[-_HEAD:] for form in forms if not form.isascii()}
    return any(head in source for head in heads) or any(
        len(word) > _TELLING and word in source for form in forms for word in form.split()
    )
