"""l10n: publish a press release in English, Traditional Chinese and Simplified Chinese, right the first time.

The door. Everything here is imported when it is first used, so `import l10n` costs nothing:

    project = l10n.open_project("newsroom")
    releases = project.releases(["centre-opening"])
    l10n.extract.run(project, releases)
    report = l10n.check.run(project, releases)

A verb is a module with `run(project, releases, …)`, named as its command; `pipeline.translate` is the whole way.
All errors are L10nError. docs/api.md lists these names; a test holds the two together.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from l10n.project import Project

__version__ = "0.1.0"
__all__ = [
    "L10nError",
    "approve",
    "build",
    "check",
    "derive",
    "draft",
    "extract",
    "fix",
    "init",
    "intake",
    "open_project",
    "pipeline",
    "status",
    "terminology",
]


def open_project(folder: Path | str = ".", *, config: Path | str | None = None) -> Project:
    """Return the project that `folder` lies in (settings found by walking up), or the one of a settings file.

    Raises ConfigError when there is none, or its settings are wrong.
    """
    from l10n import project  # noqa: PLC0415 - the door imports nothing before it is used

    return project.find(Path(folder), config=None if config is None else Path(config))


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module or a class
    """Import what the door names when it is first asked for."""
    if name == "L10nError":
        return importlib.import_module("l10n.errors").L10nError
    if name in __all__:
        return importlib.import_module(f"l10n.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
