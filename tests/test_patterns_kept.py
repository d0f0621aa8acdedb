"""Compiled patterns that are kept: always those that `re.compile` makes, whatever lies there."""

from __future__ import annotations

import marshal
import os
import re
import subprocess
import sys
import zipfile
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.patterns import kept, later

ROOT = Path(__file__).resolve().parents[1]
SOME = ("a(?P<x>b)?[〇㐀-鿿]{2,}", "(?i:straße)|\\bcat(?!alogue)", "[\ud800-\udfff\x00]", "(?<=x)(?:y|z)*\\Z", "")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place of our own where things are kept, and a process that has compiled nothing yet."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(kept, "_place", lambda: tmp_path / "kept.patterns")
    monkeypatch.setattr(kept, "_new", {})
    monkeypatch.setattr(kept, "_used", {})
    kept._known.cache_clear()
    return tmp_path / "kept.patterns"


@pytest.fixture(autouse=True)
def _anew() -> object:
    yield
    kept._known.cache_clear()


def _next_process() -> None:
    kept.keep()
    kept._known.cache_clear()


@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.DOTALL | re.MULTILINE, re.ASCII])
@pytest.mark.parametrize("pattern", SOME)
def test_what_is_kept_is_what_re_makes(place: Path, pattern: str, flags: int) -> None:
    first = kept.compiled(pattern, flags)
    _next_process()
    again = kept.compiled(pattern, flags)
    assert place.exists()
    assert kept._new == {}  # it was not compiled
    assert first == again == re.compile(pattern, flags)
    assert again.groupindex == first.groupindex
    assert (again.groups, again.flags, again.pattern) == (first.groups, first.flags, first.pattern)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text("ab01 中文。[]()?*+|^$\\dwsb-", max_size=12), st.text("ab01 中文。-", max_size=12))
def test_any_expression_does_what_it_does_in_re(pattern: str, text: str) -> None:
    try:
        plain = re.compile(pattern)
    except (re.error, RecursionError):
        return
    row = kept._row(pattern, 0)
    assert row is not None
    made = kept._made(pattern, row)
    assert made == plain
    assert [match.span() for match in made.finditer(text)] == [match.span() for match in plain.finditer(text)]


def _rows(place: Path) -> dict[tuple[str, int], tuple[object, ...]]:
    _, rows = marshal.loads(place.read_bytes()[4:])  # noqa: S302 - written by this test
    assert isinstance(rows, dict)
    return rows


def _file(content: object) -> bytes:
    """Return a file that says that it is whole."""
    body = marshal.dumps(content)
    return zlib.crc32(body).to_bytes(4, "big") + body


HUGE = b"(\xff\xff\xff\x7f"
"""What asks marshal for a tuple of two thousand million."""


@pytest.mark.parametrize(
    "damage", [b"", b"\xff", b"\0\0\0\0" + HUGE, _file(1), _file((("3.9", 1, 4), {})), _file((kept._version(), 7))]
)
def test_damage_is_read_over(place: Path, damage: bytes) -> None:
    place.write_bytes(damage)
    assert kept.compiled("a+").fullmatch("aa")
    kept.keep()
    assert list(_rows(place)) == [("a+", 0)]


@pytest.mark.parametrize("row", [(), (0, b"", 0, {}, ()), (0, b"\1\2", 0, {}, ()), (0, b"\xff\0\0\0", 0, {}, ()), 7])
def test_a_code_that_is_none_is_compiled(place: Path, row: object) -> None:
    place.write_bytes(_file((kept._version(), {("a+", 0): row})))
    assert kept.compiled("a+") == re.compile("a+")


@pytest.mark.parametrize("at", range(0, 400, 7))
def test_a_byte_that_changed_is_seen(place: Path, at: int) -> None:
    kept.compiled("a+(?P<x>b)?")
    _next_process()
    data = bytearray(place.read_bytes())
    data[at % len(data)] ^= 1
    place.write_bytes(data)
    assert kept._known() == {}
    assert kept.compiled("a+(?P<x>b)?") == re.compile("a+(?P<x>b)?")


