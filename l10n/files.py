"""Reading and replacing files: whole or not at all, never outside the project.

In: paths and bytes. Out: the file as it was, or as it should be; never something between, whenever the process
is killed. Knows nothing of what is in a file. Errors are WriteError or InputError with the path.
"""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from l10n.errors import InputError, WriteError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MAX_BYTES = 256 * 1024 * 1024
"""No release, catalog or table is larger; more is refused before it is read."""


_ATTEMPTS = 40
"""How often a rename is tried on Windows before it counts as refused: two seconds in all."""


def read(path: Path, *, limit: int = MAX_BYTES) -> bytes:
    """Return the bytes of `path`. Raises InputError when it is missing, a folder, unreadable or over `limit`."""
    try:
        if path.is_dir():
            raise InputError("this is a folder, not a file", path=path)
        size = path.stat().st_size
        if size > limit:
            raise InputError(f"{size:,} bytes, more than the {limit:,} that are read at most", path=path)
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError("no such file", path=path) from None
    except ValueError:  # a NUL in the name
        raise InputError("this is no name of a file", path=repr(str(path))) from None
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", path=path) from None


def read_text(path: Path, *, limit: int = MAX_BYTES) -> str:
    """Return `path` decoded from UTF-8 (a byte-order mark is dropped, line ends kept).

    Raises InputError naming the line of the first byte that is not UTF-8.
    """
    data = read(path, limit=limit)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"not UTF-8 (byte 0x{data[error.start]:02X})",
            path=path,
            line=line,
            hint="Save the file as UTF-8 and try again.",
        ) from None


