"""Reading and replacing files: whole or not at all, never outside the project.

In: paths and bytes. Out: the file as it was, or as it should be; never something between, whenever the process
is killed. Knows nothing of what is in a file. Errors are WriteError or InputError with the path.
"""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path

from l10n.errors import InputError, WriteError

MAX_BYTES = 256 * 1024 * 1024
"""No release, catalog or table is larger; more is refused before it is read."""


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
            f"not UTF-8 (byte 0x{data[error.start]:02X})", path=path, line=line, hint="Save the file as UTF-8 and try again."
        ) from None


def write(path: Path, content: bytes | str, *, root: Path | None = None) -> bool:
    """Replace `path` by `content` (text as UTF-8) in one step; return whether anything changed.

    Writes a temporary file in the same folder, flushes it to the disk, then renames: a killed process leaves the old
    file or the new one. Permissions are kept; a symbolic link is followed and its target replaced.
    `root`: refuse (WriteError) a path whose real place is not inside it.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    real = Path(os.path.realpath(path))
    if root is not None and not inside(root, real):
        raise WriteError("refused: this is outside the project", path=path)
    try:
        if real.is_file() and real.stat().st_size == len(data) and real.read_bytes() == data:
            return False
        real.parent.mkdir(parents=True, exist_ok=True)
        _replace(real, data)
    except OSError as error:
        raise WriteError(f"cannot be written: {error.strerror or error}", path=path) from None
    return True


def inside(root: Path, path: Path) -> bool:
    """Return whether `path`, symbolic links followed, is `root` or below it."""
    return Path(os.path.realpath(path)).is_relative_to(Path(os.path.realpath(root)))


def _replace(path: Path, data: bytes) -> None:
    """Write `data` beside `path`, sync, and rename over it."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            temporary.chmod(stat.S_IMODE(path.stat().st_mode))
        else:
            temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    if hasattr(os, "O_DIRECTORY"):  # POSIX only: Windows has no way to sync a folder
        folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _umask() -> int:
    """Return the process's umask, which POSIX lets one read only by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
