"""A short form stands before the text has said what it is short for.

What: a row of the glossary says `first_mention = defined` (the Center = 中心), and a release has the form before a
  place that defines it: in parentheses behind the full name, "(the Center)", 「（中心）」, （以下簡稱「中心」）. Or the
  row says `first_mention = full`, and a short form stands before the full one, in the source or in an edition whose
  source begins with the full one.
Why: "the Center" alone may be any centre; the reader of the Chinese edition needs the definition just as well.
Wrong: 香港江蘇科技創新中心舉行儀式。中心將……
Right: 香港江蘇科技創新中心（中心）舉行儀式。中心將……
In brackets behind another row's full form, "Qualified Domestic Limited Partnership (QFLP)", it is an error.
Fix: define the short form where the full name first stands, or write the full name.
Does not: look at forms inside longer terms (國際創新科技中心), or at headlines, captions and headings. In a translation
  only places whose source has the short form count. A release that has short forms only is left alone where the row
  says `full`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from l10n.checks import _terms
from l10n.glossary.concept import Status
from l10n.glossary.fold import fold, fold_form
from l10n.glossary.glance import Glance
from l10n.glossary.meaning import varied
from l10n.glossary.termbase import terms_in
from l10n.locale import get
from l10n.model import RUNNING, Finding, Role, Scope, Severity
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from l10n.checks import CheckContext, Pairs
    from l10n.glossary import Concept, Glossary
    from l10n.locale import Locale
    from l10n.model import BlockPair

CODE = "TRM005"
NAME = "short form undefined"
SEVERITY = Severity.WARNING
SCOPE = Scope.RELEASE

_OPEN = "[(（][^()（）]{0,20}?[「“\"'‘]?"
_SHUT = "[」”\"'’]?[^()（）]{0,6}[)）]"
_ARTICLE = later(r"(?:the|an?) ", re.IGNORECASE)
_RUNNING = RUNNING - {Role.CAPTION, Role.TABLE_CELL}
_SHORT = 0.6
"""A form of at most this part of the full form's length is a short one: 金管局 of 香港金融管理局."""


def find(editions: Mapping[str, Pairs], context: CheckContext) -> Iterator[Finding]:
    """Yield a finding, once an edition, for each short form that stands before its definition."""
    rows = _rows(context.glossary)
    begins: set[str] = set()
    asked: dict[str, set[int]] = {}
    for code, pairs in sorted(editions.items(), key=lambda one: one[0] != context.source.code) if rows else ():
        every = _sources(rows, pairs, context, asked)
        for concept in rows if every else ():
            there = every.get(id(concept), [])
            if concept.first_mention == "defined":
                yield from _undefined(concept, code, pairs, context, there)
            else:
                yield from _not_full(concept, code, there, context, begins)


def _rows(glossary: Glossary) -> list[Concept]:
    """Return the rows that say something about their first mention."""
    for known, made in _last:
        if known is glossary:
            return made
    made = [concept for concept in glossary.concepts if concept.first_mention in {"defined", "full"}]
    _last[:] = [(glossary, made)]
    return made


_last: list[tuple[Glossary, list[Concept]]] = []
"""The glossary that was asked for last: there is one a run."""


def short_forms(forms: Sequence[str]) -> tuple[str, ...]:
    """Return the short ones of a row's forms: part of another, or much shorter; all, when none is."""
    bare = {form: _ARTICLE.sub("", form, count=1).casefold() for form in forms if "（" not in form and "(" not in form}
    longest = max(map(len, bare.values()), default=0)
    short = tuple(
        form
        for form, text in bare.items()
        if len(text) <= _SHORT * longest or any(text != other and text in other for other in bare.values())
    )
    return short or tuple(forms)


def _undefined(
    concept: Concept, code: str, pairs: Pairs, context: CheckContext, there: list[BlockPair]
) -> Iterator[Finding]:
    where = get(code)
    forms = short_forms(context.glossary.expected(concept, where))
    defined = re.compile(f"{_OPEN}(?:{'|'.join(map(re.escape, forms))}){_SHUT}", re.IGNORECASE) if forms else None
    own = code == context.source.code
    by_pair = {id(pair): _places(concept, _said(pair, own=own), where, context) for pair in there}
    for pair in pairs if defined and any(by_pair.values()) else ():
        said = _said(pair, own=own)
        found = defined.search(said)  # type: ignore[union-attr]
        for start, form in by_pair.get(id(pair), ()):
            if form in forms and not (found and found.start() < start):
                yield _finding(pair, code, context, f"{form!r} stands before the text defines it, as in ({forms[0]})")
                return
        if found:
            return


