"""Room patterns: compiled patterns kept as Python keeps compiled modules: in `__pycache__`.

In: regular expressions. Out: compiled patterns, equal to those that `re.compile` makes; compiling took a quarter of the
time of a small check. Python has no official way to keep what it compiled, so its `re` package is asked for the code:
what is kept counts for exactly this Python only and has a checksum, nothing is kept but what was seen to be equal, and
where anything is otherwise than expected the expression is compiled. Decision 12 says when this module goes.
Nothing is written where Python keeps no modules (`-B`, PYTHONDONTWRITEBYTECODE, a folder that is not ours). For
expressions of our own and of locales only: what is made of a project's words is no matter of the installation.
May not touch: anything but what it keeps.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import re
import sys
import zlib
from array import array
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

try:
    import _sre  # type: ignore[import-not-found]  # nobody has described it
    from re import _compiler, _parser  # type: ignore[attr-defined]
except ImportError:  # another Python than CPython
    _sre = None

_Key = tuple[str, int]
_Row = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""What `_sre.compile` is given: flags, code, number of groups, places by name, names by place."""

_DAMAGE = (AttributeError, EOFError, LookupError, OverflowError, RuntimeError, TypeError, ValueError)
_SUM = 4
"""Bytes of the checksum in front."""
_MOST = 2_000
"""Patterns that are kept; ours are a thousand, and a house's own wording adds some."""

_new: dict[_Key, None] = {}
"""What was compiled in this process, for it was not kept."""
_used: dict[_Key, None] = {}
"""What was kept and is in use: all that stays where there is too much."""


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what `re.compile` returns. Raises re.error as it does."""
    key = (pattern, int(flags))
    row = _known().get(key)
    if row is not None:
        with contextlib.suppress(*_DAMAGE):
            made = _made(pattern, row)
            _used[key] = None
            return made
    made = re.compile(pattern, flags)
    _new[key] = None
    return made


def keep() -> None:
    """Keep what was compiled in this process, for the next one; at its end, since it takes a while."""
    place = _place()
    if not _new or _sre is None or sys.dont_write_bytecode or place is None or not os.access(place.parent, os.W_OK):
        return
    known = _known()
    if len(known) + len(_new) > _MOST:
        known = {key: known[key] for key in _used}
    rows = {**known, **{key: row for key in _new if (row := _row(*key)) is not None}}
    _new.clear()
    scratch = place.with_name(f"{place.name}.{os.getpid()}")
    with contextlib.suppress(OSError, ValueError):
        body = marshal.dumps((_version(), rows))
        with os.fdopen(_opened(scratch), "wb") as stream:
            stream.write(zlib.crc32(body).to_bytes(_SUM, "big") + body)
        scratch.replace(place)
    with contextlib.suppress(OSError):  # another process reads the old one, on Windows
        scratch.unlink(missing_ok=True)


@cache
def _known() -> dict[_Key, _Row]:
    """Return what is kept, by expression and flags."""
    place = _place()
    if place is None:
        return {}
    with contextlib.suppress(OSError, *_DAMAGE):
        data = place.read_bytes()
        if zlib.crc32(data[_SUM:]) == int.from_bytes(data[:_SUM], "big"):  # or marshal might ask for any memory
            version, rows = marshal.loads(data[_SUM:])  # noqa: S302 - ours, as the modules beside it
            if version == _version() and isinstance(rows, dict):
                return rows
    return {}


def _version() -> tuple[Any, ...]:
    """Return what the codes of this Python depend on."""
    return (sys.version, sys.byteorder, getattr(_sre, "MAGIC", None), getattr(_sre, "CODESIZE", None))


def _place() -> Path | None:
    """Return where patterns are kept, None where this Python keeps no modules at all."""
    with contextlib.suppress(NotImplementedError):
        return Path(cache_from_source(__file__)).with_suffix(".patterns")
    return None


def _opened(path: Path) -> int:
    """Open a new file that others may read and not write, whatever the mask says: as compiled modules."""
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o644)


def _made(pattern: str, row: _Row) -> re.Pattern[str]:
    """Return the pattern of a code. Raises RuntimeError where Python finds that it is none."""
    flags, code, groups, places, names = row
    made: re.Pattern[str] = _sre.compile(pattern, flags, array("I", code).tolist(), groups, places, names)
    return made


def _row(pattern: str, flags: int) -> _Row | None:
    """Return what makes the pattern again, None where it would not be the same."""
    with contextlib.suppress(*_DAMAGE):
        parsed = _parser.parse(pattern, flags)
        code, places = _compiler._code(parsed, flags), parsed.state.groupdict  # noqa: SLF001 - there is no other way
        names: list[str | None] = [None] * parsed.state.groups
        for name, place in places.items():
            names[place] = name
        row = (flags | parsed.state.flags, array("I", code).tobytes(), parsed.state.groups - 1, places, tuple(names))
        made, plain = _made(pattern, row), re.compile(pattern, flags)
        if made == plain and (made.groups, made.groupindex) == (plain.groups, plain.groupindex):
            return row
    return None
