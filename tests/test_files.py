"""Reading and replacing files under faults: killed, disk full, two at once, links, folders that refuse."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from l10n import files
from l10n.errors import InputError, WriteError

posix = pytest.mark.skipif(os.name == "nt", reason="POSIX permissions, links and signals")
OLD, NEW = b"old\n" * 20_000, b"new!\n" * 30_000


def run(code: str, *arguments: str, wait: bool = True) -> subprocess.Popen[bytes]:
    process = subprocess.Popen([sys.executable, "-c", code, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if wait:
        process.communicate(timeout=60)
    return process


def leftovers(folder: Path) -> list[str]:
    return [entry.name for entry in folder.iterdir() if entry.name.startswith(".")]


def test_what_is_the_same_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a"
    assert files.write(path, "text")
    before = path.stat()
    assert not files.write(path, b"text")
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert files.write(path, b"texu")
    assert path.read_bytes() == b"texu"
    assert leftovers(tmp_path) == []


def test_folders_are_made(tmp_path: Path) -> None:
    assert files.write(tmp_path / "a" / "b" / "c.po", b"x", root=tmp_path)
    assert (tmp_path / "a" / "b" / "c.po").read_bytes() == b"x"


KILLED = """
import os, signal, sys
from pathlib import Path
from l10n import files
at, count = int(sys.argv[1]), 0
def counted(frame, event, _):
    global count
    if event == "line" and frame.f_code.co_filename == files.__file__:
        count += 1
        if count == at:
            os.kill(os.getpid(), signal.SIGKILL)
    return counted
sys.settrace(counted)
folder = Path(sys.argv[2])
files.write_all([(folder / "a", b"new!\\n" * 30_000), (folder / "b", b"new!\\n" * 30_000)])
sys.settrace(None)
print(count)
"""


@posix
def test_killed_at_any_line_leaves_the_old_file_or_the_new(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    steps = 0
    for at in [0, *range(2, 120, 4)]:
        first.write_bytes(OLD)
        second.write_bytes(OLD)
        done = run(KILLED, str(at), str(tmp_path))
        if at == 0:
            assert (first.read_bytes(), second.read_bytes()) == (NEW, NEW)
            continue
        steps += done.returncode != 0
        there = (first.read_bytes(), second.read_bytes())
        assert there in {(OLD, OLD), (NEW, OLD), (NEW, NEW)}
        if done.returncode == 0:
            break
    assert steps > 5


FULL = """
import resource, signal, sys
from pathlib import Path
from l10n import files
from l10n.errors import WriteError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
folder = Path(sys.argv[1])
try:
    files.write_all([(folder / "a", b"small"), (folder / "b", b"new!\\n" * 30_000)])
except WriteError as error:
    print(error)
