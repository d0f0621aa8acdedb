"""`l10n build`: rebuilds editions."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from l10n.cli import _options as options

app = typer.Typer(add_completion=False)

_SHOWN = 10


@app.command()
def run(
    releases: options.Releases = None,
    locale: options.Locales = None,
    to: Annotated[
        list[str] | None, typer.Option("--to", metavar="F", help="md, txt or html (may be repeated).")
    ] = None,
    drafts: Annotated[
        bool, typer.Option("--drafts", help="Build what nobody vouches for too, marked as a draft.")
    ] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="DIR", help="Where; dist/ when left out.")
    ] = None,
    project: options.ProjectDir = None,
    config: options.Config = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = 0,
) -> None:
    """Rebuild the editions of a release; refuse what is not approved unless --drafts."""
    from l10n import build  # noqa: PLC0415 - --help imports no room

    own = options.project(project, config)
    made = build.run(
        own,
        own.releases(releases or ()),
        locales=options.locales(own, locale),
        forms=to or (),
        drafts=drafts,
        folder=output,
    )
    if not quiet:
        for path in made.written:
            typer.echo(own.shown(path))
        for notice in made.notices:
            typer.echo(notice, err=True)
    for one in made.blocked:
        verb = f"is refused: {len(one.units)} units are not {own.require}"
        typer.echo(f"{one.path}: {one.release} in {one.locale} {verb}", err=True)
        shown = one.units if verbose else one.units[:_SHOWN]
        for unit in shown:
            typer.echo(f"{one.path}:{unit.line}: {unit.id} {unit.state}: {unit.source}", err=True)
        if len(shown) < len(one.units):
            typer.echo(f"… and {len(one.units) - len(shown)} more (-v lists all)", err=True)
    if made.blocked:
        typer.echo("Approve them (l10n approve), or build a marked draft with --drafts.", err=True)
        raise typer.Exit(1)
