"""`l10n intake`: a clean release from a PDF or a pasted text."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli import _options as options

if TYPE_CHECKING:
    from l10n.project import Project

app = typer.Typer(add_completion=False)


@app.command()
def run(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A PDF, a pasted text, or - for standard input.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the release here; else into releases/.")
    ] = None,
    locale: Annotated[
        str,
        typer.Option("--locale", "-l", metavar="L", help="The language it is written in; else told from the script."),
    ] = "",
    slug: Annotated[str, typer.Option("--slug", metavar="NAME", help="Name of the release; else the file's.")] = "",
    form: Annotated[
        str, typer.Option("--from", metavar="F", help="text, pdf, docx or html; else told from the file.")
    ] = "",
    encoding: Annotated[
        str,
        typer.Option("--encoding", metavar="E", help="Encoding of a text that is not UTF-8: big5, gb18030, utf-16 …"),
    ] = "",
    style: options.Format = "text",
    project: options.ProjectDir = None,
    config: options.Config = None,
    verbose: options.Verbose = 0,
    quiet: options.Quiet = False,
) -> None:
    """Make a clean Markdown release of a PDF or a pasted text; every repair is listed, every doubt is said."""
    from l10n import files, intake  # noqa: PLC0415 - --help imports no room

    options.one_of(style, "text", "json")
    own = _project(project, config, needed=output is None)
    data = sys.stdin.buffer.read() if file == "-" else files.read(Path(file))
    report = intake.run(
        data,
        file,
        project=own,
        output=output,
        form=form,
        encoding=encoding,
        locale=locale,
        slug=slug,
        offered=[one.code for one in (own.source, *own.targets)] if own else [],
    )
    if style == "json":
        typer.echo(json.dumps(report.as_object(), ensure_ascii=False, indent=2))
    elif not quiet:
        for line in report.lines(verbose=verbose > 0):
            typer.echo(line)


def _project(folder: Path | None, config: Path | None, *, needed: bool) -> Project | None:
    """Return the project in force; outside of one, nothing where none is needed."""
    from l10n.errors import ConfigError  # noqa: PLC0415 - --help imports no room

    try:
        return options.project(folder, config)
    except ConfigError:
        if needed or folder or config:
            raise
        return None
