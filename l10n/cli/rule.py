"""`l10n rule`: explains a check."""

from __future__ import annotations

import inspect
from typing import Annotated

import typer

app = typer.Typer(add_completion=False)


@app.command()
def run(
    code: Annotated[str, typer.Argument(metavar="[CODE]", help="NUM001, say; a list of all when left out.")] = "",
) -> None:
    """Explain a check: what it finds, why it matters, examples, how to fix, what it does not do."""
    from l10n import checks  # noqa: PLC0415 - --help imports no room
    from l10n.errors import UsageError  # noqa: PLC0415

    known = {check.CODE: check for check in checks.all_checks()}
    if not code:
        for check in known.values():
            typer.echo(f"{check.CODE}  {check.SEVERITY:<8} {check.NAME}")
        return
    found = known.get(code.upper())
    if found is None:
        raise UsageError(f"no check {code!r}", hint=f"checks: {', '.join(known)}")
    typer.echo(f"{found.CODE} {found.NAME} ({found.SEVERITY}, looks at one {found.SCOPE} at a time)\n")
    typer.echo(inspect.cleandoc(found.__doc__))
