"""A name is spelt two ways in the source, or not as the glossary spells it.

What: in the source release a name changes its spelling (the Center, the Centre), its capitals (SOHO, Soho),
  or has a form that the glossary forbids (Macau for Macao in the Greater Bay Area).
Why: the translator has to guess whether two things are meant, and the English edition is published too.
Wrong: "the Center" in the first paragraph and "the Centre" in the last.
Right: one spelling throughout.
Fix: correct the release, then extract again.
Does not: compare names that only share a word: an Innovation Center may stand beside a Supercomputing Centre.
  Words in a line of capitals are not compared.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from l10n.checks import _source
from l10n.glossary.concept import NAMES, Status
from l10n.model import Finding, Scope, Severity, strip_codes
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from l10n.checks import CheckContext, Pairs
    from l10n.glossary import Glossary
    from l10n.model import Group

CODE = "NAM004"
NAME = "name spelt two ways"
SEVERITY = Severity.WARNING
SCOPE = Scope.RELEASE

_VARIANTS = (("Center", "Centre"), ("Macau", "Macao"), ("Program", "Programme"), ("Organization", "Organisation"))
_TWIN = {one: (pair[0], at) for pair in _VARIANTS for at, one in enumerate(pair)}
_WORD = later(r"[A-Za-z]+")
_SHORTEST = 4
"""Words in capitals with fewer letters are compared by the glossary only: IT and It are two words."""
_TITLED = later(rf"(?<![A-Za-z])[A-Z][a-z]{{{_SHORTEST - 1},}}(?![A-Za-z])")


def find(editions: Mapping[str, Pairs], context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each place where the source leaves the spelling it had before, or the glossary's."""
    if context.source.chinese:
        return
    pairs = editions.get(context.source.code, ())
    groups = [(group, strip_codes(group.source, pair.block.codes)) for pair in pairs for group in pair.groups]
    words = frozenset(_source.numbered(pairs).words)
    told: set[str] = set()
    found = (
        *_spelt(groups, words),
        *_capitals(groups, words),
        *_house_capitals(groups, words, context),
        *_against(groups, context),
    )
    for group, form, message, expected in found:
        if form not in told:
            told.add(form)
            yield Finding(
                CODE,
                SEVERITY,
                message,
                unit=group.units[0].id,
                locale=context.source.code,
                source=group.source,
                expected=expected,
            )


def _spelt(groups: list[tuple[Group, str]], there: frozenset[str]) -> Iterator[tuple[Group, str, str, str]]:
    """Yield British and American spellings of a name behind one and the same word; `there` are all words."""
    seen: dict[tuple[str, str], tuple[str, str]] = {}
    both = [word for pair in _VARIANTS if there.issuperset(pair) for word in pair]
    for group, text in groups if both else ():
        if not _has(text, both):
            continue
        words = _WORD.findall(text)
        for before, word in pairwise(words):
            twin = _TWIN.get(word)
            if twin is None:
                continue
            spelt, whole = seen.setdefault((before.lower(), twin[0]), (word, f"{before} {word}"))
            if spelt != word:
                yield group, f"{before} {word}", f"'{before} {word}' here, '{whole}' before", whole


def _capitals(groups: list[tuple[Group, str]], there: frozenset[str]) -> Iterator[tuple[Group, str, str, str]]:
    """Yield words that stand in capitals in one name and with one capital in another (SOHO, Soho)."""
    shouted: dict[str, str] = {}
    both = [word for word in there if len(word) >= _SHORTEST and word.isupper() and word.title() in there]
    for _, text in groups if both else ():
        if not _has(text, both) or text.isupper():
            continue
        words = _WORD.findall(text)
        for at, word in enumerate(words):
            if len(word) >= _SHORTEST and word.isupper():
                near = (*words[max(0, at - 1) : at], *words[at + 1 : at + 2])
                if any(one.istitle() for one in near):
                    shouted.setdefault(word.title(), word)
    titled = [*shouted]
    for group, text in groups if shouted else ():
        for shown in _TITLED.findall(text) if _has(text, titled) else ():
            word = shouted.get(shown)
            if word is not None:
                yield group, shown, f"{shown!r} here, {word!r} elsewhere in the release", word


def _has(text: str, words: list[str]) -> bool:
    for word in words:  # noqa: SIM110 - asked of every text: `any` would take twice as long
        if word in text:
            return True
    return False


def _house_capitals(
    groups: list[tuple[Group, str]], there: frozenset[str], context: CheckContext
) -> Iterator[tuple[Group, str, str, str]]:
    """Yield words with one capital that the glossary has as a name in capitals only (SOHO)."""
    right = {
        word
        for word in there & _small(context.glossary)
        if _is_name(word.upper(), context) and not context.glossary.find(word, context.source)
    }
    for group, text in groups if right else ():
        for word in _TITLED.findall(text) if any(one in text for one in right) else ():
            if word in right:
                yield group, word, f"{word!r} here; the glossary writes {word.upper()!r}", word.upper()


def _small(glossary: Glossary) -> frozenset[str]:
    """Return what the glossary has in capitals only, with one capital."""
    for known, made in _last:
        if known is glossary:
            return made
    texts = (term.text for concept in glossary.concepts for term in concept.terms)
    shouted = (
        text for text in texts if len(text) >= _SHORTEST and text.isascii() and text.isupper() and text.isalpha()
    )
    made = frozenset(text.title() for text in shouted)
    _last[:] = [(glossary, made)]
    return made


_last: list[tuple[Glossary, frozenset[str]]] = []
"""The glossary that was asked for last: there is one a run."""


def _is_name(form: str, context: CheckContext) -> bool:
    hits = context.glossary.find(form, context.source)
    return any(
        hit.term.text == form and hit.concept.kind in NAMES for hit in hits if hit.status is not Status.FORBIDDEN
    )


def _against(groups: list[tuple[Group, str]], context: CheckContext) -> Iterator[tuple[Group, str, str, str]]:
    """Yield forms that the glossary forbids in the source's language, or writes with other capitals."""
    for group, text in groups:
        for hit in (hit for span in context.glossary.spans(text, context.source) for hit in span):
            form = text[hit.start : hit.end]
            right = hit.term.text
            if hit.term.status is Status.FORBIDDEN:
                right = next(iter(context.glossary.expected(hit.concept, context.source)), "")
                yield group, form, f"{form!r} is a forbidden form; the glossary has {right!r}", right
            elif form != right and hit.concept.kind in NAMES and not form.isupper() and _lowered(form, right):
                yield group, form, f"{form!r} here; the glossary writes {right!r}", right


def _lowered(form: str, term: str) -> bool:
    """Return whether a form has a small letter inside a word where the glossary's has a capital."""
    if form == term or form.casefold() != term.casefold():
        return False
    inner = (at for at in range(1, len(term)) if term[at - 1].isalpha())
    return any(term[at].isupper() and form[at].islower() for at in inner)
