"""Impact: what changes when a term does. Part of the room `terminology`.

In: a project, a term (a concept's id or any form, of the glossary or not), perhaps its new form. Out: every unit,
release, table row and built file that has it or would change, and a patch. An occurrence is one of the glossary's: the
longest term wins, so that a form inside another concept's name is listed apart and never replaced. May not touch:
files.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from l10n import catalog as catalogs
from l10n import edition, files, glossary
from l10n import locale as locales
from l10n.errors import PersonsWorkError, UsageError
from l10n.glossary import Concept, Glossary, Kind, Status, Term, rewriting
from l10n.glossary import row as rows
from l10n.glossary.fold import fold_form
from l10n.model import CODE
from l10n.terminology.patch import patch_of, top

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from l10n.edition import Edition
    from l10n.locale import Locale
    from l10n.model import Unit
    from l10n.project import Project, Release


@dataclass(frozen=True, slots=True)
class Change:
    """One place that has the term. `new` is what it would become, empty where it stays or a person must decide.

    `where` is `unit`, `release`, `row` (the glossary's own) or `built`; `why` says why a place that has it stays.
    """

    where: str
    path: str
    line: int
    release: str = ""
    locale: str = ""
    unit: str = ""
    state: str = ""
    text: str = ""
    new: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Impact:
    """All places, and the patch that would change them; `forms` are the forms looked for, by locale."""

    changes: tuple[Change, ...]
    forms: dict[str, tuple[str, ...]]
    patch: str = ""

    def count(self, where: str) -> int:
        """Return how many places of a kind there are."""
        return sum(one.where == where for one in self.changes)


@dataclass(frozen=True, slots=True)
class _Term:
    """What is looked for: a glossary in which it can be found, whose concepts count, which forms in which locale."""

    termbase: Glossary
    concepts: frozenset[str]
    forms: dict[str, tuple[str, ...]]
    locale: Locale | None
    old: str
    new: str

    def spans(self, text: str, where: Locale) -> list[tuple[int, int]]:
        """Return where the term stands in a plain text of a locale, longest terms winning."""
        wanted = {fold_form(form, chinese=where.chinese) for form in self.forms.get(where.code, ())}
        return [
            (hit.start, hit.end)
            for hit in self.termbase.find(text, where)
            if hit.concept.id in self.concepts and fold_form(hit.term.text, chinese=where.chinese) in wanted
        ]

    def replaced(self, text: str, where: Locale) -> str:
        """Return a text with the new form in place of the old one; capitals of a first letter are kept."""
        if not self.new or self.locale is None or where.code != self.locale.code:
            return text
        parts: list[str] = []
        done = 0
        for start, end in self.spans(text, where):
            if start < done or CODE.search(text[start:end]):
                continue
            form = self.new[:1].upper() + self.new[1:] if text[start].isupper() else self.new
            parts += [text[done:start], form]
            done = start + len(text[start:end].rstrip())
        return "".join([*parts, text[done:]])


def impact(
    project: Project, term: str, *, to: str = "", locale: Locale | None = None, releases: Sequence[Release] = ()
) -> Impact:
    """Return what has a term and, with `to`, what would change.

    `locale` says which language `to` is of where the term is an id or stands in several. Raises UsageError where that
    is not clear.
    """
    wanted = _wanted(project, glossary.read(project.glossary_paths()), term, to, locale)
    root = top(project.root)
    changes: list[Change] = []
    patches: list[str] = []
    for change, patch in _rows(project, root, wanted):
        changes.append(change)
        patches.append(patch)
    for release in releases or project.releases():
        before = len(changes)
        reading = edition.read(release)
        for change, patch in _release(project, root, reading, wanted):
            changes.append(change)
            patches.append(patch)
        touched = {one.locale for one in changes[before:] if one.new or not to}
        changes += _built(project, release, touched)
    return Impact(tuple(changes), wanted.forms, "".join(dict.fromkeys(patches)))


def _wanted(project: Project, termbase: Glossary, term: str, to: str, locale: Locale | None) -> _Term:
    every = [project.source, *project.targets]
    try:
        concepts = [termbase.concept(term)]
        found = {one.code for one in every}
        old = ""
    except KeyError:
        hits = {
            (concept.id, one.code): concept
            for one in ([locale] if locale else every)
            for concept in termbase.concepts
            for form in termbase.terms(concept, one)
            if fold_form(form.text, chinese=one.chinese) == fold_form(term, chinese=one.chinese)
        }
        concepts, found, old = list(hits.values()), {code for _, code in hits}, term
    if not concepts:
        own = locale or _by_script(term, every)
        one = Concept("the term asked for", Kind.TERM, terms=(Term(term, own.code, Status.PREFERRED),))
        termbase, concepts, found = Glossary((*termbase.concepts, one)), [one], {own.code}
    target = locale or (next(one for one in every if one.code in found) if len(found) == 1 else None)
    if to and target is None:
        fitting = [one for one in every if one.code in found and one.chinese == _han(to)]
        target = fitting[0] if len(fitting) == 1 else None
    if to and target is None:
        raise UsageError(
            f"{term!r} has forms in several locales", hint=f"Say which --to is of: --locale {every[1].code}"
        )
    forms = {
        one.code: (old,)
        if old and one.code in found
        else tuple(form for concept in concepts for form in _right(termbase, concept, one))
        for one in every
    }
    return _Term(termbase, frozenset(one.id for one in concepts), forms, target, old, to)


def _right(termbase: Glossary, concept: Concept, one: Locale) -> tuple[str, ...]:
    return termbase.expected(concept, one)


def _by_script(term: str, every: Sequence[Locale]) -> Locale:
    return next((one for one in every if one.chinese == _han(term)), every[0])


def _han(text: str) -> bool:
    return any("\u3400" <= one <= "\u9fff" for one in text)


def _rows(project: Project, root: Path, wanted: _Term) -> Iterator[tuple[Change, str]]:
    """Yield the glossary's own rows: those of the concept, and others whose forms contain it."""
    code = wanted.locale.code if wanted.locale and wanted.new else ""
    for concept in wanted.termbase.concepts:
        cells = rows.cells_of(concept)
        mine = concept.id in wanted.concepts
        forms = [form for where, every in wanted.forms.items() if not code or where == code for form in every]
        holds = [term.text for term in concept.terms if any(form and form in term.text for form in forms)]
        if not concept.path or not (mine or holds):
            continue
        place = {"path": project.shown(Path(concept.path)), "line": concept.line, "locale": code}
        if not mine:
            yield Change("row", **place, unit=concept.id, text=" | ".join(holds), why="contains it; decide apart"), ""  # type: ignore[arg-type]
            continue
        new = _new_cell(cells.get(code, ""), wanted) if wanted.new else ""
        patch = ""
        if new and new != cells.get(code, ""):
            old = files.read(Path(concept.path)).decode("utf-8")
            changed = {code: new} | _allowed(cells, code, new)
            patch = patch_of(root, Path(concept.path), old, rewriting.rewritten(old, {concept.id: changed}))
        shown = cells.get(code, "") if code else " = ".join(form for form in cells.values() if form)[:80]
        yield Change("row", **place, unit=concept.id, text=shown, new=new), patch  # type: ignore[arg-type]


def _new_cell(cell: str, wanted: _Term) -> str:
    """Return a row's cell with the new form in the old one's place; the old one is right no longer."""
    forms = cell.split("|") if cell else []
    old = wanted.old if wanted.old in forms else (forms[0] if forms else "")
    kept = [wanted.new if form == old else form for form in forms] or [wanted.new]
    return "|".join(dict.fromkeys(kept))


def _allowed(cells: dict[str, str], code: str, new: str) -> dict[str, str]:
    """Return the cell of forbidden forms without those that are right from now on; nothing where none is."""
    wrong = cells.get(f"avoid:{code}", "").split("|")
    kept = [form for form in wrong if form.removeprefix("!") not in new.split("|")]
    return {f"avoid:{code}": "|".join(kept)} if kept != wrong else {}


def _release(project: Project, root: Path, reading: edition.Reading, wanted: _Term) -> Iterator[tuple[Change, str]]:
    release = reading.release
    yield from _source(project, root, reading, wanted)
    for target in project.targets_of(release):
        yield from _edition(project, root, edition.load(project, reading, target), wanted)


def _source(project: Project, root: Path, reading: edition.Reading, wanted: _Term) -> Iterator[tuple[Change, str]]:
    """Yield the source's own blocks that have the term; its file is patched where it is text."""
    release = reading.release
    shown = project.shown(release.path)
    changing = bool(wanted.new) and wanted.locale is not None and wanted.locale.code == release.source.code
    blocks = [block for block in reading.document.blocks if wanted.spans(block.text, release.source)]
    if not blocks or (wanted.new and not changing):
        return
    patch = ""
    if changing:
        data = files.read(release.path)
        try:
            old = data.decode("utf-8")
        except UnicodeDecodeError:
            old = ""
        new = old
        for block in blocks:
            # the file's own words: where a block is wrapped or marked otherwise, it stays and a person sees it listed
            new = new.replace(block.text, wanted.replaced(block.text, release.source))
        patch = patch_of(root, release.path, old, new)
    for block in blocks:
        new = wanted.replaced(block.text, release.source) if changing else ""
        yield (
            Change("release", shown, block.place.line, release.slug, release.source.code, "", "", block.text, new),
            patch,
        )


def _edition(project: Project, root: Path, one: Edition, wanted: _Term) -> Iterator[tuple[Change, str]]:
    """Yield the units of one locale that have the term in their target, or ask for it in their source."""
    if one.catalog is None:
        return
    source, target = one.reading.release.source, one.locale
    old = files.read(one.path).decode("utf-8")
    mark = "\ufeff" if old.startswith("\ufeff") else ""
    touched: list[tuple[Unit, str, str]] = []
    for unit in one.units():
        if not unit.line:
            continue
        has = wanted.spans(unit.target, target)
        asked = wanted.spans(unit.source, source)
        if not has and (wanted.new or not asked):
            continue
        new, why = "", "" if has else "has the term in its source only"
        if wanted.new and wanted.locale is not None and wanted.locale.code == target.code:
            new = wanted.replaced(unit.target, target)
            try:
                catalogs.rewrite_target(one.catalog, unit.id, new)
            except PersonsWorkError:
                new, why = "", "its wording is locked"
        elif wanted.new:
            continue
        touched.append((unit, new, why))
    patch = (
        patch_of(root, one.path, old, mark + catalogs.rendered(one.catalog))
        if any(new for _, new, _ in touched)
        else ""
    )
    shown, slug = project.shown(one.path), one.reading.release.slug
    for unit, new, why in touched:
        state = unit.state.value
        yield Change("unit", shown, unit.line, slug, target.code, unit.id, state, unit.target, new, why), patch


def _built(project: Project, release: Release, touched: set[str]) -> Iterator[Change]:
    """Yield the built files of the locales that change."""
    folder = project.dist / release.slug
    tags = {locales.get(code).tag: code for code in touched if code}
    for path in sorted(folder.glob("*")) if folder.is_dir() else ():
        named = [code for tag, code in tags.items() if f".{tag}." in path.name]
        if named:
            yield Change("built", project.shown(path), 0, release.slug, named[0])
