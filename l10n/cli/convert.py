"""`l10n convert`: converts script, names and terms shielded."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli import _options as options

if TYPE_CHECKING:
    from pathlib import Path

    from l10n.glossary import Glossary

app = typer.Typer(add_completion=False)


@app.command()
def run(
    source: Annotated[str, typer.Option("--from", metavar="L", help="The locale of the text.")],
    target: Annotated[str, typer.Option("--to", metavar="L", help="The locale wanted.")],
    text: Annotated[
        str, typer.Argument(metavar="[TEXT|-]", help="The text; standard input, line by line, for -.")
    ] = "-",
    project: options.ProjectDir = None,
    config: options.Config = None,
) -> None:
    """Convert Chinese text between scripts and regions; doubtful characters are named on standard error."""
    from l10n import locale as locales  # noqa: PLC0415
    from l10n import script  # noqa: PLC0415 - --help imports no room
    from l10n.errors import UsageError  # noqa: PLC0415

    base, to = locales.get(source), locales.get(target)
    for one in (base, to):
        if not one.chinese:
            raise UsageError(f"{one.code} is not Chinese; only Chinese locales are converted into each other")
    termbase = _glossary(project, config)
    lines = (line.rstrip("\r\n") for line in sys.stdin) if text == "-" else iter(text.splitlines())
    for number, line in enumerate(lines, 1):
        done = script.convert(line, base, to, glossary=termbase)
        typer.echo(done.text)
        for doubt in done.doubts:
            typer.echo(f"line {number}: {doubt}", err=True)


def _glossary(folder: Path | None, config: Path | None) -> Glossary:
    """Return the project's glossary, or an empty one outside a project."""
    from l10n import glossary  # noqa: PLC0415 - --help imports no room
    from l10n.errors import ConfigError  # noqa: PLC0415

    try:
        return glossary.read(options.project(folder, config).glossary_paths())
    except ConfigError:
        if folder or config:
            raise
        return glossary.Glossary.empty()
