"""What is wrong with the termbase itself: rows that contradict one another, forms that can never be found.

In: a Glossary that could be read. Out: `Flaw`s with the row's path and line. A form that can never match is
an error: it would report "clean" in silence. May not touch: files, texts of releases.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate, combinations
from pathlib import PurePath
from typing import TYPE_CHECKING

from l10n import locale
from l10n.glossary.concept import Concept, Kind, Status, Term
from l10n.glossary.fold import fold_form, fold_forms
from l10n.glossary.inflect import edge
from l10n.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from l10n.glossary.match import Matcher
    from l10n.glossary.termbase import Glossary

_Forms = dict[tuple[str, str], list[tuple[Concept, Term]]]
"""(locale code, folded form) -> who claims it."""
_APART = "\0" * 100
"""What keeps forms apart in one text: further than the words that tell senses, and no form has it."""
_AT_ONCE = 500
_SHORT = {True: 1, False: 2}
"""Characters up to which a form in Han, or in small letters, is found nearly everywhere."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong with a row.

    `rule` is one of: duplicate, conflict, unreachable, contradiction, short, evidence, gap, people.
    """

    rule: str
    severity: Severity
    message: str
    concept: Concept

    @property
    def path(self) -> str:
        """The table the row stands in."""
        return self.concept.path

    @property
    def line(self) -> int:
        """The row's first line."""
        return self.concept.line

    def __str__(self) -> str:
        """`path:line: message`."""
        return f"{self.path}:{self.line}: {self.message}"


def lint(glossary: Glossary) -> list[Flaw]:
    """Return every flaw of the termbase, by table and line."""
    claims = _claims(glossary)
    found = [*_conflicts(claims), *_contradictions(claims), *_unreachable(glossary), *_rows(glossary)]
    found += _people(glossary)
    return sorted(found, key=lambda flaw: (flaw.path, flaw.line, flaw.rule, flaw.message))


def _claims(glossary: Glossary) -> _Forms:
    claims: _Forms = defaultdict(list)
    every = [(concept, term) for concept in glossary.concepts for term in concept.terms]
    by_locale: dict[str, list[str]] = defaultdict(list)
    for _, term in every:
        by_locale[term.locale].append(term.text.strip())
    folded = {code: iter(fold_forms(forms, chinese=locale.get(code).chinese)) for code, forms in by_locale.items()}
    for concept, term in every:
        claims[term.locale, next(folded[term.locale])[0]].append((concept, term))
    return claims


def _conflicts(claims: _Forms) -> Iterator[Flaw]:
    """Yield forms that two rows claim as right at one time with nothing to tell them apart."""
    told: set[frozenset[str]] = set()
    for (code, _), owners in claims.items():
        right = [(concept, term) for concept, term in owners if term.status is not Status.FORBIDDEN]
        for (one, term), (other, _) in combinations(right, 2):
            pair = frozenset({one.id, other.id})
            if one is other or pair in told or one.when or other.when or not _at_one_time(one, other):
                continue
            same = _right(one) & _right(other)
            others = {where for where, _ in _right(one)} & {where for where, _ in _right(other)}
            if {where for where, _ in same} >= others:
                told.add(pair)
                yield Flaw("duplicate", Severity.ERROR, f"{term.text!r} says what {_where(one)} says", other)
            elif code.startswith("en"):
                told.add(pair)
                message = (
                    f"{term.text!r} is also {_where(one)} with other renderings; say in `when` what tells them apart"
                )
                yield Flaw("conflict", Severity.WARNING, message, other)


def _right(concept: Concept) -> set[tuple[str, str]]:
    return {(term.locale, term.text) for term in concept.terms if term.status is Status.PREFERRED}


def _at_one_time(one: Concept, other: Concept) -> bool:
    before = one.valid_to and other.valid_from and one.valid_to < other.valid_from[: len(one.valid_to)]
    after = other.valid_to and one.valid_from and other.valid_to < one.valid_from[: len(other.valid_to)]
    return not (before or after)


