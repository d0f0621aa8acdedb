"""`l10n extract`: creates or updates catalogs from releases."""

from __future__ import annotations

from typing import Annotated

import typer

from l10n.cli import _options as options

app = typer.Typer(add_completion=False)


@app.command()
def run(
    releases: options.Releases = None,
    locale: options.Locales = None,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; exit 1 when something would change.")] = False,
    project: options.ProjectDir = None,
    config: options.Config = None,
    quiet: options.Quiet = False,
) -> None:
    """Create or update the catalogs of releases; nothing a person wrote is lost."""
    from l10n import extract  # noqa: PLC0415 - --help imports no room

    own = options.project(project, config)
    report = extract.run(own, own.releases(releases or ()), locales=options.locales(own, locale), check=check)
    if not quiet:
        for line in report.lines():
            typer.echo(line)
    if check and report.changed:
        raise typer.Exit(1)
