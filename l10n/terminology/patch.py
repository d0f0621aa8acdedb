"""Patches that `git apply` takes: what files would become, as a unified diff. Part of the room `terminology`.

In: paths with their text now and as it would be. Out: a diff with paths below the repository (or the project where
there is none), line ends as they are, and git's mark where a file has no last line end. May not touch: files.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_NO_END = "\\ No newline at end of file\n"


def top(start: Path) -> Path:
    """Return the folder that a patch's paths are below: the repository around `start`, else `start`."""
    here = start.resolve()
    return next((one for one in (here, *here.parents) if (one / ".git").exists()), here)


def patch_of(root: Path, path: Path, old: str, new: str) -> str:
    """Return the diff of one file, empty when nothing changes."""
    if old == new:
        return ""
    name = path.resolve().relative_to(root).as_posix()
    lines = difflib.unified_diff(_lines(old), _lines(new), f"a/{name}", f"b/{name}")
    body = "".join(line if line.endswith("\n") else f"{line}\n{_NO_END}" for line in lines)
    return f"diff --git a/{name} b/{name}\n{body}"


def _lines(text: str) -> list[str]:
    """Split at line feeds only: a carriage return belongs to its line."""
    return [line + "\n" for line in text.split("\n")[:-1]] + ([last] if (last := text.rpartition("\n")[2]) else [])
