"""`l10n extract`: creates or updates catalogs from releases."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli import _options as options

if TYPE_CHECKING:
    from l10n.extract import Report

app = typer.Typer(add_completion=False)


@app.command()
def run(
    releases: options.Releases = None,
    locale: options.Locales = None,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; exit 1 when something would change.")] = False,
    form: options.Format = "text",
    output: options.Output = None,
    project: options.ProjectDir = None,
    config: options.Config = None,
    quiet: options.Quiet = False,
) -> None:
    """Create or update the catalogs of releases; nothing a person wrote is lost."""
    from l10n import extract  # noqa: PLC0415 - --help imports no room

    options.one_of(form, "text", "json")
    own = options.project(project, config)
    wanted = own.releases(releases or ())
    for release in wanted:
        if release.notice and not quiet:
            typer.echo(f"{own.shown(release.path)}: {release.notice}", err=True)
    report = extract.run(own, wanted, locales=options.locales(own, locale), check=check)
    for notice in () if quiet else report.notices:
        typer.echo(notice, err=True)
    if form == "json":
        options.emit(json.dumps(_object(report), ensure_ascii=False, indent=2) + "\n", output)
    elif not quiet:
        options.emit("".join(f"{line}\n" for line in report.lines()), output)
    if check and report.changed:
        raise typer.Exit(1)


def _object(report: Report) -> dict[str, object]:
    """Return the report as docs/formats.md has it."""
    catalogs = [
        {
            "release": one.release,
            "locale": one.locale,
            "path": one.path,
            "created": one.created,
            "changed": one.changed,
            "units": one.update.total,
            "kept": one.update.kept,
            "news": [asdict(news) for news in one.update.news],
            "notices": [asdict(notice) for notice in one.notices],
        }
        for one in report.catalogs
    ]
    return {
        "version": 1,
        "changed": report.changed,
        "catalogs": catalogs,
        "templates": list(report.templates),
        "notices": [asdict(notice) for notice in report.notices],
    }
