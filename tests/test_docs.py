"""The documents say what is true: the tutorial runs, generated pages are fresh, commands exist, links work."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from l10n.cli import commands

ROOT = Path(__file__).resolve().parents[1]
STEP = re.compile(
    r"<!-- (?P<what>run|file|translate|edit)(?:: (?P<rest>[^\n]*?))? -->\n"
    r"(?:```\w*\n(?P<text>.*?)```\n|(?P<table>(?:\|[^\n]*\n)+))?",
    re.DOTALL,
)


def command(words: list[str], cwd: Path) -> subprocess.CompletedProcess[str]:
    env = {key: value for key, value in os.environ.items() if not key.startswith("L10N_")}
    env |= {"SOURCE_DATE_EPOCH": "1768435200", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-m", *words], cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8", check=False
    )


def expect(shown: str, printed: str, where: str) -> None:
    """Compare line by line; a line `…` stands for any number of lines."""
    pattern = "".join(r"(?:.*\n)*?" if line == "…" else re.escape(line) + r"\n" for line in shown.splitlines())
    assert re.fullmatch(pattern, printed), f"{where}\n--- the page says\n{shown}\n--- the command prints\n{printed}"


def type_in(folder: Path, rest: str, table: str) -> None:
    """Do in a catalog what a person does in a PO editor."""
    locale, slug = rest.split()
    path = folder / "locales" / locale / "LC_MESSAGES" / f"{slug}.po"
    entries = path.read_text(encoding="utf-8").split("\n\n")
    rows = [[cell.strip() for cell in row.strip("|\n").split(" | ")] for row in table.splitlines()[2:]]
    for source, target in rows:
        hits = [at for at, entry in enumerate(entries) if f'msgid "{source}"\n' in entry + "\n"]
        assert hits, source
        for at in hits:
            entries[at] = re.sub(r'msgstr ".*"', lambda _, text=target: f'msgstr "{text}"', entries[at])
    path.write_text("\n\n".join(entries), encoding="utf-8")


def test_the_tutorial_runs_as_it_stands(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    steps = list(STEP.finditer(page))
    assert len(steps) > 12
    folder = tmp_path
    for step in steps:
        rest = step["rest"] or ""
        if step["what"] == "file":
            (folder / rest).write_text(step["text"], encoding="utf-8")
        elif step["what"] == "translate":
            type_in(folder, rest, step["table"])
        elif step["what"] == "edit":
            name, old, new = rest.split(" | ")
            text = (folder / name).read_text(encoding="utf-8")
            assert old in text
            (folder / name).write_text(text.replace(old, new), encoding="utf-8")
        else:
            first, _, shown = step["text"].partition("\n")
            words = shlex.split(first.removeprefix("$ "))
            if words[:2] == ["l10n", "init"]:
                done = command(["l10n", "init"], cwd=_made(tmp_path / words[2]))
                folder = tmp_path / words[2]
            else:
                done = command(words, cwd=folder)
            assert done.returncode == int(rest or 0), first + done.stdout + done.stderr
            expect(shown, done.stdout + done.stderr, first)
    carried = (folder / "locales/zh_Hant_HK/LC_MESSAGES/laboratory.po").read_text(encoding="utf-8")
    assert "實驗室面積逾7,600平方呎，耗資15億港元。" in carried


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def test_generated_pages_are_fresh() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "generate.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "page",
    sorted(
        path.relative_to(ROOT).as_posix()
        for path in ROOT.glob("**/*.md")
        if "docs" in path.parts or path.name == "README.md"
    ),
)
def test_links_between_pages_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", text):
        assert ((ROOT / page).parent / target).exists(), f"{page} links to {target}"


def test_readme_names_the_two_commands_and_the_makefile_has_them() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in ("demo", "test"):
        assert f"make {target}" in readme
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)


def test_every_l10n_command_in_the_documents_exists() -> None:
    known = set(commands())
    for path in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        for word in re.findall(r"(?:`|\$ )l10n ([a-z]+)\b", path.read_text(encoding="utf-8")):
            assert word in known, f"{path.name}: l10n {word}"
