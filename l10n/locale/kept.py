"""Room locale: the tables of a locale's file, kept as Python keeps a compiled module: in `__pycache__`.

In: a file and its bytes. Out: its tables. `tomllib` takes a twentieth of the time of a small check for the three large
files. What is kept counts for exactly these bytes only, so that nobody has to think of it; where nothing can be kept,
or Python keeps no modules (`-B`, PYTHONDONTWRITEBYTECODE), the file is read each time.
May not touch: anything but what it keeps.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import sys
import tomllib
from importlib.util import cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING, Any

from l10n import files
from l10n.errors import L10nError

if TYPE_CHECKING:
    from collections.abc import Callable


def tables(path: Path, data: bytes) -> dict[str, Any]:
    """Return the tables in `data`, the bytes of the file `path`. Raises tomllib.TOMLDecodeError."""
    return made(path, data, lambda: tomllib.loads(data.decode("utf-8")))


def made(path: Path, data: bytes, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Return what `make` returns, which is made of `data`; it is kept as that of `path`. Raises what `make` raises."""
    try:
        place = Path(cache_from_source(str(path.with_suffix(".py")))).with_name(f"{path.name}.json")
    except NotImplementedError:  # this Python keeps no modules at all
        return make()
    mark = hashlib.sha256(data).hexdigest()
    with contextlib.suppress(OSError, ValueError):
        known, _, text = place.read_text(encoding="utf-8").partition("\n")
        if known == mark:
            kept: dict[str, Any] = json.loads(text)
            return kept
    found = make()
    if not sys.dont_write_bytecode and place.parent.is_dir():
        with contextlib.suppress(L10nError, TypeError, ValueError):  # nowhere to keep it, or a date, which JSON lacks
            files.write(place, f"{mark}\n{json.dumps(found, ensure_ascii=False)}", durable=False)
    return found
