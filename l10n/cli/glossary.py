"""`l10n glossary`: the termbase."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli import _options as options

if TYPE_CHECKING:
    from l10n.terminology import Change, Imported

app = typer.Typer(add_completion=False, no_args_is_help=True)


@app.callback()
def group() -> None:
    """Look terms up, find what is wrong with the glossary, move it, and see what a change means."""


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
    for one in tried:  # a bare term has no neighbours that tell its senses apart: all of them are shown
        concepts |= {concept.id: concept for concept in termbase.spelt(text, one)}
    unsure = {concept.id for one in tried for concept in termbase.undecided(text, one)}
    concepts |= {name: termbase.concept(name) for name in sorted(unsure)}
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
                "near": list(concept.when) if concept.id in unsure else [],
            }
            for concept in concepts.values()
        ]
        typer.echo(json.dumps({"version": 1, "concepts": found}, ensure_ascii=False, indent=2))
    else:
        for concept in concepts.values():
            sure = "" if concept.verified else ", not verified"
            near = f", only near {' or '.join(concept.when)}" if concept.id in unsure else ""
            typer.echo(f"{concept.id} ({concept.kind}{sure}{near})")
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


@app.command(name="import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="TBX, XLSX, CSV, TSV, OmegaT or Weblate.")],
    to: Annotated[
        Path | None, typer.Option("--to", metavar="TABLE", help="Where new rows go; glossary/imported.csv by default.")
    ] = None,
    how: Annotated[str, typer.Option("--form", metavar="F", help="What the file is; by its name by default.")] = "",
    locale: options.Locales = None,
    update: Annotated[bool, typer.Option("--update", help="Take the file's cells where they differ.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Write nothing.")] = False,
    form: options.Format = "text",
    project: options.ProjectDir = None,
    config: options.Config = None,
) -> None:
    """Merge another tool's termbase: new rows are added, a row that is there is never overwritten unasked."""
    from l10n import terminology  # noqa: PLC0415 - --help imports no room

    options.one_of(form, "text", "json")
    own = options.project(project, config)
    done = terminology.import_file(
        own, file, to=to, form=how, locales=options.locales(own, locale), update=update, dry_run=dry_run
    )
    for notice in done.notices:
        typer.echo(str(notice), err=True)
    shown = own.shown(done.path)
    if form == "json":
        typer.echo(json.dumps({"version": 1, **_imported(done, shown)}, ensure_ascii=False, indent=2))
        return
    would = "would be " if dry_run else ""
    typer.echo(f"{len(done.added)} {would}added to {shown}, {done.same} were there already")
    if done.differing:
        what = f"{would}taken from the file" if update else "left as they are (--update takes the file's)"
        typer.echo(f"{len(done.differing)} cells differ, {what}:")
    for one in done.differing:
        place = f"{own.shown(Path(one.concept.path))}:{one.concept.line}"
        typer.echo(f"{place}: {one.concept.id}: {one.column} is {one.ours or 'empty'} here, {one.theirs} in the file")


def _imported(done: Imported, shown: str) -> dict[str, object]:
    differing = [
        {"id": one.concept.id, "column": one.column, "here": one.ours, "file": one.theirs} for one in done.differing
    ]
    return {"table": shown, "added": [one.id for one in done.added], "same": done.same, "differing": differing}


@app.command()
def export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What to write; its name says the form.")],
    how: Annotated[str, typer.Option("--form", metavar="F", help="csv, omegat, tbx, tsv, weblate or xlsx.")] = "",
    locale: options.Locales = None,
    project: options.ProjectDir = None,
    config: options.Config = None,
) -> None:
    """Write the glossary for another tool: TBX 3, XLSX, CSV, TSV, OmegaT, Weblate."""
    from l10n import terminology  # noqa: PLC0415 - --help imports no room

    own = options.project(project, config)
    count, form, lost = terminology.export_file(own, file, form=how, locales=options.locales(own, locale))
    typer.echo(f"{file}: {count} concepts as {form.NAME}", err=True)
    for said in lost:
        typer.echo(f"{file}: {form.NAME} has no place for {said}", err=True)


