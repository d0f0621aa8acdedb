"""Import and export: the glossary's tables and the termbases of other tools. Part of the room `terminology`.

In: a project, a file. Out: rows added to one table of `glossary/`; what the file says differently about concepts that
the glossary has, which are not overwritten unless asked; a termbase file. May not touch: cells nobody asked to change.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from l10n import files, glossary
from l10n.errors import Fault, TableError, UsageError
from l10n.exchange import termbases
from l10n.glossary import Status, rewriting
from l10n.glossary import row as rows
from l10n.glossary.table import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from l10n.exchange.termbases import Form
    from l10n.glossary import Concept, Glossary
    from l10n.locale import Locale
    from l10n.model import Notice
    from l10n.project import Project

DEFAULT = "imported.csv"
"""Where new rows go when nobody says where."""
_FIELDS = {"from": "valid_from", "to": "valid_to"}
_SILENT = {"kind": "term", "verified": "no"}
"""What a row says that says nothing: the defaults of a form without that column."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell in which the file and the glossary's row differ; empty `ours`: the row has none."""

    concept: Concept
    column: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, or would do: concepts `added` to `path`, how many were there already, what differs."""

    path: Path
    added: tuple[Concept, ...] = ()
    same: int = 0
    differing: tuple[Difference, ...] = ()
    updated: bool = False
    notices: tuple[Notice, ...] = ()


def import_file(
    project: Project,
    path: Path,
    *,
    to: Path | None = None,
    form: str = "",
    locales: Sequence[Locale] = (),
    update: bool = False,
    dry_run: bool = False,
) -> Imported:
    """Merge a termbase file into the glossary; with `update` its cells replace those that differ.

    `locales`: only these beside the source. Raises UsageError for a wrong place or form, TableError for bad rows of the
    file or of the glossary, WriteError when the disk refuses.
    """
    data = files.read(path, limit=termbases.LIMIT)
    how = termbases.get(form) if form else termbases.form_of(path, data)
    table = _table(project, to)
    with files.lock(table, root=project.root):
        own = glossary.read(project.glossary_paths())
        codes = _codes(project, locales)
        if not how.BILINGUAL and not locales:  # columns of the glossary beyond the project's locales
            codes += sorted({term.locale for one in own.concepts for term in one.terms} - set(codes))
        taken = how.take(data, str(path), codes)
        every = (only(concept, project, locales) for concept in taken.concepts)
        theirs = [one for one in every if one is not None]
        added, differing, same = _compared(own, theirs, how)
        changes = _changes(differing) if update else {}
        if not dry_run:
            _write(project, table, added, changes)
    return Imported(table, tuple(added), same, tuple(differing), update, taken.notices)


def export_file(
    project: Project, path: Path, *, form: str = "", locales: Sequence[Locale] = ()
) -> tuple[int, Form, list[str]]:
    """Write the glossary as a termbase file; return how many concepts there are, its form, what it cannot hold.

    Raises UsageError where the form holds two languages and there are more, TableError for what it cannot hold.
    """
    how = termbases.get(form) if form else termbases.form_of(path)
    own = glossary.read(project.glossary_paths())
    every = (only(concept, project, locales) for concept in own.concepts)
    concepts = [one for one in every if one is not None]
    codes = _codes(project, locales)
    files.write(path, how.give(concepts, codes))
    lost = how.lost(concepts, codes) if isinstance(how, termbases.Lossy) else []
    lost += [f"who held which post when ({len(own.posts)} rows of {glossary.FILE})"] if own.posts else []
    return len(concepts), how, lost


def only(concept: Concept, project: Project, locales: Sequence[Locale]) -> Concept | None:
    """Return a concept with the terms of the source and of some locales (all when none are given); None without any."""
    if not locales:
        return concept
    codes = {project.source.code, *(one.code for one in locales)}
    terms = tuple(term for term in concept.terms if term.locale in codes)
    return replace(concept, terms=terms) if terms else None


def _codes(project: Project, locales: Sequence[Locale]) -> list[str]:
    targets = [one.code for one in locales or project.targets if one.code != project.source.code]
    return [project.source.code, *targets]


def _table(project: Project, to: Path | None) -> Path:
    folder = project.root / "glossary"
    path = to or folder / DEFAULT
    if not path.is_absolute() and path.parent.resolve() != folder.resolve():
        path = project.root / path if path.parts[:1] == ("glossary",) else folder / path
    wrong = path.suffix.lower() != ".csv" or path.name == "people.csv" or path.parent.resolve() != folder.resolve()
    if wrong:
        raise UsageError(f"{path}: rows go to a .csv table in glossary/", hint="for example --to glossary/imported.csv")
    return path


def _compared(own: Glossary, theirs: Iterable[Concept], how: Form) -> tuple[list[Concept], list[Difference], int]:
    """Sort the file's concepts: new ones, what differs, how many were there."""
    known = _known(own)
    added: list[Concept] = []
    differing: list[Difference] = []
    same = 0
    for one in theirs:
        ours = _ours(own, known, one, by_id=not how.BILINGUAL)
        if ours is None:
            added.append(one)
            continue
        found = list(_differences(ours, one, how))
        differing += found
        same += not found
    return added, differing, same


