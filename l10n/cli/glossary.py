"""`l10n glossary`: the termbase."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from l10n.cli import _options as options

app = typer.Typer(add_completion=False, no_args_is_help=True)


@app.callback()
def group() -> None:
    """Look terms up, and find what is wrong with the glossary."""


@app.command()
def lookup(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A term, or any text with terms in it.")],
    locale: Annotated[
        str, typer.Option("--locale", "-l", metavar="L", help="The language of the text; all by default.")
    ] = "",
    form: options.Format = "text",
    project: options.ProjectDir = None,
    config: options.Config = None,
) -> None:
    """Show the concepts whose terms are in TEXT, with their forms in every locale; exit 1 when there are none."""
    from l10n import glossary  # noqa: PLC0415 - --help imports no room
    from l10n import locale as locales  # noqa: PLC0415

    options.one_of(form, "text", "json")
    own = options.project(project, config)
    termbase = glossary.read(own.glossary_paths())
    tried = [locales.get(locale)] if locale else [own.source, *own.targets]
    concepts = {hit.concept.id: hit.concept for one in tried for hit in termbase.find(text, one)}
    if form == "json":
        found = [
            {
                "id": concept.id,
                "kind": str(concept.kind),
                "terms": [
                    {"text": term.text, "locale": term.locale, "status": str(term.status)} for term in concept.terms
                ],
                "note": concept.note,
                "verified": concept.verified,
            }
            for concept in concepts.values()
        ]
        typer.echo(json.dumps({"version": 1, "concepts": found}, ensure_ascii=False, indent=2))
    else:
        for concept in concepts.values():
            sure = "" if concept.verified else ", not verified"
            typer.echo(f"{concept.id} ({concept.kind}{sure})")
            for term in concept.terms:
                typer.echo(f"  {term.locale:12} {term.status:10} {term.text}")
            if concept.note:
                typer.echo(f"  note: {concept.note}")
    if not concepts:
        typer.echo("no term of the glossary is in this text", err=True)
        raise typer.Exit(1)


@app.command()
def lint(
    fail_on: Annotated[str, typer.Option("--fail-on", metavar="S", help="error, warning, info or never.")] = "error",
    form: options.Format = "text",
    output: options.Output = None,
    project: options.ProjectDir = None,
    config: options.Config = None,
    verbose: options.Verbose = 0,
    no_color: options.NoColor = False,
) -> None:
    """Find what is wrong with the glossary itself; exit 1 when something is."""
    from l10n import check, report  # noqa: PLC0415 - --help imports no room

    options.one_of(form, *report.names())
    options.one_of(fail_on, "error", "warning", "info", "never", option="--fail-on")
    found = check.of_glossary(options.project(project, config))
    options.emit(
        report.get(form).render(found, color=options.color(no_color) and output is None, verbose=verbose > 0), output
    )
    if found.fails(fail_on):
        raise typer.Exit(1)
