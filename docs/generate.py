"""Writes the generated pages: docs/checks.md from the checks' own docstrings, docs/commands.md from --help.

`python docs/generate.py` writes them; `python docs/generate.py --check` exits 1 when one is out of date.
"""

from __future__ import annotations

import inspect
import os
import sys
from pathlib import Path

from typer.testing import CliRunner

DOCS = Path(__file__).resolve().parent
FAMILIES = {
    "TRM": "Terms",
    "NUM": "Numbers",
    "DAT": "Dates and times",
    "CUR": "Money",
    "NAM": "Names",
    "PUN": "Punctuation",
    "QUO": "Quotation marks",
    "SPC": "Spaces",
    "SCR": "Script",
    "TAG": "Codes, links and addresses",
    "CON": "Consistency",
    "LEN": "Length",
    "CAT": "State of the catalog",
    "SRC": "The source text",
}


def checks_page() -> str:
    """Return the catalogue of checks, by family."""
    from l10n import checks  # noqa: PLC0415 - the environment is set first

    lines = ["# Checks", "", "Generated from the checks themselves by `make docs`. `l10n rule CODE` prints one.", ""]
    known = checks.all_checks()
    for family, title in FAMILIES.items():
        members = [check for check in known if check.CODE.startswith(family)]
        if not members:
            continue
        lines += [f"## {title}", ""]
        for check in members:
            lines += [
                f"### {check.CODE} {check.NAME}",
                "",
                f"*{check.SEVERITY}, looks at one {check.SCOPE} at a time*",
                "",
            ]
            for line in inspect.cleandoc(check.__doc__).splitlines():
                lines.append(line + "  " if line else "")
            lines.append("")
    return "\n".join(line.rstrip() if not line.strip() else line for line in lines).rstrip() + "\n"


def commands_page() -> str:
    """Return `l10n --help` and the help of every command."""
    from l10n.cli import app  # noqa: PLC0415 - the environment is set first
    from l10n.cli import commands as names  # noqa: PLC0415

    runner = CliRunner()
    lines = ["# Commands", "", "Generated from `--help` by `make docs`.", ""]
    for words in ([], *([name] for name in names())):
        result = runner.invoke(app, [*words, "--help"], prog_name="l10n")
        text = "\n".join(line.rstrip() for line in result.output.strip("\n").splitlines())
        lines += [f"## l10n {' '.join(words)}".rstrip(), "", "```text", text, "```", ""]
    return "\n".join(lines).rstrip() + "\n"


def main() -> int:
    """Write the pages, or compare them; return the exit code."""
    os.environ.update(COLUMNS="100", TERM="dumb", NO_COLOR="1", _TYPER_FORCE_DISABLE_TERMINAL="1")
    pages = {"checks.md": checks_page(), "commands.md": commands_page()}
    if "--check" not in sys.argv[1:]:
        for name, text in pages.items():
            (DOCS / name).write_text(text, encoding="utf-8", newline="\n")
        return 0
    stale = [name for name, text in pages.items() if (DOCS / name).read_text(encoding="utf-8") != text]
    for name in stale:
        sys.stderr.write(f"docs/{name} is out of date; run: make docs\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
