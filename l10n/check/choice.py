"""Which checks look at what: the settings' `select` and `ignore`, by locale and by release, and the command line's.

In: a project, the command line's words. Out: a Choice that says for a release and a locale which checks apply. The
command line's `select` is instead of the settings' (also of those by locale and release); every `ignore` adds up.
Part of the verb `check`. May not touch: anything.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from l10n import checks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from l10n.checks import Check
    from l10n.model import Scope
    from l10n.project import Project


@dataclass(frozen=True, slots=True)
class Choice:
    """The checks of a run. `every` are those that any place may ask for, in the order of their codes."""

    every: tuple[Check, ...]
    per_locale: Mapping[str, Mapping[str, Sequence[str]]]
    per_release: Mapping[str, Mapping[str, Sequence[str]]]
    asked: bool
    _known: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)

    def of_scope(self, scope: Scope) -> list[Check]:
        """Return the checks of one scope."""
        return [check for check in self.every if scope is check.SCOPE]

    def at(self, scope: Scope, release: str, locale: str) -> list[Check]:
        """Return the checks of one scope that apply to a release (its slug) in a locale (its code)."""
        codes = self.codes(release, locale)
        return [check for check in self.every if scope is check.SCOPE and check.CODE in codes]

    def codes(self, release: str, locale: str) -> frozenset[str]:
        """Return the codes of all checks that apply to a release in a locale; an empty name is no special one."""
        key = (release, locale)
        if key not in self._known:
            tables = list(self._tables(release, locale))
            self._known[key] = frozenset(
                check.CODE for check in self.every if all(self._wants(table, check.CODE) for table in tables)
            )
        return self._known[key]

    def _tables(self, release: str, locale: str) -> Iterator[Mapping[str, Sequence[str]]]:
        if locale in self.per_locale:
            yield self.per_locale[locale]
        yield from (table for pattern, table in self.per_release.items() if fnmatchcase(release, pattern))

    def _wants(self, table: Mapping[str, Sequence[str]], code: str) -> bool:
        select, ignore = tuple(table.get("select", ())), tuple(table.get("ignore", ()))
        return (self.asked or not select or code.startswith(select)) and not code.startswith(ignore)


def choose(project: Project, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Choice:
    """Return the choice for a run. Raises UsageError for a word, wherever it stands, that begins no check's code."""
    for table in (*project.per_locale.values(), *project.per_release.values()):
        checks.selected(tuple(table.get("select", ())), tuple(table.get("ignore", ())))
    every = checks.selected(tuple(select) or project.select, (*project.ignore, *ignore))
    return Choice(tuple(every), project.per_locale, project.per_release, bool(select))