def _contradictions(claims: _Forms) -> Iterator[Flaw]:
    """Yield forms that are wrong anywhere by one row and right by another; or both for one and the same source form."""
    for (code, _), owners in claims.items():
        right = [concept for concept, term in owners if term.status is not Status.FORBIDDEN]
        for concept, term in owners:
            if term.status is not Status.FORBIDDEN:
                continue
            for other in right:
                if term.anywhere or other is concept:
                    message = f"{term.text!r} is forbidden here in {code} and right at {_where(other)}"
                    yield Flaw("contradiction", Severity.ERROR, message, concept)


def _unreachable(glossary: Glossary) -> Iterator[Flaw]:
    """Yield forms that are not found even in a text that holds nothing else."""
    every: dict[str, list[tuple[Concept, Term]]] = defaultdict(list)
    for concept in glossary.concepts:
        for term in concept.terms:
            every[term.locale].append((concept, term))
    for code, pairs in every.items():
        where = locale.get(code)
        matcher = glossary.matcher(where)
        matcher.prepare()
        for at in range(0, len(pairs), _AT_ONCE):
            for concept, term in _not_found(matcher, pairs[at : at + _AT_ONCE]):
                message = f"{term.text!r} can never be found in {term.locale}"
                yield Flaw("unreachable", Severity.ERROR, f"{message}{_reason(term)}", concept)


def _not_found(matcher: Matcher, pairs: Sequence[tuple[Concept, Term]]) -> Iterator[tuple[Concept, Term]]:
    """Yield the terms that a matcher does not find each in a stretch of its own of one text."""
    texts = [term.text if not concept.when else f"{term.text} ({' '.join(concept.when)})" for concept, term in pairs]
    places = [*accumulate((len(text) + len(_APART) for text in texts), initial=0)]
    found: set[tuple[int, str, bool]] = set()
    at = 0
    for start, _, concept, term in matcher.find(_APART.join(texts)):
        while places[at + 1] <= start:
            at += 1
        found.add((at, concept.id, term.status is Status.FORBIDDEN))
    for at, (concept, term) in enumerate(pairs):
        if (at, concept.id, term.status is Status.FORBIDDEN) not in found:
            yield concept, term


def _reason(term: Term) -> str:
    chinese = locale.get(term.locale).chinese
    return "" if fold_form(term.text, chinese=chinese).strip() else ": nothing is left of it without spaces and hyphens"


def _rows(glossary: Glossary) -> Iterator[Flaw]:
    """Yield what a row lacks or has too little of."""
    for concept in glossary.concepts:
        right = [term for term in concept.terms if term.status is not Status.FORBIDDEN]
        if concept.verified and not concept.evidence:
            yield Flaw("evidence", Severity.WARNING, "verified, but the row has no evidence", concept)
        if len({term.locale for term in right}) == 1:
            yield Flaw(
                "gap", Severity.INFO, f"terms in {right[0].locale} only: nothing to check or draft with", concept
            )
        for term in right:
            if _everywhere(term) and not concept.when:
                yield Flaw("short", Severity.WARNING, f"{term.text!r} is so short that it is found everywhere", concept)


def _people(glossary: Glossary) -> Iterator[Flaw]:
    """Yield rows of people.csv that name no row of the other tables, or one of the wrong kind."""
    for tenure in glossary.posts:
        here = Concept(tenure.person, path=tenure.path, line=tenure.line)
        for column, name, kind in (("person", tenure.person, Kind.PERSON), ("post", tenure.post, Kind.TITLE)):
            concept = glossary.by_id.get(name)
            if concept is None:
                yield Flaw("people", Severity.ERROR, f"{column} {name!r} is the id of no row", here)
            elif concept.kind not in {kind, Kind.KEEP}:
                yield Flaw("people", Severity.ERROR, f"{column} {name!r} is a row of kind {concept.kind}", here)
        if tenure.verified and not tenure.evidence:
            yield Flaw("evidence", Severity.WARNING, "verified, but the row has no evidence", here)


def _everywhere(term: Term) -> bool:
    chinese = locale.get(term.locale).chinese and not term.text.isascii()
    letters = term.text.islower() if not chinese else not edge(term.text[0]) or term.text.isalpha()
    return letters and len(term.text) <= _SHORT[chinese]


def _where(concept: Concept) -> str:
    """Return where a concept stands, by its file's own name: the path may be of this machine alone."""
    return f"{PurePath(concept.path).name}:{concept.line}" if concept.path else concept.id
