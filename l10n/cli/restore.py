"""`l10n restore`: brings back what an editor dropped."""

from __future__ import annotations

from typing import Annotated

import typer

from l10n.cli import _options as options

app = typer.Typer(add_completion=False)


@app.command()
def run(
    releases: options.Releases = None,
    locale: options.Locales = None,
    unit: Annotated[
        list[str] | None, typer.Option("--unit", metavar="ID", help="Only units whose id starts so.")
    ] = None,
    project: options.ProjectDir = None,
    config: options.Config = None,
) -> None:
    """Bring back targets and flags that an editor emptied or dropped while the source stayed the same."""
    from l10n import extract  # noqa: PLC0415 - --help imports no room

    own = options.project(project, config)
    restored = extract.restore(
        own, own.releases(releases or ()), locales=options.locales(own, locale), units=unit or ()
    )
    for one in restored:
        typer.echo(f"{one.path}: {len(one.news)} brought back")
        for item in one.news:
            typer.echo(f"  {extract.news_line(item)}")
