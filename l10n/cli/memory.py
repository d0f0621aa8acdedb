"""`l10n memory`: the translation memory."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli import _options as options

if TYPE_CHECKING:
    from l10n.model import Pair

app = typer.Typer(add_completion=False, no_args_is_help=True)


@app.callback()
def group() -> None:
    """Learn from approved catalogs, look sentences up, import and export TMX."""


@app.command()
def learn(
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Forget everything first.")] = False,
    project: options.ProjectDir = None,
    config: options.Config = None,
) -> None:
    """Learn what is approved in the catalogs and what stands in memory/*.tmx."""
    from l10n import draft, memory  # noqa: PLC0415 - --help imports no room

    own = options.project(project, config)
    with closing(memory.open(own.memory_path)) as kept:
        typer.echo(str(draft.learn(own, kept, rebuild=rebuild)))


@app.command()
def lookup(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A sentence in the source language.")],
    source: Annotated[
        str, typer.Option("--from", metavar="L", help="Its locale; the project's source by default.")
    ] = "",
    target: Annotated[str, typer.Option("--to", metavar="L", help="Only this locale.")] = "",
    threshold: Annotated[
        int, typer.Option("--threshold", metavar="N", min=1, max=100, help="The least score shown.")
    ] = 75,
    words: Annotated[
        bool, typer.Option("--words", help="Show every pair with these words on either side (concordance).")
    ] = False,
    project: options.ProjectDir = None,
    config: options.Config = None,
) -> None:
    """Show what was approved for the same or a similar sentence; exit 1 when there is nothing."""
    from l10n import draft, glossary, memory  # noqa: PLC0415 - --help imports no room
    from l10n import locale as locales  # noqa: PLC0415

    own = options.project(project, config)
    base = locales.get(source) if source else own.source
    wanted = [locales.get(target)] if target else [one for one in (own.source, *own.targets) if one is not base]
    termbase = glossary.read(own.glossary_paths())
    found = 0
    with closing(memory.open(own.memory_path)) as kept:
        draft.learn(own, kept)
        if words:
            found = _concordance(kept.concordance(text), {locales.get(one).code for one in (source, target) if one})
        for to in () if words else wanted:
            for match in kept.lookup(text, base, to, threshold=threshold, glossary=termbase):
                found += 1
                typer.echo(f"{match.score}%  {to.code}  {match.target}")
                typer.echo(f"      {match.source}  ({match.origin}{f'; {match.note}' if match.note else ''})")
    if not found:
        typer.echo("nothing like it has been approved", err=True)
        raise typer.Exit(1)


def _concordance(pairs: list[Pair], locales: set[str]) -> int:
    """Print the pairs that are in these locales (any when empty); return how many."""
    shown = [one for one in pairs if locales <= {one.source_locale, one.target_locale}]
    for one in shown:
        typer.echo(f"{one.source_locale}  {one.source}\n{one.target_locale}  {one.target}  ({one.origin})")
    return len(shown)


@app.command()
def stats(project: options.ProjectDir = None, config: options.Config = None) -> None:
    """Show how much the memory holds."""
    from l10n import draft, memory  # noqa: PLC0415 - --help imports no room

    own = options.project(project, config)
    with closing(memory.open(own.memory_path)) as kept:
        draft.learn(own, kept)
        typer.echo(str(kept.stats()))


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A TMX file.")],
    project: options.ProjectDir = None,
    config: options.Config = None,
) -> None:
    """Check a TMX file, keep it under memory/ and learn it."""
    from l10n import draft, files, memory  # noqa: PLC0415 - --help imports no room
    from l10n.errors import UsageError  # noqa: PLC0415
    from l10n.exchange import tmx  # noqa: PLC0415

    own = options.project(project, config)
    pairs = tmx.read(file)
    kept_as = own.root / "memory" / file.with_suffix(".tmx").name
    data = files.read(file)
    if kept_as.exists() and files.read(kept_as) != data:
        raise UsageError(
            "the memory has another file of that name", path=kept_as, hint="Give the new one another name."
        )
    files.write(kept_as, data, root=own.root)
    with closing(memory.open(own.memory_path)) as kept:
        draft.learn(own, kept)
    typer.echo(f"{own.shown(kept_as)}: {len(pairs):,} pair{'' if len(pairs) == 1 else 's'}")


@app.command()
def export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write TMX 1.4b.")],
    project: options.ProjectDir = None,
    config: options.Config = None,
) -> None:
    """Write everything the memory holds as TMX 1.4b."""
    from l10n import draft, memory  # noqa: PLC0415 - --help imports no room
    from l10n.exchange import tmx  # noqa: PLC0415

    own = options.project(project, config)
    with closing(memory.open(own.memory_path)) as kept:
        draft.learn(own, kept)
        pairs = kept.every()
    tmx.write(file, pairs)
    typer.echo(f"{file}: {len(pairs):,} pair{'' if len(pairs) == 1 else 's'}")
