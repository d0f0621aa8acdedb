"""Options that several commands share, and how their values become a project, releases and output."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from l10n.locale import Locale
    from l10n.project import Project

Releases = Annotated[
    list[str] | None, typer.Argument(metavar="[RELEASE]...", help="Slugs or paths; all releases when none.")
]
Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="[PATH]...", help="Slugs, releases, catalogs or folders; everything when none."),
]
Select = Annotated[list[str] | None, typer.Option("--select", metavar="C", help="Only checks whose code starts so.")]
Ignore = Annotated[list[str] | None, typer.Option("--ignore", metavar="C", help="Not the checks whose code starts so.")]
ProjectDir = Annotated[
    Path | None, typer.Option("--project", metavar="DIR", help="The project's folder; else found by walking up.")
]
Config = Annotated[Path | None, typer.Option("--config", metavar="FILE", help="Read settings from this file.")]
Locales = Annotated[
    list[str] | None, typer.Option("--locale", "-l", metavar="L", help="Only this locale (may be repeated).")
]
Verbose = Annotated[int, typer.Option("--verbose", "-v", count=True, help="Say more.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say only what went wrong.")]
Format = Annotated[str, typer.Option("--format", metavar="F", help="text or json.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the result here instead.")]
Jobs = Annotated[
    int,
    typer.Option("--jobs", "-j", metavar="N", min=0, help="So many processes; 0: as many as suit the work."),
]
NoColor = Annotated[bool, typer.Option("--no-color", help="No colours.")]


def project(folder: Path | None, config: Path | None) -> Project:
    """Return the project in force. Raises ConfigError when there is none."""
    from l10n import project as projects  # noqa: PLC0415 - --help imports no room
    from l10n.errors import ConfigError  # noqa: PLC0415

    if config is not None and not config.is_file():
        raise ConfigError("no such file", path=config)
    if folder is not None and not folder.is_dir():
        raise ConfigError("no such folder", path=folder)
    return projects.find(folder or Path.cwd(), config=config)


def locales(own: Project, wanted: list[str] | None) -> list[Locale]:
    """Return the locales asked for. Raises UsageError for one that the project does not publish in."""
    from l10n import locale  # noqa: PLC0415 - --help imports no room
    from l10n.errors import UsageError  # noqa: PLC0415

    chosen = [locale.get(code) for code in wanted or ()]
    of_project = {one.code for one in (own.source, *own.targets)}
    for one in chosen:
        if one.code not in of_project:
            raise UsageError(
                f"{one.code} is not a locale of this project", hint=f"its locales: {', '.join(sorted(of_project))}"
            )
    return chosen


def words(values: list[str] | None) -> list[str]:
    """Return the words of an option that may be repeated or hold several, separated by commas."""
    return [word.strip() for value in values or () for word in value.split(",") if word.strip()]


def color(off: bool) -> bool:
    """Return whether to colour standard output (no-color.org: NO_COLOR wins)."""
    return not off and not os.environ.get("NO_COLOR") and sys.stdout.isatty()


def emit(text: str, output: Path | None) -> None:
    """Print `text`, or write it to `output` in one step."""
    if output is None:
        typer.echo(text, nl=False)
    else:
        from l10n import files  # noqa: PLC0415 - only when asked

        files.write(output, text)


def one_of(value: str, *choices: str, option: str = "--format") -> str:
    """Return `value`. Raises UsageError when it is none of `choices`."""
    from l10n.errors import UsageError  # noqa: PLC0415 - only when needed

    if value not in choices:
        raise UsageError(f"{option} is {value!r}; it is one of: {', '.join(choices)}")
    return value