def test_a_place_that_cannot_be_written_or_is_none_is_no_trouble(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for nowhere in (None, place.parent / "no folder" / "kept.patterns", place.parent):
        monkeypatch.setattr(kept, "_place", lambda nowhere=nowhere: nowhere)
        kept._known.cache_clear()
        assert kept.compiled("a+").search("a")
        kept.keep()
    monkeypatch.undo()
    monkeypatch.setattr(sys.implementation, "cache_tag", None)
    assert kept._place() is None


INSTALLED = "import sys; sys.path.insert(0, sys.argv[1]); from l10n.patterns import kept; "
WRITES = "[kept.compiled(f'{sys.argv[2]}{at}+(?P<x>b)') for at in range(300)]; kept.keep()"


def _python(code: str, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-c", code, *words]
    return subprocess.run(command, env=environment, check=True, capture_output=True, encoding="utf-8")


def _room() -> dict[str, bytes]:
    """Return the files of an installation that has this room only."""
    rooms = ROOT / "l10n" / "patterns"
    return {"l10n/__init__.py": b""} | {f"l10n/patterns/{one.name}": one.read_bytes() for one in rooms.glob("*.py")}


def test_a_zipped_installation_keeps_nothing_and_works(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as packed:
        for name, data in _room().items():
            packed.writestr(name, data)
    said = _python(INSTALLED + WRITES + "; print(kept._known(), kept.__file__)", str(tmp_path / "all.zip"), "a")
    assert said.stdout.startswith("{}")
    assert "all.zip" in said.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["all.zip"]


def test_of_two_processes_that_write_at_once_one_is_whole(tmp_path: Path) -> None:
    for name, data in _room().items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda word: _python(INSTALLED + WRITES, str(tmp_path), word), ["a", "b", "c", "d"]))
    said = _python(INSTALLED + "print(len(kept._known()))", str(tmp_path))
    assert int(said.stdout) in {300, 600, 900, 1200}
    assert len(list(tmp_path.rglob("*.patterns*"))) == 1


def test_a_pattern_that_is_none_is_told_as_re_tells_it(place: Path) -> None:
    with pytest.raises(re.error):
        kept.compiled("(")
    kept.keep()
    assert not place.exists()


def test_nothing_is_kept_where_python_keeps_nothing(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    kept.compiled("a+")
    kept.keep()
    assert not place.exists()


def test_more_is_added_to_what_is_kept_and_where_it_is_too_much_what_is_used_stays(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert later("a+").search("xa")
    _next_process()
    assert later("b+").search("xb")
    _next_process()
    assert sorted(_rows(place)) == [("a+", 0), ("b+", 0)]
    monkeypatch.setattr(kept, "_MOST", 2)
    kept.compiled("c+")
    kept.compiled("b+")
    kept.keep()
    assert sorted(_rows(place)) == [("b+", 0), ("c+", 0)]
    assert [path.name for path in place.parent.iterdir()] == [place.name]


def test_another_python_compiles(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_sre", None)
    assert kept.compiled("a+") == re.compile("a+")
    kept.keep()
    assert not place.exists()


ALL_COMPILED = """
import contextlib, io, sys
from l10n import cli
from l10n.patterns import kept
kept._known = dict
sys.argv = ["l10n", "check", "smart-lab-open-day", "--fail-on", "never"]
with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()):
    cli.main()
print("\\n".join(sorted(f"{flags} {pattern!r}" for pattern, flags in kept._new)))
"""


OWN_WORDS = """
from pathlib import Path
from l10n import catalog, extract, locale, project
from l10n.check import run
from l10n.patterns import kept
own = project.find(Path.cwd())
extract.run(own, own.releases())
for code in ("zh_Hant_HK", "zh_Hans_CN"):
    where = locale.get(code)
    one = catalog.read(own.catalog_path("secret", where), where)
    for unit in one.units():
        one.set_target(unit.id, "Quxville（Qux）今日成立。Quxville不同意。")
    catalog.save(one)
run(own, own.releases(), whole=True)
print(len(kept._new) + len(kept._used))
print([pattern for pattern, _ in (*kept._new, *kept._used) if "qux" in pattern.lower()])
"""


def test_what_a_project_says_is_not_among_what_is_kept(tmp_path: Path) -> None:
    """An installation may be shared, and an embargo does not end at a folder."""
    for name, text in {
        "l10n.toml": 'source = "en_HK"\ntargets = ["zh_Hant_HK", "zh_Hans_CN"]\n[sentences]\n'
        'abbreviations = ["Quxa"]\nexceptions = ["Qux. Eat."]\n',
        "releases/secret.md": "# Quxville opens\n\nQuxville (the Qux) opens today. Qux. Eat. It is not unhappy, Mr Qux "
        "said.\n",
        "glossary/terms.csv": "id,en_HK,zh_Hant_HK,zh_Hans_CN,kind,first_mention\n"
        "qux,Quxville|Qux,Quxville|Qux,Quxville|Qux,organisation,defined\n",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", OWN_WORDS]
    said = subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True, encoding="utf-8")
    count, own = said.stdout.split("\n")[:2]
    assert int(count) > 100
    assert own == "[]"


def test_every_process_compiles_the_same() -> None:
    """A pattern made of a set without an order would be another one each time, and never found among what is kept."""
    said = [
        subprocess.run(
            [sys.executable, "-c", ALL_COMPILED],
            cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}, check=True,
            capture_output=True, encoding="utf-8",
        ).stdout.splitlines()
        for seed in ("1", "2")
    ]  # fmt: skip
    assert len(said[0]) > 100
    assert sorted(set(said[0]) ^ set(said[1])) == []
