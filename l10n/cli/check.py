"""`l10n check`: runs the checks over catalogs, glossary and sources."""

from __future__ import annotations

from typing import Annotated

import typer

from l10n.cli import _options as options

app = typer.Typer(add_completion=False)


@app.command()
def run(
    releases: options.Releases = None,
    select: Annotated[
        list[str] | None, typer.Option("--select", metavar="C", help="Only checks whose code starts so.")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="C", help="Not the checks whose code starts so.")
    ] = None,
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
    chosen = own.releases(releases or ())
    found = check.run(
        own,
        chosen,
        select=[word for entry in select or () for word in entry.split(",")],
        ignore=[word for entry in ignore or () for word in entry.split(",")],
        locales=options.locales(own, locale),
        whole=not releases and not locale,
    )
    painted = options.color(no_color) and output is None
    options.emit(report.get(form).render(found, color=painted, verbose=verbose > 0), output)
    if found.fails(fail_on):
        raise typer.Exit(1)
