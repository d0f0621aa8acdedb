"""`l10n split`: pins one occurrence of a repeated unit apart."""

from __future__ import annotations

from typing import Annotated

import typer

from l10n.cli import _options as options

app = typer.Typer(add_completion=False)


@app.command()
def run(
    release: Annotated[str, typer.Argument(metavar="RELEASE", help="Slug or path.")],
    unit: Annotated[str, typer.Argument(metavar="UNIT", help="The unit's id, or the beginning of it.")],
    nth: Annotated[int, typer.Option("--nth", metavar="N", min=1, help="Which occurrence, from 1.")] = 2,
    project: options.ProjectDir = None,
    config: options.Config = None,
) -> None:
    """Pin one occurrence of a repeated sentence apart, so that it may read differently."""
    from l10n import extract  # noqa: PLC0415 - --help imports no room

    own = options.project(project, config)
    done = extract.split(own, own.releases([release])[0], unit, nth)
    typer.echo(f"occurrence {nth} is unit {done.unit} now (msgctxt {done.context})")