def write(path: Path, content: bytes | str, *, root: Path | None = None, durable: bool = True) -> bool:
    """Replace `path` by `content` (text as UTF-8) in one step; return whether anything changed.

    Writes a temporary file in the same folder, flushes it to the disk, then renames: a killed process leaves the old
    file or the new one. Permissions are kept; a symbolic link is followed and its target replaced;
    a write-protected file is refused (WriteError).
    `root`: refuse (WriteError) a path whose real place is not inside it. `durable=False` does not wait for the
    disk, for what can be built again at any time; the file is still never half-written while the machine stays up.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    return write_all([(path, data)], root=root, durable=durable)


def write_all(changes: Sequence[tuple[Path, bytes]], *, root: Path | None = None, durable: bool = True) -> bool:
    """Replace several files: all are first written beside their places and flushed, then renamed in the order given.

    No space or no permission leaves every file as it was; a kill between two renames leaves the later ones old,
    so the order matters to the caller. Files that are already as they should be are not touched; return whether
    any was changed. Permissions are kept; symbolic links are followed. `root`: refuse (WriteError) a path whose
    real place is not inside it.
    """
    staged: list[tuple[Path, Path, Path]] = []
    path = Path()
    try:
        for one, data in changes:
            path = one
            real = _real(path, root)
            if real.is_file() and real.stat().st_size == len(data) and real.read_bytes() == data:
                continue
            _refuse_protected(path, real)
            real.parent.mkdir(parents=True, exist_ok=True)
            staged.append((path, real, _staged(real, data, durable=durable)))
        for one, real, temporary in staged:
            path = one
            _renamed(temporary, real)
        for folder in dict.fromkeys(real.parent for _, real, _ in staged if durable):
            _synced(folder)
    except OSError as error:
        raise WriteError(f"cannot be written: {error.strerror or error}", path=path) from None
    finally:
        for _, _, temporary in staged:
            with contextlib.suppress(OSError):
                temporary.unlink()
    return bool(staged)


def _refuse_protected(path: Path, real: Path) -> None:
    """Raise WriteError for a file that may not be written by anybody: a rename would replace it all the same."""
    if real.is_file() and not real.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        raise WriteError("is write-protected; nothing was written", path=path, hint="Make it writable and run again.")


def _real(path: Path, root: Path | None) -> Path:
    """Return where `path` really is. Raises WriteError when that is outside of `root`, or nowhere."""
    try:
        real = Path(os.path.realpath(path))
        outside = root is not None and not inside(root, real)
    except ValueError:  # a NUL in the name
        raise WriteError("this is no name of a file", path=repr(str(path))) from None
    if outside:
        raise WriteError("refused: this is outside the project", path=path)
    return real


@contextlib.contextmanager
def lock(path: Path, *, root: Path | None = None, patience: float = 30.0) -> Iterator[None]:
    """Hold the lock of `path` while the block runs, so that two of us do not write it at once.

    The lock is a file `.<name>.lock` beside it, held by the operating system: it is free again whenever its
    process ends, however it ends. Waits up to `patience` seconds. Raises WriteError when another process holds
    it that long, or when the folder cannot be written. Editors know nothing of it: compare the file with what
    was read, too.
    """
    real = _real(path, root)
    beside = real.with_name(f".{real.name}.lock")
    try:
        real.parent.mkdir(parents=True, exist_ok=True)
        handle = _locked(beside, path, time.monotonic() + patience)
    except OSError as error:
        raise WriteError(f"cannot be written: {error.strerror or error}", path=path) from None
    try:
        yield
    finally:
        _unlocked(handle, beside)


def _locked(beside: Path, path: Path, until: float) -> int:
    """Return an open, locked handle of the lock file, which is then surely the one in the folder."""
    while True:
        handle = os.open(beside, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            if _try_lock(handle):
                if os.name == "nt" or _same(handle, beside):
                    return handle
            elif time.monotonic() > until:
                raise _busy(path)  # noqa: TRY301 - the handle is closed below
            else:
                time.sleep(0.02)
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def _busy(path: Path) -> WriteError:
    return WriteError("another l10n is writing this file", path=path, hint="Try again when it is done.")


def _same(handle: int, beside: Path) -> bool:
    """Whether the file in the folder is the one that was locked: who held it before removed it."""
    try:
        there = beside.stat()
    except FileNotFoundError:
        return False
    return os.path.samestat(os.fstat(handle), there)


def _try_lock(handle: int) -> bool:
    """Lock an open file without waiting; True where the system has no locks, for then nothing better can be done."""
    if os.name == "nt":
        import msvcrt  # noqa: PLC0415 - only there on Windows

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined, unused-ignore]
        except OSError:
            return False
        return True
    import fcntl  # noqa: PLC0415 - only there on POSIX

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a network file system without locks
        return True
    return True


def _unlocked(handle: int, beside: Path) -> None:
    """Remove the lock file and let go. POSIX removes it while it is held, Windows can only afterwards."""
    if os.name != "nt":
        with contextlib.suppress(OSError):
            beside.unlink()
    os.close(handle)
    if os.name == "nt":
        with contextlib.suppress(OSError):
            beside.unlink()


def inside(root: Path, path: Path) -> bool:
    """Return whether `path`, symbolic links followed, is `root` or below it."""
    return Path(os.path.realpath(path)).is_relative_to(Path(os.path.realpath(root)))


def _staged(path: Path, data: bytes, *, durable: bool) -> Path:
    """Write `data` to a temporary file beside `path` with the permissions it is to have; flush it; return it."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}.", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            if durable:
                stream.flush()
                os.fsync(stream.fileno())
        temporary.chmod(stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~_umask())
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    return temporary


def _renamed(temporary: Path, path: Path) -> None:
    """Rename over `path`. Windows refuses while a program has the file open: try for a while."""
    for attempt in range(_ATTEMPTS):
        try:
            temporary.replace(path)
            break
        except PermissionError:
            if os.name != "nt" or attempt == _ATTEMPTS - 1:
                raise
            time.sleep(0.05)


def _synced(folder: Path) -> None:
    """Flush a folder's entries to the disk: POSIX only, Windows has no way to."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _umask() -> int:
    """Return the process's umask, which POSIX lets one read only by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