def _known(own: Glossary) -> dict[tuple[str, str], list[Concept]]:
    known: dict[tuple[str, str], list[Concept]] = defaultdict(list)
    for concept in own.concepts:
        for term in concept.terms:
            if term.status is not Status.FORBIDDEN:
                known[term.locale, term.text.casefold()].append(concept)
    return known


def _ours(
    own: Glossary, known: dict[tuple[str, str], list[Concept]], theirs: Concept, *, by_id: bool
) -> Concept | None:
    """Return the glossary's concept of the same id, or of the same forms in two locales.

    `by_id`: the file has ids of its own; otherwise they were made from the forms and say nothing more than these.
    """
    ids = own.by_id
    if by_id and theirs.id in ids:
        return ids[theirs.id]
    votes: dict[str, int] = defaultdict(int)
    preferred = [term for term in theirs.terms if term.status is Status.PREFERRED]
    for term in preferred:
        for concept in known.get((term.locale, term.text.casefold()), ()):
            votes[concept.id] += 1
    best = max(votes, key=lambda name: (votes[name], ids[name].sense == theirs.sense), default="")
    if best and votes[best] >= min(2, len(preferred)):
        return ids[best]
    return ids.get(theirs.id)


def _differences(ours: Concept, theirs: Concept, how: Form) -> Iterator[Difference]:
    """Yield the cells that the file has and the row has not, or otherwise. A file that says less says nothing."""
    mine, other = rows.cells_of(ours), rows.cells_of(theirs)
    for column, cell in other.items():
        field = "terms" if column not in rows.PLAIN else _FIELDS.get(column, column)
        here = mine.get(column, "")
        if field not in how.KEEPS or cell == here or _SILENT.get(column) == cell:
            continue
        if field == "terms" and here:
            forms, held = cell.split("|"), here.split("|")
            if how.BILINGUAL:  # a form without "!" may come from a tool that knows no such mark
                held += [form.removeprefix("!") for form in held]
            if forms[0] in {held[0], held[0].removeprefix("!")} and set(forms) <= set(held):
                continue
        yield Difference(ours, column, here, cell)


def _changes(differing: Iterable[Difference]) -> dict[Path, dict[str, dict[str, str]]]:
    """Return path -> id -> column -> cell; ids are never changed."""
    found: dict[Path, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for one in differing:
        if one.column != "id":
            found[Path(one.concept.path)][one.concept.id][one.column] = one.theirs
    return found


def _write(
    project: Project, table: Path, added: Sequence[Concept], changes: dict[Path, dict[str, dict[str, str]]]
) -> None:
    """Write the tables that change, all or none. Raises TableError when a table would not be readable afterwards."""
    texts: list[tuple[Path, bytes]] = []
    for path in dict.fromkeys((*changes, *([table] if added else []))):
        old = files.read(path).decode("utf-8") if path.is_file() else ""
        new = [rows.cells_of(one) for one in added] if path == table else []
        if not old and new:
            new = [{column: one.get(column, "") for column in rows.columns_for(added)} for one in new]
        text = rewriting.rewritten(old, changes.get(path, {}), new)
        faults: list[Fault] = []
        list(rows.of_rows(rows_of(text.removeprefix("\ufeff"), str(path), faults), str(path), faults))
        if faults:
            raise TableError(faults=faults)
        texts.append((path, text.encode("utf-8")))
    files.write_all(texts, root=project.root)
