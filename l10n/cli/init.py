"""`l10n init`: makes a project that works."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(add_completion=False)


@app.command()
def run(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="Where; this folder when left out.")] = Path(),
) -> None:
    """Make a project that works: configuration, folders, a starter glossary."""
    from l10n import init  # noqa: PLC0415 - --help imports no room

    for path in init.run(folder):
        typer.echo(f"made {path.as_posix()}")
    typer.echo("Next: put a release into releases/ and run: l10n extract")