@app.command()
def impact(
    term: Annotated[str, typer.Argument(metavar="TERM", help="The id of a row, or a form in any locale.")],
    releases: options.Releases = None,
    to: Annotated[str, typer.Option("--to", metavar="NEW", help="What the term is to become.")] = "",
    locale: Annotated[str, typer.Option("--locale", "-l", metavar="L", help="The locale of TERM and NEW.")] = "",
    patch: Annotated[
        Path | None, typer.Option("--patch", metavar="FILE", help="Write the change as a patch for git apply.")
    ] = None,
    form: options.Format = "text",
    project: options.ProjectDir = None,
    config: options.Config = None,
) -> None:
    """Show every row, release, unit and built file that has TERM, or would change if it became NEW."""
    from dataclasses import asdict  # noqa: PLC0415 - only here

    from l10n import terminology  # noqa: PLC0415 - --help imports no room
    from l10n.errors import UsageError  # noqa: PLC0415

    options.one_of(form, "text", "json")
    if patch is not None and not to:
        raise UsageError("--patch needs --to: what the term is to become")
    own = options.project(project, config)
    where = options.locales(own, [locale])[0] if locale else None
    found = terminology.impact(own, term, to=to, locale=where, releases=own.releases(releases or ()))
    if patch is not None:
        options.emit(found.patch, patch)
    if form == "json":
        forms = {code: list(every) for code, every in found.forms.items()}
        changes = [asdict(one) for one in found.changes]
        typer.echo(json.dumps({"version": 1, "forms": forms, "changes": changes}, ensure_ascii=False, indent=2))
        return
    for one in found.changes:
        typer.echo(_change(one))
    parts = (("row", "rows"), ("release", "places in sources"), ("unit", "units"), ("built", "built files"))
    said = ", ".join(f"{found.count(where)} {name}" for where, name in parts)
    releases_there = len({one.release for one in found.changes if one.release})
    locales_there = len({one.locale for one in found.changes if one.release and one.locale})
    typer.echo(f"{said}; {releases_there} releases, {locales_there} locales", err=True)


def _change(one: Change) -> str:
    place = f"{one.path}:{one.line}" if one.line else one.path
    words = " ".join(word for word in (one.where, one.release, one.locale, one.unit, one.state) if word)
    arrow = f"  →  {one.new}" if one.new and one.new != one.text else ""
    return f"{place}: {words}" + (f": {one.text}" if one.text else "") + arrow + (f" ({one.why})" if one.why else "")


@app.command()
def candidates(
    releases: options.Releases = None,
    locale: options.Locales = None,
    least: Annotated[int, typer.Option("--least", metavar="N", help="In at least so many texts.", min=2)] = 3,
    drafts: Annotated[bool, typer.Option("--drafts", help="Read drafts too, which nobody vouches for.")] = False,
    limit: Annotated[int, typer.Option("--limit", metavar="N", help="Show at most so many; 0: all.")] = 100,
    form: options.Format = "text",
    project: options.ProjectDir = None,
    config: options.Config = None,
) -> None:
    """List names and terms that recur in approved text and are not in the glossary, with their renderings."""
    from dataclasses import asdict  # noqa: PLC0415 - only here

    from l10n import terminology  # noqa: PLC0415 - --help imports no room

    options.one_of(form, "text", "json")
    own = options.project(project, config)
    every = {}
    for where in options.locales(own, locale) or own.targets:
        found = terminology.candidates(own, where, releases=own.releases(releases or ()), least=least, drafts=drafts)
        every[where.code] = found[: limit or None]
    if form == "json":
        listed = {code: [asdict(one) for one in found] for code, found in every.items()}
        typer.echo(json.dumps({"version": 1, "candidates": listed}, ensure_ascii=False, indent=2))
        return
    for code, found in every.items():
        for one in found:
            shown = ", ".join(f"{text} {count}×" for text, count in one.renderings)
            typer.echo(f"{code}: {one.term} ({'name' if one.name else 'term'}, {one.texts} texts): {shown}")
