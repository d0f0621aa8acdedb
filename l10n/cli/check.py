"""`l10n check`: runs the checks over catalogs, glossary and sources."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from l10n.cli import _options as options

app = typer.Typer(add_completion=False)


@app.command()
def run(
    paths: options.Paths = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    fail_on: Annotated[str, typer.Option("--fail-on", metavar="S", help="error, warning, info or never.")] = "error",
    baseline: Annotated[
        Path | None, typer.Option("--baseline", metavar="FILE", help="Only findings that are not in this file count.")
    ] = None,
    write_baseline: Annotated[
        Path | None,
        typer.Option("--write-baseline", metavar="FILE", help="Record all findings in this file, and exit 0."),
    ] = None,
    changed_from: Annotated[
        str, typer.Option("--changed-from", metavar="REV", help="Only releases that changed since a git revision.")
    ] = "",
    locale: options.Locales = None,
    jobs: options.Jobs = 0,
    form: Annotated[
        str, typer.Option("--format", metavar="F", help="text, json, sarif, junit, github, gitlab or html.")
    ] = "text",
    output: options.Output = None,
    project: options.ProjectDir = None,
    config: options.Config = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = 0,
    no_color: options.NoColor = False,
) -> None:
    """Check names, numbers, script, punctuation, codes and states; exit 1 when something is found."""
    from l10n import check, report  # noqa: PLC0415 - --help imports no room

    options.one_of(fail_on, "error", "warning", "info", "never", option="--fail-on")
    options.one_of(form, *report.names())
    own = options.project(project, config)
    chosen = check.places(own, paths or ()).within(options.locales(own, locale))
    releases, all_of_it = list(chosen.releases), True
    if changed_from:
        releases, all_of_it = check.changed_since(own, releases, changed_from)
    found = check.run(
        own,
        releases,
        select=options.words(select),
        ignore=options.words(ignore),
        locales=options.locales(own, locale),
        whole=chosen.whole and len(releases) == len(chosen.releases),
        only=chosen.only,
        termbase=chosen.glossary and all_of_it,
        jobs=jobs,
    )
    if write_baseline is not None or baseline is not None:
        from l10n.check import baseline as baselines  # noqa: PLC0415 - most runs have none
    if write_baseline is not None:
        options.emit(baselines.text_of(found), write_baseline)
        typer.echo(f"{len(found.findings)} findings recorded in {write_baseline}", err=True)
        return
    if baseline is not None:
        found = baselines.without(found, baselines.read(baseline))
    painted = options.color(no_color) and output is None
    if not quiet or found.fails(fail_on):
        form_ = report.get(form)
        if output is None and hasattr(form_, "pieces"):
            for piece in form_.pieces(found):
                typer.echo(piece, nl=False)
        else:
            options.emit(form_.render(found, color=painted, verbose=verbose > 0), output)
    if found.fails(fail_on):
        raise typer.Exit(1)
