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
from l10n.glossary import Concept, Glossary, Kind, Status, Term, inflect, rewriting
from l10n.glossary import row as rows
from l10n.glossary.fold import fold_form
from l10n.model import State, code_names
from l10n.terminology import source
from l10n.terminology.patch import patch_of, top

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from l10n.catalog import Catalog
    from l10n.edition import Edition
    from l10n.locale import Locale
    from l10n.model import InlineCode, Unit
    from l10n.project import Project, Release
    from l10n.terminology.source import Edit

_SOURCE, _DERIVED = "its source changes", "follows"
_FOLLOWING = (_SOURCE, _DERIVED)
_MARKUP = "markup stands inside the term; change it by hand"
_BY_HAND = "cannot be changed in the file by a patch; change it by hand"


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

    def spans(self, text: str, codes: tuple[InlineCode, ...], where: Locale) -> list[Edit]:
        """Return where the term stands in a text of a locale, longest terms winning, and what would come there.

        The new form takes the capital and the plural of the old one. Nothing comes where markup stands inside the term.
        """
        wanted = {fold_form(form, chinese=where.chinese) for form in self.forms.get(where.code, ())}
        changing = bool(self.new) and self.locale is not None and where.code == self.locale.code
        found: dict[int, Edit] = {}
        for hit in self.termbase.find_coded(text, codes, where):
            if hit.concept.id in self.concepts and fold_form(hit.term.text, chinese=where.chinese) in wanted:
                words = text[hit.start : hit.end].rstrip()
                new = self._new_for(words, hit.term) if changing and not code_names(words, codes) else ""
                found.setdefault(hit.start, source.Edit(hit.start, hit.start + len(words), new))
        return list(found.values())

    def _new_for(self, words: str, term: Term) -> str:
        """Return the new form as it stands for some words of a text: capital, plural."""
        new = self.new
        lowered, form = words.lower(), term.text.lower()
        if lowered.endswith("s") and not form.endswith("s") and not new.endswith("s") and new.isascii():
            new = inflect.plurals(new)[0]
        return new[:1].upper() + new[1:] if words[0].isupper() else new


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
        touched = {one.locale for one in changes[before:] if one.new or not to or one.why.startswith(_FOLLOWING)}
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
    changing = bool(wanted.new) and wanted.locale is not None and wanted.locale.code == release.source.code
    every = reading.document.blocks
    spans = {block.id: found for block in every if (found := wanted.spans(block.text, block.codes, release.source))}
    if not spans or (wanted.new and not changing):
        return
    patch, left = "", frozenset[str]()
    edits = {name: [one for one in found if one.new] for name, found in spans.items()}
    if changing:
        old = files.read(release.path)
        data, left = source.rewritten(reading.document, edits, release.source)
        if data != old:
            patch = patch_of(root, release.path, old.decode("utf-8"), data.decode("utf-8"))
    for block in every:
        if block.id not in spans:
            continue
        new = source.edited(block.text, edits[block.id]) if changing else ""
        why = (
            _BY_HAND
            if block.id in left
            else _MARKUP
            if changing and len(edits[block.id]) < len(spans[block.id])
            else ""
        )
        place = (project.shown(release.path), block.place.line, release.slug, release.source.code)
        yield Change("release", *place, text=block.text, new=new, why=why), patch


def _edition(project: Project, root: Path, one: Edition, wanted: _Term) -> Iterator[tuple[Change, str]]:
    """Yield the units of one locale that have the term in their target, or in a source that asks for it or changes."""
    if one.catalog is None:
        return
    origin, target = one.reading.release.source, one.locale
    where = wanted.locale.code if wanted.new and wanted.locale is not None else ""
    old = files.read(one.path).decode("utf-8")
    mark = "\ufeff" if old.startswith("\ufeff") else ""
    codes = {part.unit: part.codes for pair in one.pairs for group in pair.groups for part in group.segments}
    renewed = _renewed(project, one, wanted)
    touched: list[tuple[Unit, str, str]] = []
    for unit in one.units():
        has = wanted.spans(unit.target, codes.get(unit.id, ()), target)
        asked = wanted.spans(unit.source, codes.get(unit.id, ()), origin)
        if not unit.line:
            continue
        if where == target.code and has:
            touched.append((unit, *_changed(one.catalog, unit, has)))
        elif where == origin.code and asked:
            touched.append((unit, "", _SOURCE))
        elif unit.id in renewed:
            touched.append((unit, "", f"{_DERIVED} {where}: l10n derive renews it"))
        elif not where and (has or asked):
            touched.append((unit, "", "" if has else "has the term in its source only"))
    patch = ""
    if any(new for _, new, _ in touched):
        patch = patch_of(root, one.path, old, mark + catalogs.rendered(one.catalog))
    shown, slug = project.shown(one.path), one.reading.release.slug
    for unit, new, why in touched:
        state = unit.state.value
        text = unit.target or unit.source
        yield Change("unit", shown, unit.line, slug, target.code, unit.id, state, text, new, why), patch


def _changed(catalog: Catalog, unit: Unit, has: Sequence[Edit]) -> tuple[str, str]:
    """Change a unit in its catalog; return its new target, or why a person has to see to it."""
    edits = [one for one in has if one.new]
    new = source.edited(unit.target, edits)
    if edits:
        try:
            catalogs.rewrite_target(catalog, unit.id, new)
        except PersonsWorkError:
            return "", "its wording is locked"
    return new if edits else "", _MARKUP if len(edits) < len(has) else ""


def _renewed(project: Project, one: Edition, wanted: _Term) -> frozenset[str]:
    """Return the units of a locale that were derived from ones that change."""
    base = project.derive.get(one.locale.code)
    if not wanted.new or wanted.locale is None or base != wanted.locale.code:
        return frozenset()
    followed = edition.load(project, one.reading, wanted.locale)
    codes = {part.unit: part.codes for pair in followed.pairs for group in pair.groups for part in group.segments}
    changing = {
        unit.id for unit in followed.units() if wanted.spans(unit.target, codes.get(unit.id, ()), wanted.locale)
    }
    mine = (unit for unit in one.units() if unit.origin is not None and unit.origin.maker == "derived")
    return frozenset(unit.id for unit in mine if unit.state is State.DRAFT and unit.id in changing)


def _built(project: Project, release: Release, touched: set[str]) -> Iterator[Change]:
    """Yield the built files of the locales that change."""
    folder = project.dist / release.slug
    tags = {locales.get(code).tag: code for code in touched if code}
    for path in sorted(folder.glob("*")) if folder.is_dir() else ():
        named = [code for tag, code in tags.items() if f".{tag}." in path.name]
        if named:
            yield Change("built", project.shown(path), 0, release.slug, named[0])
