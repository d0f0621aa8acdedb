"""`l10n fix`: applies the safe rewrites to targets."""

from __future__ import annotations

from typing import Annotated

import typer

from l10n.cli import _options as options

app = typer.Typer(add_completion=False)


@app.command()
def run(
    paths: options.Paths = None,
    locale: options.Locales = None,
    diff: Annotated[
        bool, typer.Option("--diff", help="Write nothing; print the changes and exit 1 when there are any.")
    ] = False,
    unsafe: Annotated[bool, typer.Option("--unsafe", help="Also apply fixes that may change the meaning.")] = False,
    select: options.Select = None,
    ignore: options.Ignore = None,
    project: options.ProjectDir = None,
    config: options.Config = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = 0,
) -> None:
    """Put punctuation, widths, quotes and spaces right; a rewritten approved unit asks for approval again."""
    from l10n import check, fix  # noqa: PLC0415 - --help imports no room

    own = options.project(project, config)
    chosen = check.places(own, paths or ()).within(options.locales(own, locale))
    report = fix.run(
        own,
        chosen.releases,
        locales=options.locales(own, locale),
        only=chosen.only,
        select=options.words(select),
        ignore=options.words(ignore),
        unsafe=unsafe,
        dry=diff,
    )
    if diff:
        typer.echo(report.diff, nl=False)
    if not quiet:
        typer.echo("\n".join(report.lines(verbose=verbose > 0 and not diff)), err=diff)
    if diff and report.changed:
        raise typer.Exit(1)
