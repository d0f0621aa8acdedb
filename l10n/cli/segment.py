"""`l10n segment`: shows blocks, roles and segments of a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from l10n.cli import _options as options

app = typer.Typer(add_completion=False)


@app.command()
def run(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A release in any format that is read.")],
    locale: Annotated[
        str, typer.Option("--locale", "-l", metavar="L", help="The language it is written in.")
    ] = "en_HK",
    mode: Annotated[str, typer.Option("--mode", metavar="M", help="sentence or paragraph.")] = "sentence",
    form: options.Format = "text",
    output: options.Output = None,
) -> None:
    """Show the blocks of a file, their roles and their segments."""
    from l10n import formats, segmentation  # noqa: PLC0415 - --help imports no room
    from l10n import locale as locales  # noqa: PLC0415

    options.one_of(form, "text", "json")
    options.one_of(mode, "sentence", "paragraph", option="--mode")
    own = locales.get(locale)
    document = formats.read(file, own)
    split = [(block, segmentation.split(block, own, mode=mode)) for block in document.blocks]
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
    lines: list[str] = []
    for block, segments in split:
        speaker = f" ({block.speaker})" if block.speaker else ""
        lines.append(f"{block.place.line}: {block.role}{speaker}")
        lines += [f"    {one.text}" for one in segments]
    lines.append(f"{len(split)} blocks, {sum(len(segments) for _, segments in split)} segments")
    options.emit("\n".join(lines) + "\n", output)
