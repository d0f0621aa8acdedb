"""`l10n approve`: records approvals."""

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
    by: Annotated[
        str, typer.Option("--by", metavar="NAME", envvar="L10N_BY", help="Who vouches for the wording.")
    ] = "",
    waive: Annotated[
        str, typer.Option("--waive", metavar="REASON", help="Approve in spite of error findings, for this reason.")
    ] = "",
    lock: Annotated[
        str, typer.Option("--lock", metavar="SOURCE", help="Lock the --unit as wording that SOURCE supplied.")
    ] = "",
    omit: Annotated[bool, typer.Option("--omit", help="Confirm that units left out are meant to be.")] = False,
    project: options.ProjectDir = None,
    config: options.Config = None,
    quiet: options.Quiet = False,
) -> None:
    """Record who approves the translated units; refuse those with errors."""
    from l10n import approve  # noqa: PLC0415 - --help imports no room

    own = options.project(project, config)
    done = approve.run(
        own,
        own.releases(releases or ()),
        by=by,
        locales=options.locales(own, locale),
        units=unit or (),
        waive=waive,
        omit=omit,
        lock=lock,
    )
    if not quiet:
        typer.echo(f"{done.approved} approved, {done.already} approved before, {len(done.refused)} refused")
    for one in done.refused:
        place = f"{one.path}:{one.line}" if one.line else one.path
        typer.echo(f"{place}: {one.unit} {one.reason}" if one.unit else f"{place}: {one.reason}")
    if done.refused:
        raise typer.Exit(1)
