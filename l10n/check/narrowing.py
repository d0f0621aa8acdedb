"""What a command line names: releases, catalogs, folders and the glossary become releases, each with its locales.

In: a project; slugs and paths as typed. Out: Places. A path is looked for from where one stands, then from the
project's folder, then in `releases/`. Part of the verb `check`; `fix` uses it, too.
May not touch: the content of files.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from l10n.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from l10n.locale import Locale
    from l10n.project import Project, Release


@dataclass(frozen=True, slots=True)
class Places:
    """What to look at. `only` names the locales of a release of which just these catalogs were named.

    `whole` is the whole project; `glossary` says that the glossary was named.
    """

    releases: tuple[Release, ...]
    only: Mapping[str, tuple[Locale, ...]] = field(default_factory=lambda: MappingProxyType({}))
    glossary: bool = False
    whole: bool = False

    def within(self, locales: Sequence[Locale]) -> Places:
        """Return what is left when only these locales are wanted (all of them when empty)."""
        if not locales:
            return self
        only = {slug: tuple(one for one in own if one in locales) for slug, own in self.only.items()}
        releases = tuple(one for one in self.releases if only.get(one.slug, locales))
        return replace(self, releases=releases, only=MappingProxyType(only), glossary=False, whole=False)


def places(project: Project, names: Sequence[str]) -> Places:
    """Return what `names` stand for, everything when there are none. Raises UsageError for one that is nothing here."""
    every = project.releases()
    if not names:
        return Places(tuple(every), glossary=True, whole=True)
    by_slug = {one.slug: one for one in every}
    chosen: dict[str, set[str] | None] = {}
    glossary = False
    for name in names:
        if name in by_slug:
            chosen[name] = None
            continue
        path = _path(project, name)
        if path.is_dir() and project.root.is_relative_to(path):
            return Places(tuple(every), glossary=True, whole=True)
        found = False
        for slug, code in _known(project, every, path):
            found = True
            if not slug:
                glossary = True
            elif not code:
                chosen[slug] = None
            else:
                locales = chosen.setdefault(slug, set())
                if locales is not None:
                    locales.add(code)
        if not found:
            raise UsageError(
                f"{name}: there is no release, catalog or glossary of this project here",
                hint=f"releases: {', '.join(sorted(by_slug)) or 'none yet'}",
            )
    only = {
        slug: tuple(one for one in project.targets_of(by_slug[slug]) if one.code in codes)
        for slug, codes in chosen.items()
        if codes is not None
    }
    return Places(tuple(by_slug[slug] for slug in sorted(chosen)), MappingProxyType(only), glossary)


def files_of(project: Project, release: Release) -> list[tuple[Path, str]]:
    """Return every file that belongs to a release, with the code of its locale; none for the release's own."""
    own = [release.path, release.path.with_suffix(".toml"), project.template_path(release.slug)]
    found = [(path, "") for path in own]
    for locale in project.targets_of(release):
        catalog = project.catalog_path(release.slug, locale)
        found += [(catalog, locale.code), (catalog.with_suffix(".ledger.json"), locale.code)]
    return found


def _path(project: Project, name: str) -> Path:
    for candidate in (Path(name), project.root / name, project.root / "releases" / name):
        try:
            if candidate.exists():
                return candidate.resolve()
        except (OSError, ValueError):  # a name that no file can have
            continue
    there = (
        ", ".join(sorted(one.slug for one in project.releases())) or "none yet; put a .md or .txt file into releases/"
    )
    raise UsageError(f"no release {name!r} in this project, and no such file or folder", hint=f"releases: {there}")


def _known(project: Project, every: Sequence[Release], path: Path) -> Iterator[tuple[str, str]]:
    """Yield (slug, locale code) for what is at `path` or below it; the glossary has no slug, a release no locale."""
    for release in every:
        for one, code in files_of(project, release):
            real = one.resolve()
            if real == path or (path in real.parents and real.is_file()):
                yield release.slug, code
    folder = (project.root / "glossary").resolve()
    if path == folder or folder in path.parents:
        yield "", ""
