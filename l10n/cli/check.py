"""`l10n check`: runs the checks over catalogs, glossary and sources."""

from __future__ import annotations

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
    locale: options.Locales = None,
    form: options.Format = "text",
    output: options.Output = None,
    project: options.ProjectDir = None,
    config: options.Config = None,
    verbose: options.Verbose = 0,
    no_color: options.NoColor = False,
) -> None:
    """Check names, numbers, script, punctuation, codes and states; exit 1 when something is found."""
    from l10n import check, report  # noqa: PLC0415 - --help imports no room

    options.one_of(fail_on, "error", "warning", "info", "never", option="--fail-on")
    options.one_of(form, *report.names())
    own = options.project(project, config)
    chosen = check.places(own, paths or ())
    found = check.run(
        own,
        chosen.releases,
        select=options.words(select),
        ignore=options.words(ignore),
        locales=options.locales(own, locale),
        whole=chosen.whole and not locale,
        only=chosen.only,
        termbase_too=chosen.glossary and not locale,
    )
    painted = options.color(no_color) and output is None
    options.emit(report.get(form).render(found, color=painted, verbose=verbose > 0), output)
    if found.fails(fail_on):
        raise typer.Exit(1)
