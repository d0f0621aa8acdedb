"""A name or title is used outside the time it is valid in, or given to someone who does not hold it then.

What: the source has a form of a row of the glossary whose `from` or `to` excludes the release's date, and no
  other row of the same form is valid then; or it puts a title beside a name, and people.csv says that this person
  did not hold the post on that date.
Why: bureaux are renamed and posts change hands; the Chinese name follows the date of the release.
Wrong: "Innovation and Technology Bureau" in a release of 2025; a chairman of last year as "the Chairman".
Right: "Innovation, Technology and Industry Bureau"; "former Chairman".
Fix: correct the source, or the rows' dates.
Does not: fire where a release has no date, where people.csv does not know the post, or beside "former", "then", "前",
  "時任". A historical mention is right as it is: the finding is a warning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.glossary import beside
from l10n.model import Finding, Scope, Severity, strip_codes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from l10n.checks import CheckContext, Pairs
    from l10n.glossary import Concept, Tenure
    from l10n.model import Group

CODE = "NAM005"
NAME = "name out of date"
SEVERITY = Severity.WARNING
SCOPE = Scope.RELEASE


def find(editions: Mapping[str, Pairs], context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for the first mention of each name, and of each holder of a post, that the date excludes."""
    if not context.date:
        return
    told: set[str] = set()
    for pair in editions.get(context.source.code, ()):
        for group in pair.groups:
            text = strip_codes(group.source, pair.block.codes)
            for key, message in (*_outside(text, context), *_posts(text, context)):
                if key not in told:
                    told.add(key)
                    yield _said(group, context, message)


def _outside(text: str, context: CheckContext) -> Iterator[tuple[str, str]]:
    for span in context.glossary.spans(text, context.source):
        concept = span[0].concept
        if not any(hit.concept.valid_on(context.date) for hit in span):
            form = text[span[0].start : span[0].end]
            yield concept.id, f"{form!r} is valid {_time(concept)}; the release is of {context.date}"


def _posts(text: str, context: CheckContext) -> Iterator[tuple[str, str]]:
    """Yield the names beside titles that they do not hold on the release's date."""
    posts = context.glossary.posts
    for one in beside(text, context.glossary.find(text, context.source)) if posts else ():
        for title in one.titles if not one.past else ():
            people = _same_person(one.person.concept, context)
            of_post = [tenure for tenure in posts if tenure.post == title.concept.id]
            own = [tenure for tenure in of_post if tenure.person in people]
            others = [tenure for tenure in of_post if tenure not in own and tenure.held_on(context.date)]
            if any(tenure.held_on(context.date) for tenure in own) or not (own or others):
                continue
            name, post = (text[hit.start : hit.end] for hit in (one.person, title))
            held = f"{name} held it {_time(own[0])}" if own else f"{name} is not known to have held it"
            then = f"; then it was {_names(others, context)}" if others else ""
            message = f"{post!r} beside {name!r}, but on {context.date} {held}{then}"
            yield f"{one.person.concept.id} {title.concept.id}", message


def _same_person(concept: Concept, context: CheckContext) -> set[str]:
    """Return the ids of rows whose name is this one or inside it: `Dr Rocky Cheng` is `Rocky Cheng`."""
    forms = context.glossary.expected(concept, context.source)
    return {
        tenure.person
        for tenure in context.glossary.posts
        if tenure.person == concept.id
        or (
            (other := context.glossary.by_id.get(tenure.person)) is not None
            and any(inner in form for inner in context.glossary.expected(other, context.source) for form in forms)
        )
    }


def _names(tenures: list[Tenure], context: CheckContext) -> str:
    names = [context.glossary.by_id.get(tenure.person) for tenure in tenures]
    return " or ".join(next(iter(context.glossary.expected(one, context.source)), one.id) for one in names if one)


def _said(group: Group, context: CheckContext, message: str) -> Finding:
    code = context.source.code
    return Finding(CODE, SEVERITY, message, unit=group.units[0].id, locale=code, source=group.source)


def _time(one: Concept | Tenure) -> str:
    since = f"from {one.valid_from}" if one.valid_from else ""
    until = f"until {one.valid_to}" if one.valid_to else ""
    return " ".join(part for part in (since, until) if part)
