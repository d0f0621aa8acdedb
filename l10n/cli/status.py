"""`l10n status`: how far every release is, and what blocks publication."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli import _options as options

if TYPE_CHECKING:
    from l10n.status import Row

app = typer.Typer(add_completion=False)


@app.command()
def run(
    releases: options.Releases = None,
    locale: options.Locales = None,
    form: options.Format = "text",
    output: options.Output = None,
    project: options.ProjectDir = None,
    config: options.Config = None,
    leverage: Annotated[
        bool, typer.Option("--leverage", help="Show how much of what is open the memory knows, by band.")
    ] = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = 0,
) -> None:
    """Show units by state, words left, and what blocks publication."""
    from l10n import status  # noqa: PLC0415 - --help imports no room

    options.one_of(form, "text", "json")
    own = options.project(project, config)
    wanted = own.releases(releases or ())
    rows = status.run(own, wanted, locales=options.locales(own, locale), leverage=leverage)
    if quiet:
        rows = [row for row in rows if not row.ready]
    if form == "json":
        content = {"version": 1, "require": own.require, "rows": [_object(row) for row in rows]}
        options.emit(json.dumps(content, ensure_ascii=False, indent=2) + "\n", output)
    else:
        options.emit(_table(rows, own.require, verbose=verbose > 0) if rows or not quiet else "", output)


def _object(row: Row) -> dict[str, object]:
    return {
        "release": row.release,
        "locale": row.locale,
        "path": row.path,
        "extracted": row.extracted,
        "units": row.units,
        **row.states,
        "words": row.words,
        "characters": row.characters,
        "leverage": {
            band: {"segments": amount.segments, "words": amount.words, "characters": amount.han}
            for band, amount in row.leverage.items()
        },
        "missing": row.missing,
        "ready": row.ready,
        "blocking": [
            {
                "unit": unit.id,
                "line": unit.line,
                "state": unit.state.value,
                "source": unit.source,
                "change": row.changes.get(unit.id, ""),
            }
            for unit in row.blocking
        ],
    }


def _table(rows: list[Row], require: str, *, verbose: bool) -> str:
    head = (
        "release",
        "locale",
        "units",
        "untranslated",
        "draft",
        "stale",
        "translated",
        "approved",
        "locked",
        "to translate",
        "ready",
    )
    body: list[tuple[str, ...]] = []
    for row in rows:
        amount = f"{row.characters} chars" if row.characters > row.words else f"{row.words} words"
        figures = (
            str(row.states[key]) for key in ("untranslated", "draft", "stale", "translated", "approved", "locked")
        )
        ready = "yes" if row.ready else f"no: {len(row.blocking)} not {require}"
        body.append(
            (row.release, row.locale, str(row.units), *figures, amount, ready if row.extracted else "no: not extracted")
        )
    widths = [max(len(line[at]) for line in (head, *body)) for at in range(len(head))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in (head, *body)
    ]
    for row in rows:
        lines += [
            f"{row.path}: {band}: {amount.segments} units, {amount.words} words, {amount.han} Han characters"
            for band, amount in row.leverage.items()
            if amount.segments
        ]
    if verbose:
        for row in rows:
            for unit in row.blocking:
                words = row.changes.get(unit.id) or unit.source
                lines.append(f"{row.path}:{unit.line}: {unit.id} {unit.state}: {words}")
    return "\n".join(lines) + "\n"
