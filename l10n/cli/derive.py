"""`l10n derive`: drafts one Chinese script from the other."""

from __future__ import annotations

from typing import Annotated

import typer

from l10n.cli import _options as options

app = typer.Typer(add_completion=False)


@app.command()
def run(
    releases: options.Releases = None,
    source: Annotated[str, typer.Option("--from", metavar="L", help="Derive from this locale.")] = "",
    target: Annotated[str, typer.Option("--to", metavar="L", help="Derive this locale.")] = "",
    redraft: Annotated[
        bool, typer.Option("--redraft", help="Replace other machines' drafts too, where nobody touched them.")
    ] = False,
    take: Annotated[
        list[str] | None,
        typer.Option("--take", metavar="UNIT", help="Take the derived text in place of a person's; a draft again."),
    ] = None,
    keep: Annotated[
        list[str] | None,
        typer.Option("--keep", metavar="UNIT", help="Leave a person's text although its base has changed."),
    ] = None,
    project: options.ProjectDir = None,
    config: options.Config = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = 0,
) -> None:
    """Draft one Chinese script from the other, names and terms shielded; renewed until a person touches it."""
    from l10n import derive  # noqa: PLC0415 - --help imports no room

    own = options.project(project, config)
    base, to = (options.locales(own, [name])[0] if name else None for name in (source, target))
    report = derive.run(
        own, own.releases(releases or ()), source=base, target=to, redraft=redraft, take=take or (), keep=keep or ()
    )
    if not quiet:
        typer.echo("\n".join(report.lines(verbose=verbose > 0)) or "nothing to derive")
