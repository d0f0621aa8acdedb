"""`l10n config show`: the settings in force and where each came from."""

from __future__ import annotations

import json

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
