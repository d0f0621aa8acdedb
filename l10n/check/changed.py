"""`--changed-from REV`: the releases whose files changed since a git revision.

In: a project, releases, a revision. Out: those releases of which the release itself, its facts, a catalog or a ledger
changed, is new or is gone; all of them when the glossary or the settings changed, for those speak of every release.
Files that are not committed count as they are on disk. Needs git on the machine.
Part of the verb `check`. May not touch: the repository but by asking git.
"""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from l10n.check.narrowing import files_of
from l10n.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from l10n.project import Project, Release


def changed_since(project: Project, releases: Sequence[Release], revision: str) -> tuple[list[Release], bool]:
    """Return the releases that changed since `revision`, and whether the glossary or the settings did.

    Raises UsageError without git, outside of a repository, or when there is no such revision.
    """
    changed = _changed(project.root, revision)
    settings = [project.root / "l10n.toml", project.root / "pyproject.toml", project.root / "glossary"]
    if any(_touched(changed, project.root, path) for path in settings):
        return list(releases), True
    return [
        release
        for release in releases
        if any(_touched(changed, project.root, path) for path, _ in files_of(project, release))
    ], False


def _touched(changed: set[str], root: Path, path: Path) -> bool:
    try:
        shown = path.relative_to(root).as_posix()
    except ValueError:
        shown = path.resolve().relative_to(root.resolve()).as_posix() if path.resolve().is_relative_to(root) else ""
    return shown in changed or any(one.startswith(f"{shown}/") for one in changed)


def _changed(root: Path, revision: str) -> set[str]:
    """Return the paths below `root` that differ from the revision, and those git does not know, relative to it."""
    _git(root, "rev-parse", "--git-dir", said="--changed-from needs a git repository, and this project is in none")
    commit = _git(
        root,
        "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}",
        said=f"--changed-from: git knows no revision {revision!r} here",
    ).strip()  # fmt: skip
    differing = _git(root, "diff", "--name-only", "--no-renames", "--relative", "-z", commit, "--", ".")
    new = _git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    return {one for one in (differing + new).split("\0") if one}


def _git(root: Path, *words: str, said: str = "--changed-from: git failed") -> str:
    """Return what git prints. Raises UsageError saying `said` when it fails, or that there is no git."""
    hint = "In a shallow clone, fetch the revision first: git fetch --unshallow"
    try:
        done = subprocess.run(["git", *words], cwd=root, capture_output=True, check=False)
    except OSError:
        raise UsageError("--changed-from needs git, which is not on this machine") from None
    except ValueError:  # a NUL in the revision
        raise UsageError(said) from None
    if done.returncode:
        raise UsageError(said, hint=hint if "revision" in said else "")
    return done.stdout.decode("utf-8", "surrogateescape")
