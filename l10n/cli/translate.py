"""`l10n translate`: the whole way in one go."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli import _options as options

if TYPE_CHECKING:
    from l10n.pipeline import Outcome

app = typer.Typer(add_completion=False)


@app.command()
def run(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A release: .md, .txt or another format that is read.")],
    engine: Annotated[
        list[str] | None, typer.Option("--engine", metavar="NAME", help="Draft with this engine too.")
    ] = None,
    project: options.ProjectDir = None,
    config: options.Config = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = 0,
    no_color: options.NoColor = False,
) -> None:
    """Take a file the whole way: segments, catalogs, drafts, checks, draft editions."""
    from l10n import pipeline, report  # noqa: PLC0415 - --help imports no room
    from l10n.model import Severity  # noqa: PLC0415

    def said(step: str) -> None:
        if sys.stderr.isatty():
            typer.echo(f"{step} …", err=True)

    done = pipeline.translate(file, start=project or Path.cwd(), config=config, engines=engine or (), said=said)
    own = done.project
    if not quiet:
        if done.made:
            typer.echo(f"made a project in {own.root}")
        for line in (*done.extracted.lines(), str(done.drafted), *done.derived.lines(verbose=verbose > 0)):
            typer.echo(line)
    if not quiet or done.checked.count(Severity.ERROR):
        painted = options.color(no_color)
        typer.echo(report.get("text").render(done.checked, color=painted, verbose=verbose > 0), nl=False)
    if not quiet:
        _next(done)


def _next(done: Outcome) -> None:
    """Say what was built and what to do next."""
    own, slug = done.project, done.release.slug
    for path in done.built.written:
        typer.echo(own.shown(path))
    typer.echo(f"\nNext, in {own.root}:")
    for target in own.targets_of(done.release):
        typer.echo(f"  open {own.shown(own.catalog_path(slug, target))} in a PO editor: translate, clear fuzzy")
    typer.echo(f"  l10n check {slug} && l10n approve {slug} --by NAME && l10n build {slug}")
    if any(one.severity == "error" for one in done.checked.findings):
        typer.echo("The errors above are in drafts; correct them before you approve.")
