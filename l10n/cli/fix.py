"""`l10n fix`: applies the safe rewrites to targets."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli import _options as options

if TYPE_CHECKING:
    from l10n.fix import FixReport

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
    form: options.Format = "text",
    output: options.Output = None,
    project: options.ProjectDir = None,
    config: options.Config = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = 0,
) -> None:
    """Put punctuation, widths, quotes and spaces right; a rewritten approved unit asks for approval again."""
    from l10n import check, fix  # noqa: PLC0415 - --help imports no room

    options.one_of(form, "text", "json")
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
    said = "\n".join(report.lines(verbose=verbose > 0 and not diff)) + "\n"
    if form == "json":
        options.emit(json.dumps(_object(report), ensure_ascii=False, indent=2) + "\n", output)
    elif diff:
        options.emit(report.diff, output)
        if not quiet:
            typer.echo(said, err=True, nl=False)
    elif not quiet:
        options.emit(said, output)
    if diff and report.changed:
        raise typer.Exit(1)


def _object(report: FixReport) -> dict[str, object]:
    """Return the report as docs/formats.md has it."""
    return {
        "version": 1,
        "changed": report.changed,
        "units": report.units,
        "locked": report.locked,
        "rewrites": [asdict(one) for one in report.rewrites],
        "dropped": [asdict(one) for one in report.dropped],
        "notices": [asdict(one) for one in report.notices],
        "diff": report.diff,
    }
