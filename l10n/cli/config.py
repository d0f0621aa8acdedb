"""`l10n config`: the settings in force and where each came from; the rules that split sentences, for other tools."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from l10n.cli import _options as options

app = typer.Typer(add_completion=False, no_args_is_help=True, help="The settings in force.")


@app.callback()
def group() -> None:
    """Show the settings in force."""


@app.command()
def show(form: options.Format = "text", project: options.ProjectDir = None, config: options.Config = None) -> None:
    """Print every setting, its value and where it came from."""
    options.one_of(form, "text", "json")
    own = options.project(project, config)
    values: dict[str, object] = {}
    for name, value in own.settings.items():
        if isinstance(value, dict):
            values.update({f"{name}.{inner}": one for inner, one in value.items()})
        else:
            values[name] = value
    if form == "json":
        settings = {
            name: {"value": value, "origin": own.origins.get(name, "default")} for name, value in values.items()
        }
        typer.echo(
            json.dumps({"version": 1, "root": str(own.root), "settings": settings}, ensure_ascii=False, indent=2)
        )
        return
    typer.echo(f"project {own.root}")
    for name, value in values.items():
        typer.echo(f"{name} = {json.dumps(value, ensure_ascii=False)}  ({own.origins.get(name, 'default')})")


@app.command()
def srx(
    locale: Annotated[
        str,
        typer.Option("--locale", "-l", metavar="L", help="The language to write rules for; else the project's source."),
    ] = "",
    output: options.Output = None,
    project: options.ProjectDir = None,
    config: options.Config = None,
) -> None:
    """Write the rules that split sentences, your own first, as SRX 2.0 for OmegaT and other tools."""
    from l10n import locale as locales  # noqa: PLC0415 - only when asked
    from l10n.exchange import srx as writer  # noqa: PLC0415

    own = options.project(project, config)
    wanted = locales.get(locale) if locale else own.source
    options.emit(writer.write([wanted], own.rules(wanted)).decode("utf-8"), output)
