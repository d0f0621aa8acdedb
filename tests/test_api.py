"""The door: the public names are exactly the documented ones, cost nothing to import, and work as the page says."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import l10n

PAGE = Path(__file__).resolve().parents[1] / "docs" / "api.md"


def test_the_public_names_are_the_documented_ones() -> None:
    documented = re.findall(r"^\| `(\w+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(documented) == sorted(l10n.__all__)
    for name in l10n.__all__:
        assert getattr(l10n, name) is not None
    with pytest.raises(AttributeError):
        l10n.nothing  # noqa: B018 - the access is the test


def test_importing_the_door_imports_no_room() -> None:
    code = "import sys, l10n; print([name for name in sys.modules if name.startswith('l10n.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    l10n.init.run(tmp_path / "newsroom", example=False)
    release = tmp_path / "newsroom" / "releases" / "laboratory.md"
    release.write_text("# Laboratory\n\nHong Kong, 15 January 2026 – It opened.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    example = re.search(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert example
    exec(compile(example[1], str(PAGE), "exec"), {})  # noqa: S102 - our own page
    assert "CAT001 not translated" in capsys.readouterr().out
    assert (tmp_path / "newsroom" / "dist" / "laboratory" / "laboratory.zh-Hant-HK.html").is_file()