"""


@posix
def test_no_space_leaves_every_file_as_it_was(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_bytes(OLD)
    second.write_bytes(OLD)
    process = run(FULL, str(tmp_path), wait=False)
    out, err = process.communicate(timeout=60)
    assert err == b""
    assert out.decode().startswith(f"{second}: cannot be written: ")
    assert (first.read_bytes(), second.read_bytes()) == (OLD, OLD)
    assert leftovers(tmp_path) == []


def test_a_write_protected_file_is_left_alone(tmp_path: Path) -> None:
    path, other = tmp_path / "a", tmp_path / "b"
    path.write_bytes(b"x")
    other.write_bytes(b"x")
    path.chmod(0o444)
    try:
        with pytest.raises(WriteError, match="write-protected"):
            files.write_all([(other, b"y"), (path, b"y")])
        assert (path.read_bytes(), other.read_bytes()) == (b"x", b"x")
        assert files.write(path, b"x") is False
    finally:
        path.chmod(0o644)
    assert leftovers(tmp_path) == []


@posix
def test_permissions_are_kept_and_new_files_follow_the_umask(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x")
    path.chmod(0o640)
    files.write(path, b"y")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    before = os.umask(0o027)
    try:
        files.write(tmp_path / "b", b"z")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "b").stat().st_mode) == 0o640


@posix
def test_a_link_stays_a_link_and_its_target_is_replaced(tmp_path: Path) -> None:
    real = tmp_path / "real"
    real.write_bytes(b"x")
    link = tmp_path / "link"
    link.symlink_to(real)
    assert files.write(link, b"y", root=tmp_path)
    assert link.is_symlink()
    assert real.read_bytes() == b"y"


@posix
@pytest.mark.parametrize("way", ["linked folder", "linked file", "dots", "prefix"])
def test_nothing_is_written_outside_the_project(tmp_path: Path, way: str) -> None:
    project, outside = tmp_path / "repo", tmp_path / "repo_outside"
    project.mkdir()
    outside.mkdir()
    (outside / "a").write_bytes(b"x")
    path = {
        "linked folder": project / "locales" / "a",
        "linked file": project / "a",
        "dots": project / ".." / "repo_outside" / "a",
        "prefix": outside / "a",
    }[way]
    if way == "linked folder":
        (project / "locales").symlink_to(outside)
    if way == "linked file":
        (project / "a").symlink_to(outside / "a")
    with pytest.raises(WriteError, match="outside the project"):
        files.write(path, b"y", root=project)
    with pytest.raises(WriteError, match="outside the project"), files.lock(path, root=project):
        pass
    assert (outside / "a").read_bytes() == b"x"
    assert sorted(entry.name for entry in outside.iterdir()) == ["a"]


def test_names_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(WriteError):
        files.write(tmp_path / "a\0b", b"x")
    with pytest.raises(InputError):
        files.read(tmp_path / "a\0b")


def test_a_file_in_the_way_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    with pytest.raises(WriteError, match="cannot be written"):
        files.write(tmp_path / "a" / "b", b"x")


READ_ONLY = """
import os, sys
from pathlib import Path
from l10n import files
from l10n.errors import WriteError
if os.geteuid() == 0:
    os.setegid(65534)
    os.seteuid(65534)
for step in ("write", "lock"):
    try:
        if step == "write":
            files.write(Path(sys.argv[1]), b"y")
        else:
            with files.lock(Path(sys.argv[1])):
                print("held")
    except WriteError as error:
        print(error)
"""


@posix
def test_a_folder_that_refuses(tmp_path: Path) -> None:
    folder = tmp_path / "locales"
    folder.mkdir()
    path = folder / "a"
    path.write_bytes(b"x")
    for parent in (tmp_path, *tmp_path.parents[:2]):
        parent.chmod(parent.stat().st_mode | 0o055)
    folder.chmod(0o555)
    try:
        process = run(READ_ONLY, str(path), wait=False)
        out, err = process.communicate(timeout=60)
    finally:
        folder.chmod(0o755)
    if b"ermission denied" in err:
        pytest.skip("an unprivileged user cannot see the test's folder or the interpreter")
    assert [line.startswith(f"{path}: cannot be written: ") for line in out.decode().splitlines()] == [True, True]
    assert path.read_bytes() == b"x"


HOLDER = """
import sys
from pathlib import Path
from l10n import files
with files.lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def holding(path: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_lock_is_held_by_one(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    process = holding(path)
    with pytest.raises(WriteError, match="another l10n is writing"), files.lock(path, patience=0.1):
        pass
    process.communicate()
    with files.lock(path, patience=5):
        assert leftovers(tmp_path) == [".a.po.lock"]
    assert leftovers(tmp_path) == []


def test_a_lock_is_free_when_its_holder_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    process = holding(path)
    process.kill()
    process.communicate()
    with files.lock(path, patience=5):
        pass
    assert leftovers(tmp_path) == []


COUNTER = """
import sys
from pathlib import Path
from l10n import files
path = Path(sys.argv[1])
for _ in range(40):
    with files.lock(path):
        files.write(path, str(int(path.read_text()) + 1))
"""


def test_many_writers_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "count"
    path.write_text("0")
    processes = [run(COUNTER, str(path), wait=False) for _ in range(3)]
    for process in processes:
        assert process.communicate(timeout=60)[1] == b""
    assert path.read_text() == "120"


def test_reading_says_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        files.read(tmp_path / "none")
    with pytest.raises(InputError, match="a folder"):
        files.read(tmp_path)
    path = tmp_path / "a"
    path.write_bytes(b"one\ntw\xffo\n")
    with pytest.raises(InputError, match=r"a:2: not UTF-8 \(byte 0xFF\)"):
        files.read_text(path)
    with pytest.raises(InputError, match="more than the 3 that are read"):
        files.read(path, limit=3)
