"""Glossaries of two languages, a pair of words a line: what omegat and weblate share. Declares no form.

In: concepts and two locales, or lines. Out: lines, or concepts: lines with the same source (and context) are one
concept, the first target is the preferred one. What a line has no place for stands in square brackets behind the
comment: `[for: …]` the form whose concept it is, `[avoid: …]` forbidden forms. May not touch: files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from l10n.errors import Fault, TableError, UsageError
from l10n.exchange.termbases import Taken
from l10n.exchange.termbases._cells import perhaps_changed
from l10n.glossary import Kind, Status, row
from l10n.model import Notice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from l10n.glossary import Concept

_MARK = re.compile(r"\s*\[(for|avoid): ([^\[\]]*)\]$")


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
        wrong = [term.text for term in one.terms if term.locale == target and term.status is Status.FORBIDDEN]
        if not mine or not theirs:
            continue
        flags = frozenset({"read-only"} if one.kind is Kind.KEEP else ())
        avoid = f" [avoid: {'|'.join(wrong)}]" if wrong and marks else ""
        rest = {"context": one.sense, "definition": one.definition, "flags": flags}
        yield Line(mine[0], theirs[0], (one.note + avoid).strip(), **rest)  # type: ignore[arg-type]
        for form in theirs[1:]:
            yield Line(mine[0], form, **rest)  # type: ignore[arg-type]
        for form in wrong if not marks else ():
            yield Line(mine[0], form, **{**rest, "flags": flags | {"forbidden"}})  # type: ignore[arg-type]
        for form in mine[1:]:
            yield Line(form, theirs[0], f"[for: {mine[0]}]", **rest)  # type: ignore[arg-type]


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
        for form in [form for form in one.wrong if form in one.right]:
            del one.wrong[form]
            notices.append(Notice(f"{form!r} is right and forbidden for one source: taken as right", path, one.line))
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


def _add(rows: dict[tuple[str, str], _Row], line: Line) -> None:
    comment, said = line.comment, {}
    while (mark := _MARK.search(comment)) is not None:
        said[mark[1]] = mark[2]
        comment = comment[: mark.start()]
    one = rows.setdefault((said.get("for", line.source), line.context), _Row(line=line.line))
    one.sources[line.source] = None
    (one.wrong if "forbidden" in line.flags else one.right)[line.target] = None
    one.wrong.update(dict.fromkeys(form for form in said.get("avoid", "").split("|") if form))
    facts = {"note": comment.strip(), "sense": line.context, "definition": line.definition}
    facts["kind"] = Kind.KEEP.value if "read-only" in line.flags else ""
    for column, value in facts.items():
        if value:
            one.cells.setdefault(column, value)


def _cell(forms: Iterable[str]) -> str:
    return "|".join(form.replace("|", "\\|") for form in forms)
