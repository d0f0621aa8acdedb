"""The verb `fix`: applies the safe fixes of findings and the locale's typography to targets, until nothing changes.

In: a project, releases, locales. Out: a FixReport: what was rewritten, what was not and why, a diff; and catalogs,
unless it is a dry run. A rewrite never changes what is said: codes, addresses, values, Latin runs and the glossary's
forms are the same before and after, or it is dropped and said. A rewritten approved unit is translated again and asks
for approval; a machine's untouched draft stays one.
May not touch: locked wording, `{joined}`, `{omitted}`, sources, the glossary.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from l10n import catalog as catalogs
from l10n import check, edition, glossary, script, typography, values
from l10n.glossary import Status
from l10n.model import CODE, Notice, State
from l10n.typography import Topic

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from l10n.check import Choice
    from l10n.edition import Edition
    from l10n.glossary import Glossary
    from l10n.locale import Locale
    from l10n.model import BlockPair, Finding, Group, Unit
    from l10n.project import Project, Release
    from l10n.typography import Span, Typography

ROUNDS = 12
"""More than any text needs; a unit that has not come to rest by then is left as it was."""

TOPICS: Mapping[str, tuple[Topic, ...]] = MappingProxyType(
    {
        "PUN001": (Topic.HALF_WIDTH,),
        "PUN002": (Topic.WIDE_LATIN,),
        "PUN003": (Topic.DOUBLED,),
        "PUN004": (Topic.ELLIPSIS, Topic.DASH),
        "PUN005": (Topic.WIDE_IN_LATIN,),
        "QUO001": (Topic.QUOTES,),
        "SCR004": (Topic.INVISIBLE, Topic.COMPATIBILITY),
        "SPC001": (Topic.SPACE_WIDE,),
        "SPC002": (Topic.SPACE_HAN, Topic.SPACE_LATIN),
    }
)
"""Which check speaks for which typography: where it is ignored or suppressed, nothing is rewritten for it."""

_LATIN = re.compile(r"[A-Za-z0-9]+")
_COMMA = re.compile("(?<=[\u4e00-\u9fff]),")


@dataclass(frozen=True, slots=True)
class Rewrite:
    """One unit that was (or would be) rewritten. `approved` says that it was approved and asks for approval again."""

    path: str
    line: int
    unit: str
    before: str
    after: str
    approved: bool = False


@dataclass(frozen=True, slots=True)
class FixReport:
    """What fixing did, catalog by catalog. `dropped` says which rewrites were not made and why; `diff` is unified."""

    rewrites: tuple[Rewrite, ...] = ()
    dropped: tuple[Notice, ...] = ()
    notices: tuple[Notice, ...] = ()
    diff: str = ""
    units: int = 0
    locked: int = 0

    @property
    def changed(self) -> bool:
        """Whether anything was, or would be, rewritten."""
        return bool(self.rewrites)

    def lines(self, *, verbose: bool = False) -> list[str]:
        """Return the report as lines to print; every lost approval and every dropped rewrite has its own."""
        counts = Counter(one.path for one in self.rewrites)
        lines = [f"{path}: {count} rewritten" for path, count in counts.items()]
        for one in self.rewrites:
            if one.approved:
                lines.append(f"{one.path}:{one.line}: {one.unit} was approved and asks for approval again")
            if verbose:
                lines += [f"{one.path}:{one.line}: - {one.before}", f"{one.path}:{one.line}: + {one.after}"]
        lines += [str(notice) for notice in (*self.dropped, *self.notices)]
        return lines or [f"nothing to fix in {self.units} units"]


def run(
    project: Project,
    releases: Sequence[Release],
    *,
    locales: Sequence[Locale] = (),
    only: Mapping[str, Sequence[Locale]] = MappingProxyType({}),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    unsafe: bool = False,
    dry: bool = False,
) -> FixReport:
    """Rewrite the targets of the given releases in their locales (or only `locales`; `only` by a release's slug).

    `unsafe` applies also fixes that may change the meaning; `dry` writes nothing and fills the report's `diff`. Raises
    UsageError for an unknown check, InputError for damaged input (before anything is written), WriteError.
    """
    choice = check.choose(project, select, ignore)
    termbase = glossary.read(project.glossary_paths())
    works: list[_Work] = []
    for release in releases:
        reading = edition.read(release)
        wanted = only.get(release.slug) or locales
        for locale in project.targets_of(release):
            if not wanted or locale in wanted:
                one = edition.load(project, reading, locale)
                works.append(_Work(project, one, choice, termbase, unsafe))
    for work in works:
        work.do()
    if not dry:
        for work in works:
            if work.rewrites and work.one.catalog is not None:
                catalogs.save(work.one.catalog, root=project.root)
    return FixReport(
        rewrites=tuple(rewrite for work in works for rewrite in work.rewrites),
        dropped=tuple(notice for work in works for notice in dict.fromkeys(work.dropped)),
        notices=tuple(work.absent() for work in works if work.one.catalog is None),
        diff="".join(work.diff() for work in works) if dry else "",
        units=sum(len(work.one.units()) for work in works),
        locked=sum(unit.state is State.LOCKED for work in works for unit in work.one.units()),
    )


@dataclass(slots=True)
class _Work:
    """One catalog being fixed: the targets so far, by the id of a group's first unit."""

    project: Project
    one: Edition
    choice: Choice
    termbase: Glossary
    unsafe: bool
    targets: dict[str, str] = field(default_factory=dict)
    restless: set[str] = field(default_factory=set)
    before: str = ""
    rewrites: list[Rewrite] = field(default_factory=list)
    dropped: list[Notice] = field(default_factory=list)

    def absent(self) -> Notice:
        """Say that there is nothing to fix yet."""
        slug = self.one.reading.release.slug
        return Notice(f"there is no catalog yet; make it with: l10n extract {slug}", self.project.shown(self.one.path))

    def diff(self) -> str:
        """Return the unified diff of the catalog, empty when nothing would change."""
        if not self.rewrites or self.one.catalog is None:
            return ""
        shown = self.project.shown(self.one.path)
        before, after = (text.splitlines(keepends=True) for text in (self.before, catalogs.rendered(self.one.catalog)))
        return "".join(difflib.unified_diff(before, after, f"a/{shown}", f"b/{shown}"))

    def do(self) -> None:
        """Bring all targets to rest, then put those that changed into the catalog in memory."""
        if self.one.catalog is None:
            return
        style = typography.of(self.one.locale, self.project.style.get(self.one.locale.code, {}))
        pairs: Sequence[BlockPair] = self.one.pairs
        for _ in range(ROUNDS):
            changed = self._round(pairs, style)
            if not changed:
                break
            self.targets |= changed
            joiner = self.one.locale.joiner
            pairs = [
                edition.with_targets(pair, self.targets, joiner)
                for pair in self.one.pairs
                if any(group.units[0].id in changed for group in pair.groups)
            ]
        else:
            self.restless = set(changed)
        self._put()

    def _round(self, pairs: Sequence[BlockPair], style: Typography) -> dict[str, str]:
        """Return the targets that one step changes, by unit."""
        fixes: dict[str, list[Finding]] = {}
        for hit in check.of_pairs(self.project, self.one, pairs, self.termbase, self.choice):
            if hit.fix is not None and (hit.fix.safe or self.unsafe):
                fixes.setdefault(hit.unit, []).append(hit)
        changed: dict[str, str] = {}
        done: set[str] = set()
        for group in (group for pair in pairs for group in pair.groups):
            head = group.units[0]
            if head.id in done or not _touchable(head):
                continue
            done.add(head.id)
            text = self._step(group, fixes.get(head.id, ()), style)
            if text != group.target:
                changed[head.id] = text
        return changed

    def _step(self, group: Group, fixes: Sequence[Finding], style: Typography) -> str:
        """Return a group's target one step on: its typography, else the first fix that can be made."""
        text, silent = group.target, check.codes_of(group)
        codes = self.choice.codes(self.one.reading.release.slug, self.one.locale.code)
        topics = [topic for code, its in TOPICS.items() if code in codes and code not in silent for topic in its]
        kept = _as_in_glossary(text, self.one.locale, self.termbase)
        kept += typography.clause_spaces(text, [one.role for one in group.segments])
        better = typography.rewrite(text, style, kept, topics=topics) if topics else text
        if better != text and self._allowed(group, better, "typography", safe=True):
            return better
        for hit in fixes:
            fix = hit.fix
            if fix is None or hit.target != text or fix.target in {text, better} or hit.code in silent:
                continue
            if fix.target.strip() and self._allowed(group, fix.target, hit.code, safe=fix.safe):
                return fix.target
        return text

    def _allowed(self, group: Group, after: str, what: str, *, safe: bool) -> bool:
        """Return whether a rewrite keeps what it must; say so where it does not."""
        lost = _lost(group.target, after, self.one.locale, self.termbase, safe=safe)
        if lost:
            said = f"{what}: not rewritten, for it would change {lost}: {after}"
            self.dropped.append(Notice(said, self.project.shown(self.one.path), group.units[0].line))
        return not lost

    def _put(self) -> None:
        catalog = self.one.catalog
        if catalog is not None and self.targets:
            self.before = catalogs.rendered(catalog)
        units = {unit.id: unit for unit in self.one.units()}
        path = self.project.shown(self.one.path)
        for unit, text in self.targets.items():
            before = units[unit]
            if unit in self.restless:
                self.dropped.append(Notice("not rewritten: it would not come to rest", path, before.line))
            elif catalog is not None and catalogs.rewrite_target(catalog, unit, text):
                approved = before.state is State.APPROVED
                after = catalog.entry(unit).target
                self.rewrites.append(Rewrite(path, before.line, unit, before.target, after, approved))


def _touchable(unit: Unit) -> bool:
    """Whether a unit may be rewritten: it is in the catalog, has a target of its own and nobody locked it."""
    return (
        bool(unit.target.strip())
        and unit.line > 0
        and unit.state is not State.LOCKED
        and not (unit.joined or unit.omitted)
    )


def _as_in_glossary(text: str, locale: Locale, termbase: Glossary) -> list[Span]:
    """Return the places that stand as the glossary writes them: right as they are, whatever their marks."""
    return [
        (hit.start, hit.end)
        for hit in termbase.find(text, locale)
        if hit.status is not Status.FORBIDDEN and text[hit.start : hit.end] == hit.term.text
    ]


def _lost(before: str, after: str, locale: Locale, termbase: Glossary, *, safe: bool) -> str:
    """Return what a rewrite would change though it may not, an empty string when there is nothing of the kind.

    A fix that is not safe changes letters or names on purpose; codes, addresses and values it keeps as well.
    """
    if [one[0] for one in CODE.finditer(before)] != [one[0] for one in CODE.finditer(after)]:
        return "an inline code"
    if _addresses(before) != _addresses(after):
        return "an address"
    if _values(before, locale) != _values(after, locale):
        return "a value"
    if safe and _letters(_folded(before, locale)) != _letters(_folded(after, locale)):
        return "letters or digits"
    if safe and not _names(before, locale, termbase) <= _names(after, locale, termbase):
        return "a form of the glossary"
    return ""


def _addresses(text: str) -> list[str]:
    return [text[start:end] for start, end in typography.addresses(text)]


def _values(text: str, locale: Locale) -> Counter[tuple[object, ...]]:
    return Counter(
        (one.kind, one.amount, one.unit, one.low, one.high, one.of, one.approximation, one.year, one.month, one.day)
        for one in values.read(_as_seen(text), locale)
    )


def _as_seen(text: str) -> str:
    """Return a text as its reader takes its figures: nothing without width, no comma behind a Han character in one."""
    return _COMMA.sub("，", "".join(one for one in text if unicodedata.category(one) != "Cf"))


def _folded(text: str, locale: Locale) -> str:
    """Return a text with all forms of a character that a house may choose between made one (佈, 布)."""
    return text.translate({ord(one): forms[0] for forms in script.families(locale) for one in forms})


def _letters(text: str) -> tuple[str, list[str]]:
    """Return all letters and digits, and the Latin runs, as they are under whatever width or invisible characters."""
    plain = "".join(one for one in unicodedata.normalize("NFKC", text) if unicodedata.category(one) != "Cf")
    return "".join(one for one in plain if one.isalnum()), _LATIN.findall(plain)


def _names(text: str, locale: Locale, termbase: Glossary) -> Counter[str]:
    return Counter(text[start:end] for start, end in _as_in_glossary(text, locale, termbase))
