"""Tables of locales kept beside compiled modules: always what the file says, whatever lies there."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
import zipfile
from importlib import resources
from pathlib import Path

import pytest
from babel import Locale

from l10n import locale
from l10n.locale import countries, kept

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    (tmp_path / "__pycache__").mkdir()
    return tmp_path / "xx_XX.toml"


def lying(file: Path) -> Path:
    return file.parent / "__pycache__" / "xx_XX.toml.json"


def test_the_second_time_what_was_kept_is_taken(file: Path) -> None:
    assert kept.tables(file, b'a = "x"\n[b]\nc = [1, 2.5, true]') == {"a": "x", "b": {"c": [1, 2.5, True]}}
    lying(file).write_text(lying(file).read_text(encoding="utf-8").replace("2.5", "3.5"), encoding="utf-8")
    assert kept.tables(file, b'a = "x"\n[b]\nc = [1, 2.5, true]')["b"] == {"c": [1, 3.5, True]}


def test_another_file_is_read_anew(file: Path) -> None:
    kept.tables(file, b"a = 1")
    assert kept.tables(file, b"a = 2") == {"a": 2}
    assert kept.tables(file, b"a = 2") == {"a": 2}


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe", b"{}", b"MARK\n", b"MARK\n{", b'MARK\n{"a": 1'])
def test_damage_is_read_over(file: Path, damage: bytes) -> None:
    kept.tables(file, b"a = 1")
    mark = lying(file).read_bytes().split(b"\n")[0]
    lying(file).write_bytes(damage.replace(b"MARK", mark))
    assert kept.tables(file, b"a = 1") == {"a": 1}
    assert json.loads(lying(file).read_text(encoding="utf-8").split("\n", 1)[1]) == {"a": 1}


def test_nothing_is_kept_where_python_keeps_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert kept.tables(file, b"a = 1") == {"a": 1}
    assert not lying(file).exists()


def test_what_json_lacks_is_not_kept(file: Path) -> None:
    kept.tables(file, b"a = 2026-11-26")
    assert not lying(file).exists()


def test_no_folder_no_matter(file: Path) -> None:
    assert kept.tables(file.parent / "elsewhere" / "xx.toml", b"a = 1") == {"a": 1}


@pytest.mark.parametrize("code", locale.known())
def test_every_locale_is_its_file(code: str) -> None:
    path = Path(str(resources.files("l10n.locale").joinpath(f"{code}.toml")))
    found = locale.get(code)
    for name, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
        if isinstance(table, dict):
            assert {key: found.table(name)[key] for key in table} == table


@pytest.mark.parametrize("tag", ["en", "zh_Hant_HK", "zh_Hans"])
def test_names_of_countries_are_babel_s(tag: str, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(countries, "__file__", str(file.with_name("countries.py")))
    known = dict(Locale.parse(tag).territories)
    for _ in range(2):
        countries.names.cache_clear()
        assert countries.names(tag) == known
    assert (file.parent / "__pycache__" / f"countries.{tag}.json").exists()
    monkeypatch.setattr(countries, "_babel", lambda: b"another")
    (file.parent / "__pycache__" / f"countries.{tag}.json").write_text('{"JP": "elsewhere"}', encoding="utf-8")
    countries.names.cache_clear()
    assert countries.names(tag) == known
    countries.names.cache_clear()


def test_a_zipped_installation_works(tmp_path: Path) -> None:
    """Locales are read and modules are told apart in a zip, too, where nothing is kept."""
    packed = tmp_path / "all.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted((ROOT / "l10n").rglob("*")):
            if path.suffix in {".py", ".toml"}:
                archive.write(path, path.relative_to(ROOT).as_posix())
    code = f"import sys; sys.path.insert(0, {str(packed)!r}); from l10n import checks, locale; "
    code += "print(locale.__file__, locale.known(), len(checks.all_checks()))"
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8", cwd=tmp_path)
    assert "all.zip" in said.stdout
    assert "zh_Hant_HK" in said.stdout
