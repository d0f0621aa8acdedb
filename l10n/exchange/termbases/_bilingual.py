"""Glossaries of two languages, a pair of words a line: what omegat and weblate share. Declares no form.

In: concepts and two locales, or lines. Out: lines, or concepts: lines with the same source (and context) are one
concept, the first target is the preferred one. What a line has no place for stands in square brackets behind the
comment: `[for: …]` the form whose concept it is, `[sense: …]`, `[avoid: …]` forbidden forms (`!form`: wrong anywhere),
`[anywhere]` on a line that is itself a forbidden form. What has no place at all, `lost` says. May not touch: files.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from l10n.errors import Fault, TableError, UsageError
from l10n.exchange.termbases import Taken
from l10n.exchange.termbases._cells import perhaps_changed
from l10n.glossary import Kind, Status, row
from l10n.model import Notice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from l10n.glossary import Concept, Term

_MARK = re.compile(r"\s*\[(for|avoid|sense|anywhere)(?:: ([^\[\]]*))?\]$")
_BRACKET = re.compile(r"[\[\]]")
_UNSAID = frozenset({"term", "no", "keep-as-is"})
"""Cells that say nothing, or what a line says in its own way."""
_ANYWHERE = "[anywhere]"
_BAR = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Line:
    """A source form, a target form and what is said about them."""

    source: str
    target: str
    comment: str = ""
    context: str = ""
    definition: str = ""
    flags: frozenset[str] = frozenset()
    line: int = 0


@dataclass(slots=True)
class _Row:
    """The cells of a concept while its lines are read."""

    sources: dict[str, None] = field(default_factory=dict)
    right: dict[str, None] = field(default_factory=dict)
    wrong: dict[str, None] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    line: int = 0


def pair_of(codes: Sequence[str]) -> tuple[str, str]:
    """Return the source and the one target. Raises UsageError when there are more."""
    if len(codes) != 2:  # noqa: PLR2004 - a pair
        raise UsageError("this form holds two languages", hint="Say which target: --locale zh_Hant_HK")
    return codes[0], codes[1]


def lines_of(concepts: Iterable[Concept], codes: Sequence[str], *, marks: bool) -> Iterator[Line]:
    """Yield the lines of concepts that have a form in both locales. `marks`: forbidden forms stand in the comment."""
    source, target = pair_of(codes)
    for one in concepts:
        mine = [term.text for term in one.terms if term.locale == source and term.status is not Status.FORBIDDEN]
        theirs = [term.text for term in one.terms if term.locale == target and term.status is not Status.FORBIDDEN]
        wrong = {term.text: term.anywhere for term in _wrong(one, target)}
        if not mine or not theirs:
            continue
        flags = frozenset({"read-only"} if one.kind is Kind.KEEP else ())
        marked = [f"!{form}" if anywhere else form for form, anywhere in wrong.items() if not _BRACKET.search(form)]
        avoid = f" [avoid: {_cell(marked)}]" if marked and marks else ""
        sense = f" [sense: {one.sense}]" if marks and one.sense and not _BRACKET.search(one.sense) else ""
        rest = {"context": "" if marks else one.sense, "definition": one.definition, "flags": flags}
        yield Line(mine[0], theirs[0], (one.note + avoid + sense).strip(), **rest)  # type: ignore[arg-type]
        for form in theirs[1:]:
            yield Line(mine[0], form, sense.strip(), **rest)  # type: ignore[arg-type]
        for form, anywhere in wrong.items() if not marks else ():
            more = {**rest, "flags": flags | {"forbidden"}}
            yield Line(mine[0], form, _ANYWHERE if anywhere else "", **more)  # type: ignore[arg-type]
        for form in mine[1:]:
            yield Line(form, theirs[0], f"[for: {mine[0]}]{sense}", **rest)  # type: ignore[arg-type]


def lost(concepts: Iterable[Concept], codes: Sequence[str], kept: Iterable[str], *, marks: bool) -> list[str]:
    """Return what a file of such lines does not hold of the concepts: one sentence each, to be said on export.

    `kept` names the fields of a concept that the form has a place for.
    """
    source, target = pair_of(codes)
    every = list(concepts)
    both = [one for one in every if {source, target} <= {term.locale for term in one.terms if not _forbidden(term)}]
    said = [f"{len(every) - len(both)} concepts without a form in both languages"] if len(both) < len(every) else []
    mine = sum(len(_wrong(one, source)) for one in both)
    said += [f"{mine} forbidden forms of the source language"] if mine else []
    odd = sum(bool(_BRACKET.search(term.text)) for one in both for term in _wrong(one, target)) if marks else 0
    said += [f"{odd} forbidden forms with square brackets"] if odd else []
    held = {"id", "verified", *kept}
    fields: Counter[str] = Counter()
    for one in both:
        cells = row.cells_of(one)
        fields.update(name for name in row.PLAIN if name in cells and name not in held and cells[name] not in _UNSAID)
    named = ", ".join(f"{name} ({count})" for name, count in sorted(fields.items()))
    return [*said, f"these columns: {named}"] if named else said


def _forbidden(term: Term) -> bool:
    return term.status is Status.FORBIDDEN


def _wrong(one: Concept, code: str) -> list[Term]:
    return [term for term in one.terms if term.locale == code and _forbidden(term)]


def taken(lines: Iterable[Line], path: str, codes: Sequence[str]) -> Taken:
    """Return the concepts of lines. Raises TableError with every line that cannot be used."""
    source, target = pair_of(codes)
    rows: dict[tuple[str, str], _Row] = {}
    notices: list[Notice] = []
    for line in lines:
        if not line.source or not line.target:
            if line.source or line.target:
                notices.append(Notice("left out: a line with one language only", path, line.line))
            continue
        _add(rows, line)
        if perhaps_changed(line.source):
            notices.append(Notice(f"{line.source!r} looks as if a spreadsheet had changed it", path, line.line))
    faults: list[Fault] = []
    concepts: dict[str, Concept] = {}
    for one in rows.values():
        notices += _tidied(one, path)
        one.cells |= {source: _cell(one.sources), target: _cell(one.right), f"avoid:{target}": _cell(one.wrong)}
        made = row.concept(one.cells, path, one.line, faults)
        number = 2
        while made is not None and made.id in concepts:
            base = made.id if number == 2 else made.id.rpartition("-")[0]  # noqa: PLR2004 - the first time
            made, number = replace(made, id=f"{base}-{number}"), number + 1
        if made is not None:
            concepts[made.id] = made
    if faults:
        raise TableError(faults=faults)
    return Taken(tuple(concepts.values()), tuple(notices))


def _tidied(one: _Row, path: str) -> Iterator[Notice]:
    """Take out of a row's forbidden forms what is right too, or stands there twice; yield what is to be said of it."""
    for form in list(one.wrong):
        if form.removeprefix("!") in one.right:
            del one.wrong[form]
            yield Notice(f"{form!r} is right and forbidden for one source: taken as right", path, one.line)
        elif f"!{form}" in one.wrong:
            del one.wrong[form]


def _add(rows: dict[tuple[str, str], _Row], line: Line) -> None:
    comment, said = line.comment, {}
    while (mark := _MARK.search(comment)) is not None:
        said[mark[1]] = mark[2] or ""
        comment = comment[: mark.start()]
    sense = line.context or said.get("sense", "")
    one = rows.setdefault((said.get("for", line.source), sense), _Row(line=line.line))
    one.sources[line.source] = None
    if "forbidden" in line.flags:
        one.wrong["!" * ("anywhere" in said) + line.target] = None
    else:
        one.right[line.target] = None
    one.wrong.update(dict.fromkeys(form.replace("\\|", "|") for form in _BAR.split(said.get("avoid", "")) if form))
    facts = {"note": comment.strip(), "sense": sense, "definition": line.definition}
    facts["kind"] = Kind.KEEP.value if "read-only" in line.flags else ""
    for column, value in facts.items():
        if value:
            one.cells.setdefault(column, value)


def _cell(forms: Iterable[str]) -> str:
    return "|".join(form.replace("|", "\\|") for form in forms)
