"""A newcomer adds a check, an engine, a format and a locale by one file each, from docs/extending.md alone."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLE = re.compile(r"<!-- example: (?P<path>\S+) -->\n(?P<fence>`{3,})\w*\n(?P<text>.*?)(?P=fence)\n", re.DOTALL)


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """A copy of the package and its check tests with the files of docs/extending.md added, and nothing else."""
    copy = tmp_path_factory.mktemp("extended")
    shutil.copytree(root / "l10n", copy / "l10n", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(root / "glossary", copy / "glossary")
    (copy / "tests" / "golden").mkdir(parents=True)
    for part in ("checks", "formats", "locales.md"):
        place = root / "tests" / "golden" / part
        (shutil.copytree if place.is_dir() else shutil.copy)(place, copy / "tests" / "golden" / part)
    for name in ("conftest.py", "test_checks.py", "test_contracts.py", "test_formats_golden.py", "test_engines.py"):
        shutil.copy(root / "tests" / name, copy / "tests" / name)
    shutil.copy(root / "pyproject.toml", copy / "pyproject.toml")
    found = list(EXAMPLE.finditer((root / "docs" / "extending.md").read_text(encoding="utf-8")))
    assert len(found) == 8
    for match in found:
        path = copy / match["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text(encoding="utf-8") if path.name == "locales.md" else ""  # a row is added to the table
        path.write_text(before + match["text"], encoding="utf-8")
    return copy


def run(extended: Path, *words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(extended), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-m", "l10n", *words],
        cwd=cwd,
        env=env,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_all_four_work_in_one_project(extended: Path, tmp_path: Path) -> None:
    (tmp_path / "l10n.toml").write_text('source = "en_HK"\ntargets = ["zh_Hant_SG"]\n', encoding="utf-8")
    release = "Cyberport opens!\nThe end.\n"
    (tmp_path / "releases").mkdir()
    (tmp_path / "releases" / "opening.lines").write_text(release, encoding="utf-8")
    for words in (["extract"], ["draft", "--engine", "upper"]):
        done = run(extended, *words, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
    catalog = tmp_path / "locales" / "zh_Hant_SG" / "LC_MESSAGES" / "opening.po"
    text = catalog.read_text(encoding="utf-8")
    assert 'msgstr "CYBERPORT OPENS!"' in text
    catalog.write_text(text.replace("CYBERPORT OPENS!", "數碼港開幕！！！"), encoding="utf-8")
    done = run(extended, "check", "--select", "PUN900", "--format", "json", "--fail-on", "warning", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    found = json.loads(done.stdout)["findings"]
    assert [one["code"] for one in found] == ["PUN900"]
    assert found[0]["line"] > 0
    assert found[0]["release_line"] == 1
    done = run(extended, "build", "--drafts", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "dist" / "opening" / "opening.en-HK.lines").read_text(encoding="utf-8") == release
    assert "數碼港開幕！！！" in (tmp_path / "dist" / "opening" / "opening.zh-Hant-SG.lines").read_text(
        encoding="utf-8"
    )


ASKED = {
    "tests/golden/checks/PUN900.md": ("test_checks.py", "PUN900", "has no case that expects PUN900"),
    "tests/golden/formats/lines.md": ("test_formats_golden.py", "lines", "write tests/golden/formats/lines.md"),
    "tests/test_engine_upper.py": ("test_contracts.py", "upper", "no test names the engine upper"),
    "tests/golden/locales.md": ("test_contracts.py", "zh_Hant_SG", "add a row for zh_Hant_SG"),
}


@pytest.mark.parametrize("cases", sorted(ASKED))
def test_the_suite_asks_for_cases_and_takes_them(extended: Path, root: Path, cases: str) -> None:
    module, word, asked = ASKED[cases]
    env = {**os.environ, "PYTHONPATH": str(extended), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"tests/{module}", "-k", word]
    done = subprocess.run(command, cwd=extended, env=env, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout
    given = (extended / cases).read_bytes()
    (extended / cases).unlink()
    if (root / cases).exists():
        shutil.copy(root / cases, extended / cases)
    done = subprocess.run(command, cwd=extended, env=env, capture_output=True, text=True, encoding="utf-8", check=False)
    (extended / cases).write_bytes(given)
    assert done.returncode == 1
    assert asked in done.stdout
