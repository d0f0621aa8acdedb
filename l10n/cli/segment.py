"""`l10n segment`: shows blocks, roles and segments of a file."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli import _options as options

if TYPE_CHECKING:
    from l10n.project import Project, Release

app = typer.Typer(add_completion=False)


@app.command()
def run(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A release in any format that is read.")],
    locale: Annotated[
        str | None,
        typer.Option("--locale", "-l", metavar="L", help="The language it is written in; else as `extract` takes it."),
    ] = None,
    mode: Annotated[
        str | None, typer.Option("--mode", metavar="M", help="sentence or paragraph; else as `extract` takes it.")
    ] = None,
    form: options.Format = "text",
    output: options.Output = None,
) -> None:
    """Show the blocks of a file, their roles and their segments, as `extract` would take them."""
    from l10n import locale as locales  # noqa: PLC0415 - --help imports no room
    from l10n import segmentation  # noqa: PLC0415

    options.one_of(form, "text", "json")
    options.one_of(mode or "sentence", "sentence", "paragraph", option="--mode")
    own, release = _release(file)
    if locale:
        chosen = locales.get(locale)
        release = replace(release, source=chosen, rules=own.rules(chosen), notice="")
    document = release.read()
    taken = mode or release.segmentation
    split = [
        (block, segmentation.split(block, release.source, mode=taken, rules=release.rules)) for block in document.blocks
    ]
    if form == "json":
        blocks = [
            {
                "role": str(block.role),
                "line": block.place.line,
                "speaker": block.speaker,
                "segments": [one.text for one in segments],
            }
            for block, segments in split
        ]
        facts = dict(document.facts)
        options.emit(
            json.dumps({"version": 1, "facts": facts, "blocks": blocks}, ensure_ascii=False, indent=2) + "\n", output
        )
        return
    if release.notice:
        typer.echo(f"{file}: {release.notice}", err=True)
    lines: list[str] = []
    for block, segments in split:
        speaker = f" ({block.speaker})" if block.speaker else ""
        lines.append(f"{block.place.line}: {block.role}{speaker}")
        lines += [f"    {one.text}" for one in segments]
    lines.append(f"{len(split)} blocks, {sum(len(segments) for _, segments in split)} segments")
    options.emit("\n".join(lines) + "\n", output)


def _release(file: Path) -> tuple[Project, Release]:
    """Return the file as a release, of the project it lies in or of one without settings."""
    from l10n import formats  # noqa: PLC0415 - --help imports no room
    from l10n import project as projects  # noqa: PLC0415

    formats.for_path(file)
    own = projects.around(file.parent) or projects.alone(file.parent)
    return own, own.release_at(file)
