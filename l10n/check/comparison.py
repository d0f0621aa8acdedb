"""Checks of project scope, over releases that come one by one and are not kept.

In: the Parts of a run as they come. Out: findings about one release beside another, in their places. A Part that comes
before its turn (turns are by slug) waits. Part of the verb `check`. May not touch: anything.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from l10n.checks import CheckContext
from l10n.model import Scope

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from l10n.check.part import Part, Task
    from l10n.check.suppress import Suppressed
    from l10n.model import Finding


class Comparison:
    """The checks of project scope under way: what each has seen and found so far."""

    def __init__(self, task: Task, slugs: Sequence[str]) -> None:
        """Begin with nothing seen; `slugs` are those of all releases to come."""
        self._task = task
        self._checks = task.choice.of_scope(Scope.PROJECT)
        self._context = CheckContext(task.project.source, task.project.source, task.termbase)
        self._turns = sorted(slugs, reverse=True)
        self._waiting: dict[str, Part] = {}
        self._seen: dict[str, dict[Any, Any]] = {check.CODE: {} for check in self._checks}
        self._found: dict[str, list[Finding]] = {check.CODE: [] for check in self._checks}

    def take(self, part: Part, suppressed: Suppressed) -> None:
        """Compare a release with those before it, when its turn has come."""
        self._waiting[part.slug] = part
        while self._turns and self._turns[-1] in self._waiting:
            self._compare(self._waiting.pop(self._turns.pop()), suppressed)

    def findings(self) -> Iterator[Finding]:
        """Yield what was found, check by check."""
        for found in self._found.values():
            yield from found

    def _compare(self, part: Part, suppressed: Suppressed) -> None:
        for check in self._checks:
            digest, seen = part.digests[check.CODE], self._seen[check.CODE]
            hits = check.compare(part.slug, digest, seen, self._context)  # type: ignore[attr-defined]  # of that scope
            for hit in hits:
                if check.CODE in self._task.choice.codes(part.slug, hit.locale or part.source):
                    self._found[check.CODE].extend(_placed(part, hit, suppressed))


def _placed(part: Part, hit: Finding, suppressed: Suppressed) -> Iterator[Finding]:
    """Yield a finding in its place, if no comment suppresses it."""
    shown, path, release, units = part.spots.get(hit.locale, ("", "", "", {}))
    spot = units.get(hit.unit)
    if spot is None:
        yield replace(hit, path=part.release, release_path=part.release, release_line=hit.line)
        return
    line, text, at = spot
    placed = replace(hit, path=shown, line=line, release_path=release, release_line=at, text_line=text, text_column=0)
    yield from suppressed.kept(path, hit.locale, [placed])