def _not_full(
    concept: Concept, code: str, there: list[BlockPair], context: CheckContext, begins: set[str]
) -> Iterator[Finding]:
    """Yield a finding where a short form is the first and the full one stands later, or first in the source."""
    where = get(code)
    forms = context.glossary.expected(concept, where)
    short = short_forms(forms)
    if len(short) == len(forms):
        return
    own = code == context.source.code
    first: BlockPair | None = None
    named = ""
    full = _written(concept, where, tuple(form for form in forms if form not in short))
    for pair in there:
        said = _said(pair, own=own)
        if first is not None and not own and not _may_have(full, said, where):  # another short form is nothing new
            continue
        for start, form in sorted(_places(concept, said, where, context)):
            if form in short:
                first, named = first or pair, named or form
            elif first is None or _glossed(said, named, start):
                if own:
                    begins.add(concept.id)
                return
            else:
                yield _finding(first, code, context, f"{named!r} stands before the full form, {form!r}")
                return
    if first is not None and concept.id in begins and not own:
        whole = next(form for form in forms if form not in short)
        other = _beside(_said(first, own=own), named, concept, where, context)
        if other:
            message = f"{named!r} stands behind the full form of another thing, {other!r}; it is short for {whole!r}"
            yield _finding(first, code, context, message, Severity.ERROR)
            return
        yield _finding(first, code, context, f"the source begins with the full form; {named!r} is short for {whole!r}")


def _beside(text: str, short: str, concept: Concept, where: Locale, context: CheckContext) -> str:
    """Return the full form of another row in whose brackets a short form stands: Qualified Domestic … (QFLP)."""
    hits = context.glossary.find(text, where)
    for start in (hit.start for hit in hits if hit.concept is concept and hit.term.text == short):
        if not text[:start].endswith(("(", "（")):
            continue
        end = len(text[:start].rstrip(" (（"))
        for hit in hits:
            if hit.end == end and hit.concept is not concept and hit.end - hit.start > len(short):
                return text[hit.start : hit.end]
    return ""


def _glossed(text: str, short: str, start: int) -> bool:
    """Return whether a full form stands in brackets right behind the short one: QDLP (Qualified Domestic …)."""
    before = text[:start].rstrip()
    return before.endswith(("(", "（")) and before.rstrip(" (（").endswith(short)


def _sources(
    rows: list[Concept], pairs: Pairs, context: CheckContext, asked: dict[str, set[int]]
) -> dict[int, list[BlockPair]]:
    """Return the blocks of running text whose source has a row; the keys are Python's identities of the rows.

    `asked` keeps which rows a text has, for all editions have the same sources.
    """
    wanted = {id(concept) for concept in rows}
    every: dict[int, list[BlockPair]] = {}
    for pair in pairs:
        if pair.block.role in _RUNNING:
            text = pair.source if "<" not in pair.source else _terms.shown(pair)
            has = asked.get(text)
            if has is None:
                spans = context.glossary.spans(text, context.source)
                has = asked[text] = {id(hit.concept) for span in spans for hit in span} & wanted
            for name in has:
                every.setdefault(name, []).append(pair)
    return every


def _places(concept: Concept, text: str, where: Locale, context: CheckContext) -> list[tuple[int, str]]:
    """Return where the right forms of a row stand in a text, and which."""
    hits = context.glossary.find(text, where)
    return [(hit.start, hit.term.text) for hit in hits if hit.concept is concept and hit.status is not Status.FORBIDDEN]


class _Written(NamedTuple):
    """Some forms of a row in every way to write them, folded; in Chinese with a look at the text as it is."""

    forms: tuple[str, ...]
    glance: Glance | None


@lru_cache(maxsize=64)
def _written(concept: Concept, where: Locale, forms: tuple[str, ...]) -> _Written:
    terms = [term for term in terms_in(concept, where.code) if term.text in forms]
    every = [fold_form(one, chinese=where.chinese) for term in terms for one in (term.text, *varied(concept, term))]
    return _Written(tuple(every), Glance(every) if where.chinese else None)


def _may_have(full: _Written, text: str, where: Locale) -> bool:
    """Return whether one of some forms may stand in a text."""
    if full.glance is not None and not full.glance.may(text):
        return False
    folded = fold(text, chinese=where.chinese).text
    return any(one in folded for one in full.forms)


def _said(pair: BlockPair, *, own: bool) -> str:
    if own:
        return _terms.shown(pair)
    return pair.target if pair.target and "<" not in pair.target else _terms.plain(pair).target


def _finding(pair: BlockPair, code: str, context: CheckContext, message: str, severity: Severity = SEVERITY) -> Finding:
    own = code == context.source.code
    group = pair.groups[0] if own else _terms.plain(pair).groups[0]
    target = "" if own else group.target
    return Finding(CODE, severity, message, unit=group.units[0].id, locale=code, source=group.source, target=target)
