"""The whole way in one go (`l10n translate FILE`), made of the verbs.

In: a file. Out: a project (the one the file lies in or stands beside, else a new one), its catalogs drafted,
checked, and draft editions. The file itself is never changed; it is copied into releases/ when it is not there
already. What a person has done in an earlier run is kept, as every verb keeps it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from l10n import build, check, derive, draft, extract, files, formats, init
from l10n import locale as locales
from l10n import project as projects
from l10n.errors import ConfigError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from l10n.build import Built
    from l10n.check import CheckReport
    from l10n.project import Project, Release


@dataclass(frozen=True, slots=True)
class Outcome:
    """What `translate` made: the project (`made` when it is new), the release, and what each verb reported."""

    project: Project
    made: bool
    release: Release
    extracted: extract.Report
    drafted: draft.Report
    derived: derive.Report
    checked: CheckReport
    built: Built


def translate(
    file: Path,
    *,
    start: Path,
    config: Path | None = None,
    engines: Sequence[str] = (),
    said: Callable[[str], None] = lambda _: None,
) -> Outcome:
    """Take `file` the whole way. `start` is the folder whose project is used; `said` is told each step.

    Raises UsageError for a file no format reads, or when another release of that name is in the project.
    """
    formats.read(file, locales.get("en_HK"))  # is it a release at all? before anything is made
    project, made = _project(file, start, config)
    path = _into(project, file)
    release = next(one for one in project.releases() if one.path == path)
    said("extract")
    extracted = extract.run(project, [release])
    said("draft")
    drafted = draft.run(project, [release], engines=tuple(engines))
    said("derive")
    derived = derive.run(project, [release])
    said("check")
    checked = check.run(project, [release])
    said("build")
    built = build.run(project, [release], drafts=True)
    return Outcome(project, made, release, extracted, drafted, derived, checked, built)


def _project(file: Path, start: Path, config: Path | None) -> tuple[Project, bool]:
    """Return the project the file lies in, else the one around `start`, else a new one called after the file."""
    if config is not None:
        return projects.find(start, config=config), False
    for place in (file.resolve().parent, start):
        try:
            return projects.find(place), False
        except ConfigError as error:
            if not error.faults[0].message.startswith("no project here"):
                raise
    folder = start / projects.slug_of(file)
    if (folder / "l10n.toml").is_file():
        return projects.find(folder), False
    if folder.exists() and any(folder.iterdir()):
        raise UsageError(
            "this is in the way of a new project", path=folder, hint="Run l10n inside a project, or move it."
        )
    init.run(folder, example=False)
    return projects.find(folder), True


def _into(project: Project, file: Path) -> Path:
    """Return the file's place under releases/, copying it there when it is elsewhere."""
    folder = project.root / "releases"
    real = file.resolve()
    if real.parent == folder.resolve():
        return folder / real.name
    path = folder / (projects.slug_of(file) + file.suffix.lower())
    if path.exists() and files.read(path) != files.read(file):
        raise UsageError(
            f"the project has another release {path.stem!r}",
            path=path,
            hint=f"Give {file.name} another name, or edit {project.shown(path)} in place.",
        )
    files.write(path, files.read(file), root=project.root)
    return path
